import { useEffect, useState, type ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { Button } from "../parts/button.tsx";
import { Select } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { AnswerForm } from "./answer-form.tsx";
import { answerAll, mergeAll, takeUp, type GivenAnswer } from "./matrix-acts.ts";
import { whoOf, type Row } from "./matrix-words.ts";
import { RefusedList } from "./refused-list.tsx";

export type Doing = "answer" | "merge" | null;
type Props = {
  readonly chosen: readonly Row[];
  readonly all: readonly Row[];
  readonly doing: Doing;
  readonly setDoing: (doing: Doing) => void;
  readonly clear: () => void;
};

/** What can be done to the chosen comments at once. It stays in sight while they are chosen. */
export function BulkBar({ chosen, all, doing, setDoing, clear }: Props): ReactNode {
  // Whoever chooses again begins anew.
  useEffect(() => () => setDoing(null), [setDoing]);
  const toggle = (next: Doing) => setDoing(doing === next ? null : next);
  const standing = chosen.filter((row) => !row.withdrawn);
  return (
    <section className="bulk" aria-label="What is chosen">
      <div className="bulk__line">
        <b role="status">{chosen.length === 1 ? "1 comment chosen" : `${chosen.length} comments chosen`}</b>
        <div className="btns">
          <Button kind="go" expanded={doing === "answer"} onPress={() => toggle("answer")}>
            Answer {standing.length === 1 ? "it" : "them"}
          </Button>
          {standing.length > 0 && all.length > 1 ? (
            <Button expanded={doing === "merge"} onPress={() => toggle("merge")}>
              {standing.length === 1 ? "It says the same as…" : "They say the same…"}
            </Button>
          ) : null}
          <TakeUp rows={standing.filter((row) => row.proposed !== "" && row.credited === null)} />
          <Button kind="plain" onPress={clear}>
            Let go
          </Button>
        </div>
      </div>
      {doing === "answer" ? <AnswerThem rows={standing} then={clear} /> : null}
      {doing === "merge" ? <MergeThem chosen={standing} all={all} then={clear} /> : null}
    </section>
  );
}

function AnswerThem({ rows, then }: { readonly rows: readonly Row[]; readonly then: () => void }): ReactNode {
  const { view } = useLetter();
  const answer = useAct(
    (given: GivenAnswer) => answerAll(view.id, rows, given),
    ({ refused }) => (refused.length === 0 ? then() : undefined),
  );
  const count = rows.length === 1 ? "comment" : `${rows.length} comments`;
  return (
    <>
      <AnswerForm
        focus
        act={`Answer ${rows.length === 1 ? "this" : "these"} ${count}`}
        busy={answer.isPending}
        error={answer.error}
        refusal={refusalOf(view, "dispose")}
        onAnswer={(given) => answer.mutate(given)}
      />
      <RefusedList rows={rows} result={answer.data} done="answered" />
    </>
  );
}

function MergeThem(props: {
  readonly chosen: readonly Row[];
  readonly all: readonly Row[];
  readonly then: () => void;
}): ReactNode {
  const { chosen, all, then } = props;
  const { view } = useLetter();
  const ids = new Set(chosen.map((row) => row.id));
  const main = all.filter(
    (row) => !row.withdrawn && row.merged === null && (chosen.length > 1 || !ids.has(row.id)),
  );
  const offered = main.toSorted((a, b) => Number(ids.has(b.id)) - Number(ids.has(a.id)) || a.n - b.n);
  const [picked, setPicked] = useState("");
  const into = offered.find((row) => row.id === picked) ?? offered[0];
  const merge = useAct(
    () => mergeAll(view.id, chosen, into ?? null),
    ({ refused }) => (refused.length === 0 ? then() : undefined),
  );
  return (
    <div className="merge stack">
      <Select
        label={chosen.length === 1 ? "It says the same as" : "They say the same. This one stands for all"}
        hint="It is answered once, and every holder gets that answer. What holds the letter still does until then."
        value={into?.id ?? ""}
        options={offered.map((row) => [row.id, `${row.n}, ${whoOf(row)}: ${shortened(row.text)}`] as const)}
        onChange={setPicked}
      />
      <ProblemNote error={merge.error} />
      <Button
        kind="go"
        busy={merge.isPending}
        refusal={
          refusalOf(view, "merge") ?? (into ? null : "There is no other comment that stands for itself.")
        }
        onPress={() => merge.mutate(undefined)}
      >
        Put {chosen.length === 1 ? "it" : "them"} behind comment {into?.n}
      </Button>
      <RefusedList rows={chosen} result={merge.data} done="put behind it" />
    </div>
  );
}

const SHORT = 60;

function shortened(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}

function TakeUp({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const open = useLetter();
  const apply = useAct(() => takeUp(open, rows));
  if (rows.length === 0) return <RefusedList rows={[]} result={apply.data} done="taken up" />;
  const wordings = rows.length === 1 ? "the proposed wording" : `${rows.length} proposed wordings`;
  const accept = rows.some((row) => row.disposed === null) ? " and accept" : "";
  return (
    <>
      <Button
        busy={apply.isPending}
        refusal={refusalOf(open.view, "add-version")}
        onPress={() => apply.mutate(undefined)}
      >
        Take {wordings} up{accept}
      </Button>
      <RefusedList rows={rows} result={apply.data} done="taken up" />
      <ProblemNote error={apply.error} />
    </>
  );
}
