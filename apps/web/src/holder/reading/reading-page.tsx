import type { ReadingView } from "@chirograph/wire/read-back";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { Frame } from "../frame.tsx";
import { useKeeper } from "../unsent/use-keeper.ts";
import { useReadAgain } from "../use-read-again.ts";
import { Asked } from "./asked.tsx";
import { Ended } from "./ended.tsx";
import { noForms, readersForms } from "./forms.ts";
import { PointsStep } from "./points-step.tsx";
import { ReadStep } from "./read-step.tsx";
import { type Reading, ReadingContext, useReading } from "./reading-context.ts";
import { readReading } from "./requests.ts";
import { SaveTrouble } from "./save-line.tsx";
import { useDocumentLanguage } from "./use-document-language.ts";
import { wordsIn } from "./words.ts";

type Props = { readonly copy: string; readonly first: ReadingView; readonly focus: boolean };

/** The reader's page: the letter, one sentence of their own, then the statements. */
export function ReadingPage({ copy, first, focus }: Props): ReactNode {
  const [view, setView] = useState(first);
  const [said, say] = useState("");
  const { forms, aside, keeping, keeper } = useKeeper({
    copy,
    draft: first.draft,
    written: readersForms,
    readAgain: async () => (await readReading(copy)).draft,
  });
  const reload = useCallback(async () => {
    const read = await readReading(copy);
    keeper.receive(read.draft);
    setView(read);
    return read;
  }, [copy, keeper]);
  useReadAgain(reload);
  useDocumentLanguage(view.language);
  useEffect(() => {
    // What was sent is not kept a second time, wherever it was sent from.
    if (view.step === "done") keeper.change(() => noForms);
  }, [view.step, keeper]);
  const words = wordsIn(view.language);
  const reading = useMemo<Reading>(
    () => ({ copy, view, words, forms, aside, keeping, keeper, reload, say }),
    [copy, view, words, forms, aside, keeping, keeper, reload],
  );
  return (
    <ReadingContext value={reading}>
      <title>{words.title(view.letter.subject)}</title>
      <Frame
        office={view.office}
        contact={view.contact}
        words={words.frame}
        tag={<CopyTag label={view.label} version={view.letter.version} />}
      >
        <output className="reading__said">{said === "" ? null : <span className="note">{said}</span>}</output>
        <Step focus={focus || view.step !== first.step} />
      </Frame>
    </ReadingContext>
  );
}

function Step({ focus }: { readonly focus: boolean }): ReactNode {
  const { view } = useReading();
  switch (view.step) {
    case "read":
      return (
        <>
          <Asked focus={focus} />
          <SaveTrouble />
          <ReadStep />
        </>
      );
    case "points":
      return (
        <>
          <SaveTrouble />
          <PointsStep focus={focus} />
        </>
      );
    default:
      return <Ended key={view.step} step={view.step} focus={focus} />;
  }
}
