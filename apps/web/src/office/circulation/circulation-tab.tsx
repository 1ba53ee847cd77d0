import type { letter } from "@chirograph/wire";
import { useLocation } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { CirculateForm } from "./circulate-form.tsx";
import { CirculationActs } from "./circulation-acts.tsx";
import { circulationWords } from "./circulation-words.ts";
import { keptForm } from "./kept-form.ts";
import { CopyLinkTable } from "./copy-links.tsx";
import { answeredSentence } from "./answered-sentence.ts";
import { byUrgency, standingOf } from "./copy-state.ts";
import { FoundCopies } from "./found-copies.tsx";
import { CopyTable } from "./copy-table.tsx";
import { Tally } from "./tally.tsx";
import { useKeptName } from "../parts/use-kept-name.ts";
import { OpenTurns } from "./open-turns.tsx";

type Copies = letter.LetterView["copies"];
type OnLink = (links: readonly letter.CopyLink[]) => void;

/** Who was asked, what they said, and whom to ask next. */
export function CirculationTab(): ReactNode {
  const { view } = useLetter();
  const asked = useLocation({ select: ({ hash }) => hash === "send" });
  const [links, setLinks] = useState<readonly letter.CopyLink[]>([]);
  const all = view.copies.filter((copy) => copy.kind === "circulation");
  const version = view.circulation?.version ?? 0;
  const counts = (copy: letter.CopyView) => isOfToday(view, copy);
  const current = all.filter(counts).sort(byUrgency(view));
  const earlier = all.filter((copy) => !counts(copy));
  return (
    <>
      {links.length > 0 ? (
        <CopyLinkTable links={links} version={version} onDone={() => setLinks([])} />
      ) : null}
      {current.length > 0 ? <Current view={view} copies={current} onLinks={setLinks} /> : null}
      <Again
        first={all.length === 0}
        open={asked && view.status !== "in-coordination"}
        key={`${all.length}`}
        onSent={setLinks}
      />
      {earlier.length > 0 ? (
        <details className="fold">
          <summary>Earlier copies, {earlier.length}</summary>
          <CopyTable copies={earlier} caption="Earlier copies" onLinks={setLinks} />
        </details>
      ) : null}
    </>
  );
}

/** A copy of the last circulation, or an older one on which an answer is still asked for or stands against the letter. */
function isOfToday(view: letter.LetterView, copy: letter.CopyView): boolean {
  const against = view.gates.some((gate) => gate.gate === "non-concur" && gate.copies.includes(copy.id));
  return copy.task.circulation === view.circulation?.n || standingOf(view, copy) !== null || against;
}

function Again(props: {
  readonly first: boolean;
  readonly open: boolean;
  readonly onSent: OnLink;
}): ReactNode {
  const { view } = useLetter();
  const key = useKeptName("circulate", view.id);
  // Read once: the fold must not close under the hands of whoever starts over.
  const [begun] = useState(() => keptForm(key) !== null);
  const refusal = refusalOf(view, "circulate");
  if (refusal) return props.first ? <p className="note">{refusal}</p> : null;
  if (props.first) return <CirculateForm onSent={props.onSent} />;
  return (
    <details className="fold" open={props.open || begun}>
      <summary>Circulate again</summary>
      <CirculateForm onSent={props.onSent} />
    </details>
  );
}

function Current(props: {
  readonly view: letter.LetterView;
  readonly copies: Copies;
  readonly onLinks: OnLink;
}): ReactNode {
  const { view, copies, onLinks } = props;
  const { circulation } = view;
  if (!circulation) return null;
  return (
    <section className="stack" aria-labelledby="circulation">
      <h3 id="circulation">{answeredSentence(view, copies)}</h3>
      <Tally view={view} copies={copies} />
      <OpenTurns view={view} circulation={circulation} />
      <p className="small quiet">{circulationWords(circulation)}</p>
      <CirculationActs view={view} circulation={circulation} />
      <FoundCopies
        copies={copies}
        caption={`Copies of version ${circulation.version} and what their holders said`}
        onLinks={onLinks}
      />
    </section>
  );
}
