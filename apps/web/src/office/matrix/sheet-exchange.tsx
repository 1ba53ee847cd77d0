import type { matrix } from "@chirograph/wire";
import { useRef, useState, type ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { enterAnswers, readSheet } from "./matrix-acts.ts";
import { answeredWords, type Row } from "./matrix-words.ts";
import { RefusedList } from "./refused-list.tsx";

/** The matrix as a spreadsheet, out and in. What comes in is shown before anything is entered. */
export function SheetExchange({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { view } = useLetter();
  const picker = useRef<HTMLInputElement>(null);
  const read = useAct((file: File) => readSheet(view.id, file));
  return (
    <div className="btns">
      <a className="btn" href={`/api/letters/${view.id}/matrix.xlsx`} download>
        Export XLSX
      </a>
      <Button
        busy={read.isPending}
        refusal={refusalOf(view, "dispose")}
        onPress={() => picker.current?.click()}
      >
        Import XLSX
      </Button>
      <input
        ref={picker}
        className="vh"
        type="file"
        tabIndex={-1}
        aria-label="A matrix as XLSX"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) read.mutate(file);
        }}
      />
      <ProblemNote error={read.error} />
      {read.data ? <Preview report={read.data} rows={rows} close={read.reset} /> : null}
    </div>
  );
}

type PreviewProps = {
  readonly report: matrix.ImportReport;
  readonly rows: readonly Row[];
  readonly close: () => void;
};

function Preview({ report, rows, close }: PreviewProps): ReactNode {
  const { view } = useLetter();
  // What came in stays on the page while its answers are entered.
  const [before] = useState(rows);
  const { changes, unchanged, missing, problems } = report;
  const enter = useAct(
    () => enterAnswers(view.id, changes),
    ({ refused }) => (refused.length === 0 ? close() : undefined),
  );
  return (
    <Dialog title={changesTitle(changes.length)} onClose={close} wide>
      {problems.length > 0 ? (
        <div className="note note--error">
          <b>{problems.length === 1 ? "1 row" : `${problems.length} rows`} of the file could not be used.</b>
          <ul>
            {problems.map(({ row, why }) => (
              <li key={`${row}:${why}`}>
                Row {row}: {why}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {changes.length > 0 ? <Changes changes={changes} rows={before} /> : null}
      <p className="small quiet">
        {unchanged === 1 ? "1 answer is" : `${unchanged} answers are`} the same in the file.{" "}
        {missing.length > 0
          ? `Not in the file, and left as they are: ${missing.map(({ n }) => n).join(", ")}.`
          : "Every comment is in the file."}
      </p>
      <ProblemNote error={enter.error} />
      <RefusedList rows={before} result={enter.data} done="entered" />
      <div className="btns">
        <Button
          kind="go"
          busy={enter.isPending}
          refusal={changes.length === 0 ? "The file changes nothing." : null}
          onPress={() => enter.mutate(undefined)}
        >
          Enter {changes.length === 1 ? "this answer" : `these ${changes.length} answers`}
        </Button>
        <Button kind="plain" onPress={close}>
          Leave it as it is
        </Button>
      </div>
    </Dialog>
  );
}

function changesTitle(changes: number): string {
  if (changes === 0) return "The file changes no answer.";
  return `The file changes ${changes === 1 ? "1 answer" : `${changes} answers`}.`;
}

function Changes({
  changes,
  rows,
}: {
  readonly changes: matrix.ImportReport["changes"];
  readonly rows: readonly Row[];
}): ReactNode {
  return (
    <table className="ledger">
      <caption className="vh">What would change</caption>
      <thead>
        <tr>
          <th scope="col">Comment</th>
          <th scope="col">Now</th>
          <th scope="col">In the file</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const now = rows.find((row) => row.id === change.comment)?.disposed ?? null;
          return (
            <tr key={change.comment}>
              <th scope="row">
                <span className="import__word">Comment </span>
                {change.n}
              </th>
              <td>
                <span className="import__word">now: </span>
                {now ? <AnswerWords {...now} /> : <span className="quiet">Open</span>}
              </td>
              <td>
                <AnswerWords {...change} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function AnswerWords({
  disposition,
  response,
}: Pick<matrix.ImportReport["changes"][number], "disposition" | "response">): ReactNode {
  return (
    <>
      <b>{answeredWords[disposition]}</b>
      {response ? (
        <span className="under" dir="auto">
          {response}
        </span>
      ) : null}
    </>
  );
}
