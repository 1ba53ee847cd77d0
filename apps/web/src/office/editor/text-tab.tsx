import type { text } from "@chirograph/wire";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { latestVersion, makeVersion, refusalOf, textIsNewer } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { pointedOutAt, useNarrow, WordingCount } from "../wording/at-paragraph.tsx";
import { useWording } from "../wording/use-wording.ts";
import { WordingSection } from "../wording/wording-section.tsx";
import { warmUp } from "../typeset/page-reader.ts";
import { Conflict } from "./conflict.tsx";
import { FootFields, HeadFields, NatureFields } from "./letter-fields.tsx";
import { paragraphPlaces } from "./paragraph-labels.ts";
import { ParagraphList } from "./paragraph-list.tsx";
import { SaveLine } from "./save-line.tsx";
import { troublesOf } from "./text-troubles.ts";
import { Upload } from "./upload.tsx";
import { Versions } from "./versions.tsx";

/** The letter as it is written, and the versions that were made of it. */
export function TextTab(): ReactNode {
  const { view } = useLetter();
  const refusal = refusalOf(view, "add-version");
  useEffect(warmUp, []);
  return (
    <>
      {refusal === null ? <Editor /> : <p className="note">{refusal}</p>}
      <Versions view={view} />
      {refusal === null ? <Upload view={view} /> : null}
    </>
  );
}

function Editor(): ReactNode {
  const { view, working, typesetting } = useLetter();
  const words = working.text;
  const set = (change: Partial<text.LetterText>) => working.change((now) => ({ ...now, ...change }));
  const troubles = troublesOf(words, typesetting);
  const wording = useWording(view.id, words);
  const phone = useNarrow();
  const places = paragraphPlaces(words.paragraphs, words.language);
  return (
    <div className="editor stack">
      <Conflict working={working} />
      <HeadFields text={words} set={set} />
      <section aria-labelledby="paragraphs">
        <div className="paragraphs-head">
          <h3 id="paragraphs">Paragraphs</h3>
          <WordingCount wording={wording} />
        </div>
        <ParagraphList
          paragraphs={words.paragraphs}
          language={words.language}
          troubles={troubles.paragraphs}
          pointedOut={(text, at) =>
            pointedOutAt(wording, text, at, phone ? { letter: view.id, places } : null)
          }
          onChange={(paragraphs) => set({ paragraphs })}
        />
      </section>
      <WordingSection
        letter={view.id}
        language={words.language}
        wording={wording}
        places={places}
        listed={!phone}
      />
      <FootFields text={words} set={set} />
      <details className="fold">
        <summary>Effect, language, what it rests on, handling</summary>
        <NatureFields text={words} set={set} />
      </details>
      {troubles.others.map((sentence) => (
        <p className="note note--error" key={sentence} role="status">
          {sentence}
        </p>
      ))}
      <MakeVersion />
    </div>
  );
}

function MakeVersion(): ReactNode {
  const { view, working } = useLetter();
  const navigate = useNavigate();
  const next = (latestVersion(view)?.n ?? 0) + 1;
  const make = useAct(
    async () => makeVersion(view, await working.flush()),
    () => void navigate({ to: "/office/letters/$id/text", params: { id: view.id }, hash: "versions" }),
  );
  const same = working.save.kind === "saved" && !textIsNewer(view, working.save.at);
  return (
    <div className="make-version">
      <SaveLine save={working.save} />
      <ProblemNote error={make.error} />
      <Button
        busy={make.isPending}
        refusal={same ? `The text has not changed since version ${next - 1}.` : null}
        onPress={() => make.mutate(undefined)}
      >
        Make version {next}
      </Button>
    </div>
  );
}
