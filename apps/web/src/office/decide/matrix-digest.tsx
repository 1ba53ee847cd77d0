import type { matrix, letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { AnswerCell } from "../matrix/answer-cell.tsx";
import { overrideObjection } from "../matrix/matrix-acts.ts";
import { countBySeverity, MatrixPicture } from "../matrix/matrix-picture.tsx";
import {
  answeredWords,
  dispositions,
  isObjected,
  placeWords,
  severityWords,
  whoOf,
  type Row,
} from "../matrix/matrix-words.ts";
import { RemarkCell } from "../matrix/remark-cell.tsx";
import { AskReason } from "../parts/ask-reason.tsx";
import { Answered } from "../parts/answered.tsx";
import { matrixQuery } from "../queries.ts";
import { restWords, toRead } from "./digest-order.ts";

type ViewProps = { readonly view: letter.LetterView };

/** What was said and what became of it, for the one who signs: counted, and in full where somebody was refused or objects. */
export function MatrixDigest({ view }: ViewProps): ReactNode {
  const query = useQuery(matrixQuery(view.id, false));
  return (
    <section className="stack" aria-labelledby="comments">
      <Answered query={query}>{(data) => <Digest view={view} data={data} />}</Answered>
    </section>
  );
}

function Digest({ view, data: { rows } }: ViewProps & { readonly data: matrix.MatrixView }): ReactNode {
  const standing = rows.filter((row) => !row.withdrawn);
  const { first, rest } = toRead(standing);
  const { id } = view;
  return (
    <>
      <h2 id="comments">{titleOf(standing)}</h2>
      {standing.length > 0 ? (
        <>
          <MatrixPicture counts={countBySeverity(rows)} letter={id} />
          <p className="small">
            {answersSentence(standing)}{" "}
            <Link to="/office/letters/$id/matrix" params={{ id }}>
              Read all of them
            </Link>
          </p>
        </>
      ) : null}
      <Cards view={view} rows={first} />
      {rest.length > 0 ? (
        <details className="fold digest__rest">
          <summary>{restWords(rest)}</summary>
          <Cards view={view} rows={rest} />
        </details>
      ) : null}
    </>
  );
}

function titleOf(standing: readonly Row[]): string {
  const objected = standing.filter(isObjected).length;
  if (standing.length === 0) return "No comments";
  const all = standing.length === 1 ? "1 comment" : `${standing.length} comments`;
  if (objected === 0) return all;
  return `${all}, ${objected === 1 ? "1 objection" : `${objected} objections`} to the answers`;
}

/** "31 accepted, 4 accepted in part, 2 rejected, 1 open." */
function answersSentence(standing: readonly Row[]): string {
  const open = standing.filter((row) => row.disposed === null).length;
  const counts = dispositions.map((one) => {
    const count = standing.filter((row) => row.disposed?.disposition === one).length;
    return count > 0 ? `${count} ${answeredWords[one].toLowerCase()}` : "";
  });
  return `${[...counts, open > 0 ? `${open} open` : ""].filter(Boolean).join(", ")}.`;
}

function Cards({ view, rows }: ViewProps & { readonly rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <ol className="comments stack">
      {rows.map((row) => (
        <li key={row.id}>
          <Card view={view} row={row} />
        </li>
      ))}
    </ol>
  );
}

function Card({ view, row }: ViewProps & { readonly row: Row }): ReactNode {
  return (
    <article className={row.severity === "critical" ? "comment comment--critical" : "comment"}>
      <header>
        <span className="comment__sev">{severityWords[row.severity]}</span>
        <bdi>{whoOf(row)}</bdi>
        <span className="label">
          <Link to="/office/letters/$id/matrix" params={{ id: view.id }} hash={`c-${row.id}`}>
            Comment {row.n}
          </Link>
          , {placeWords(row).toLowerCase()}
        </span>
      </header>
      {row.passage && !row.proposed ? <blockquote dir="auto">{row.passage.quote}</blockquote> : null}
      <RemarkCell row={row} letter={view.id} />
      <div className="comment__answer">
        <AnswerCell row={row} mainN={null} />
      </div>
      <Override view={view} row={row} />
    </article>
  );
}

function Override({ view, row }: ViewProps & { readonly row: Row }): ReactNode {
  const gate = view.gates.find((one) => one.gate === "objections" && one.comments.includes(row.id));
  if (!gate) return null;
  if (gate.status === "waived") return <p className="small">{gate.sentence}</p>;
  return (
    <div className="btns">
      <AskReason
        act="Override this objection"
        title={`Override the objection to the answer on comment ${row.n}?`}
        hint="It is entered under your name, with the reason."
        refusal={refusalOf(view, "override-objection")}
        onReason={(reason) => overrideObjection(view.id, row, reason)}
      />
    </div>
  );
}
