import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { act, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { longDay } from "../moments.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Misreadings } from "./misreadings.tsx";
import { useKeptName } from "../parts/use-kept-name.ts";
import { ModelReading } from "./model-reading.tsx";
import { inviteReaders } from "./read-back-queries.ts";
import { isCounted, readersWord, type Round, type View } from "./read-back-words.ts";
import { ReaderForm } from "./reader-form.tsx";
import { ReaderTable } from "./reader-table.tsx";
import { RoundFigure } from "./round-figure.tsx";
import { roundSentence } from "./round-sentence.ts";
import { ShadedLetter } from "./shaded-letter.tsx";

type OnLinks = (links: readonly letter.CopyLink[], version: number) => void;
type Props = {
  readonly read: View;
  readonly round: Round;
  /** Whether this is the round that the gate reads: the last one, of the newest version. */
  readonly counts: boolean;
  readonly onLinks: OnLinks;
};

/** One round: what it found, in whose words, where in the letter, and who was asked. */
export function RoundSection({ read, round, counts, onLinks }: Props): ReactNode {
  const { view } = useLetter();
  const title = `round-${round.n}`;
  const counted = round.readers.filter(isCounted).length;
  return (
    <section className="stack round" aria-labelledby={title}>
      <h3 id={title}>
        Round {round.n}, version {round.version}
      </h3>
      <p>{roundSentence(round)}</p>
      {round.readers.length > 0 && counted === 0 ? (
        <p className="empty">
          Nothing to show yet. Each result stands here once a fresh reader has answered every point.
        </p>
      ) : (
        <RoundFigure read={read} round={round} gates={view.gates} counts={counts} />
      )}
      <Misreadings read={read} round={round} />
      <ShadedLetter read={read} round={round} />
      <ModelReading read={read} round={round} />
      <ReaderTable round={round} onLinks={(links) => onLinks(links, round.version)} />
      {round.open ? <OpenActs read={read} round={round} onLinks={onLinks} /> : null}
      <p className="label">
        Opened on {longDay(round.opened)}. Fresh means: the name and address of this invited link had no copy
        of the letter before. Who else looked at it, no record knows.
      </p>
    </section>
  );
}

function OpenActs({ read, round, onLinks }: Omit<Props, "counts">): ReactNode {
  const { view } = useLetter();
  const keptAs = useKeptName("readers", `${view.id}:${round.n}`);
  const waited = round.readers.filter((one) => one.state !== "answered" && !one.recalled).length;
  return (
    <>
      <details className="fold">
        <summary>Ask more readers in round {round.n}</summary>
        <ReaderForm
          key={round.readers.length}
          keptAs={keptAs}
          actWord={(count) => `Ask ${count === 0 ? "them" : readersWord(count)} as well`}
          already={round.readers.filter((one) => one.fresh).length}
          rule={read.rule}
          refusal={refusalOf(view, "invite-readers")}
          send={(sent) => inviteReaders(view.id, round.n, sent)}
          onSent={(links) => onLinks(links, round.version)}
        />
      </details>
      <AskReason
        act={`Close round ${round.n}`}
        title={`Close round ${round.n}?`}
        hint={
          waited === 0
            ? "Everyone has answered. The result stays as it is."
            : `${readersWord(waited)} can no longer answer. What the others said counts as before.`
        }
        optional
        refusal={refusalOf(view, "close-read-back")}
        onReason={() => act(view, `read-back/${round.n}/close`)}
      />
    </>
  );
}
