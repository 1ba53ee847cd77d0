import type { ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { AnswerForm } from "./answer-form.tsx";
import { answerAll, mergeAll, overrideObjection, takeUp, type GivenAnswer } from "./matrix-acts.ts";
import { isObjected, type Row } from "./matrix-words.ts";
import { RefusedList } from "./refused-list.tsx";
import { Thread } from "./thread.tsx";

type Props = { readonly row: Row; readonly toward: "answer" | "reply"; readonly close: () => void };

/** One comment opened: the talk on one side, the answer on the other. */
export function OpenedRow({ row, toward, close }: Props): ReactNode {
  const { view } = useLetter();
  const answer = useAct(
    (given: GivenAnswer) => answerAll(view.id, [row], given),
    ({ refused }) => (refused.length === 0 ? close() : undefined),
  );
  return (
    <div className="opened">
      <section aria-label={`Talk on comment ${row.n}`}>
        <Thread row={row} focus={toward === "reply"} />
        <RowActs row={row} />
      </section>
      {row.withdrawn ? null : (
        <section aria-label={`Answer to comment ${row.n}`}>
          <AnswerForm
            start={row.disposed}
            act={row.disposed ? "Change the answer" : "Enter the answer"}
            busy={answer.isPending}
            error={answer.error}
            refusal={refusalOf(view, "dispose")}
            onAnswer={(given) => answer.mutate(given)}
          />
          <RefusedList rows={[row]} result={answer.data} done="answered" />
        </section>
      )}
    </div>
  );
}

function RowActs({ row }: { readonly row: Row }): ReactNode {
  const open = useLetter();
  const { view } = open;
  const apply = useAct(() => takeUp(open, [row]));
  const apart = useAct(() => mergeAll(view.id, [row], null));
  return (
    <div className="stack">
      <div className="btns">
        {row.proposed && !row.withdrawn && row.credited === null ? (
          <Button
            busy={apply.isPending}
            refusal={refusalOf(view, "add-version")}
            onPress={() => apply.mutate(undefined)}
          >
            {row.disposed ? "Take the proposed wording up" : "Take the proposed wording up and accept"}
          </Button>
        ) : null}
        {row.merged ? (
          <Button
            busy={apart.isPending}
            refusal={refusalOf(view, "merge")}
            onPress={() => apart.mutate(undefined)}
          >
            It does not say the same
          </Button>
        ) : null}
        {isObjected(row) ? <Override row={row} /> : null}
      </div>
      <RefusedList rows={[row]} result={apply.data} done="taken up" />
      <ProblemNote error={apply.error ?? apart.error} />
    </div>
  );
}

/** Only a signer on the letter may, and then by name. */
function Override({ row }: { readonly row: Row }): ReactNode {
  const { view } = useLetter();
  const waived = view.gates.some((gate) => gate.status === "waived" && gate.comments.includes(row.id));
  if (waived) return null;
  return (
    <AskReason
      act="Override this objection"
      title={`Override the objection to the answer on comment ${row.n}?`}
      hint="It is entered under your name, with the reason."
      refusal={refusalOf(view, "override-objection")}
      onReason={(reason) => overrideObjection(view.id, row, reason)}
    />
  );
}
