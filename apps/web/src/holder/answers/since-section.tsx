import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useState } from "react";
import { useHolder } from "../holder-context.ts";
import type { Comment, Earlier } from "../requests.ts";
import { AnswerItem } from "./answer-item.tsx";
import { tallyWords } from "./disposition-words.ts";
import { gatheredIn, gatheredTally } from "./gathered.ts";
import { answeredComments, FOLD, waitsForYou } from "./waits.ts";
import { WhatChanged } from "./what-changed.tsx";

/** What came about since the holder was here last: what the new version changed, and what became of their comments. */
export function SinceSection({ toWords }: { readonly toWords: () => void }): ReactNode {
  const { view } = useHolder();
  const answered = answeredComments(view);
  if (answered.length === 0 && view.earlier === null) return null;
  return (
    <section className="since" id="answers" aria-labelledby="answers-title">
      <h2 id="answers-title" className="vh" tabIndex={-1}>
        What came about since
      </h2>
      <WhatChanged />
      {answered.length === 0 ? null : <Answers answered={answered} toWords={toWords} />}
    </section>
  );
}

/** So many answers stand open above the letter; of more the line that counts them is enough, so that the letter stays in sight. */
const FEW = 3;

type Props = { readonly answered: readonly (Comment | Earlier)[]; readonly toWords: () => void };

function Answers({ answered, toWords }: Props): ReactNode {
  const { view } = useHolder();
  const waiting = answered.filter((one) => waitsForYou(view, one)).length;
  // It stays as the reader has it: answering the last one must not close it under their hand.
  const [open, setOpen] = useState(waiting > 0 && answered.length <= FEW);
  // The order stays too: a card that was answered keeps its place.
  const [order] = useState(() => answered.map((one) => one.id));
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const sorted = [...answered].sort((a, b) => place(a.id) - place(b.id));
  return (
    <details className="fold" id={FOLD} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>
          What became of {answered.length === 1 ? "your comment" : `your ${answered.length} comments`}
          <span className="since__tally">
            {tallyOf(view, answered)}.{waiting > 0 ? <b>{waitingWords(waiting)}</b> : null}
          </span>
        </span>
      </summary>
      <div className="since__cards">
        {sorted.map((one) => (
          <AnswerItem key={one.id} comment={one} toWords={toWords} />
        ))}
      </div>
    </details>
  );
}

/** What a colleague made of them; what the office answered to the others. */
function tallyOf(view: HolderView, answered: readonly Comment[]): string {
  const gathered = answered.flatMap(({ id }) => gatheredIn(view, id) ?? []);
  const own = answered.filter(({ id }) => gatheredIn(view, id) === null);
  const words = [
    gathered.length === 0 ? "" : gatheredTally(gathered),
    own.length === 0 ? "" : tallyWords(own.map((one) => one.disposed)),
  ];
  return words.filter(Boolean).join("; ");
}

function waitingWords(count: number): string {
  return count === 1 ? " One waits for your word." : ` ${count} wait for your word.`;
}
