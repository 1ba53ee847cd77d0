import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { shortDay } from "../moments.ts";
import { answeredWords, type Row } from "./matrix-words.ts";

type Props = { readonly row: Row; readonly mainN: number | null };

/** What the office answered, and what its commenter says to that. */
export function AnswerCell({ row, mainN }: Props): ReactNode {
  return (
    <>
      <Disposition row={row} />
      {row.disposed?.response ? <p dir="auto">{row.disposed.response}</p> : null}
      <Satisfaction row={row} />
      {mainN === null ? null : (
        <p className="small">
          Says the same as <a href={`#c-${row.merged ?? ""}`}>{mainN}</a>.
        </p>
      )}
      {row.credited === null ? null : (
        <p className="label">
          {row.credited === 0 ? "Taken up in the text." : `Taken up in version ${row.credited}.`}
        </p>
      )}
    </>
  );
}

function Disposition({ row: { withdrawn, disposed } }: { readonly row: Row }): ReactNode {
  if (withdrawn) return <span className="quiet">Withdrawn by its author</span>;
  if (!disposed) return <span className="answer-word answer-word--open">Open</span>;
  return (
    <span className="answer-word" data-answer={disposed.disposition}>
      {answeredWords[disposed.disposition]}
      <span className="label">
        {disposed.by}, {shortDay(disposed.at)}
      </span>
    </span>
  );
}

function Satisfaction({ row: { satisfaction, withdrawn } }: { readonly row: Row }): ReactNode {
  if (!satisfaction || withdrawn) return null;
  if (satisfaction.answer === "satisfied") {
    return (
      <span className="position" data-position="concur">
        <Shape name="concur" />
        Satisfied
      </span>
    );
  }
  return (
    <div className="objects">
      <span className="position" data-position="non-concur">
        <Shape name="non-concur" />
        Objects
      </span>
      <p dir="auto">{satisfaction.note}</p>
    </div>
  );
}
