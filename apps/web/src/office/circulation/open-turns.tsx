import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { act, refusalOf } from "../letter/acts.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { isWaitedFor, stateOf, stateWords } from "./copy-state.ts";
import { Turns, type Turn } from "./turns.tsx";

type Circulation = NonNullable<letter.LetterView["circulation"]>;
type Props = { readonly view: letter.LetterView; readonly circulation: Circulation };

/** The turns of the circulation with what was said in each, and the next one to open. */
export function OpenTurns({ view, circulation }: Props): ReactNode {
  const { stages, stage, open, n } = circulation;
  if (stages < 2) return null;
  const own = view.copies.filter((copy) => copy.task.circulation === n && copy.parent === null);
  const turns = Array.from({ length: stages }, (_, at): Turn => {
    const turn = at + 1;
    const marks = own
      .filter((copy) => copy.task.stage === turn && copy.kind === "circulation" && copy.task.through === null)
      .map((copy) => {
        const { word, shape } = stateWords[stateOf(view, copy)];
        return {
          key: copy.id,
          shape: shape ?? ("may" as const),
          who: `${copy.holder.organisation || copy.holder.name}: ${word}`,
        };
      });
    return { n: turn, state: stateOfTurn(turn, stage, open), marks };
  });
  return (
    <figure className="stack">
      <Turns turns={turns} />
      {open && stage < stages ? <NextTurn view={view} circulation={circulation} /> : null}
    </figure>
  );
}

function stateOfTurn(turn: number, stage: number, open: boolean): Turn["state"] {
  if (!open || turn < stage) return "done";
  return turn === stage ? "now" : "later";
}

function NextTurn({ view, circulation }: Props): ReactNode {
  const next = circulation.stage + 1;
  const waited = view.copies.filter(
    (copy) =>
      copy.task.circulation === circulation.n &&
      copy.task.required &&
      copy.task.stage <= circulation.stage &&
      isWaitedFor(view, copy),
  ).length;
  const who = waited === 1 ? "1 who must answer has" : `${waited} who must answer have`;
  return (
    <AskReason
      act={`Open turn ${next} now`}
      title={`Open turn ${next} now?`}
      hint={
        waited === 0
          ? "Its holders are asked from this moment on."
          : `${who} not answered in the turns before; they are still waited for. Turn ${next} is asked beside them.`
      }
      optional
      refusal={refusalOf(view, "open-stage")}
      onReason={() => act(view, "circulation/stage", { stage: next })}
    />
  );
}
