import type { matrix } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import { useRef, type ReactNode } from "react";
import { tabFor, wayToWhatWaits } from "../letter/tab-for.ts";
import { isPast, isSoon, shortDay, shortDue, untilDue } from "../moments.ts";
import { StatusChip } from "../status.tsx";
import { sinceWords, statusOf } from "./desk-words.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

type Row = matrix.DeskRow;

/** Letters with what they wait for, whom, and until when. */
export function DeskTable({
  rows,
  mine,
}: {
  readonly rows: readonly Row[];
  readonly mine: boolean;
}): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useDeskKeys(table);
  return (
    <table className="ledger desk-table" ref={table}>
      <caption className="vh">Letters</caption>
      <thead>
        <tr>
          <th scope="col">Due</th>
          <th scope="col">{mine ? "What waits for you" : "Letter"}</th>
          <th scope="col">Who keeps it</th>
          <th scope="col">Answered</th>
          <th scope="col" className="end">
            Status
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DeskLine key={row.id} row={row} mine={mine} />
        ))}
      </tbody>
    </table>
  );
}

function DeskLine({ row, mine }: { readonly row: Row; readonly mine: boolean }): ReactNode {
  const wait = row.waitsForYou;
  const subject = row.subject || "No subject yet";
  const asked = mine && wait !== null;
  return (
    <tr>
      <td className="desk-table__due">
        <Due row={row} />
      </td>
      <th scope="row" className="desk-table__letter">
        <Link data-main to={asked ? wayToWhatWaits(row) : tabFor(row)} params={{ id: row.id }} dir="auto">
          {asked ? wait : subject}
        </Link>
        <span className="under">
          <code>{row.reference}</code>
          {asked ? <bdi>{subject}</bdi> : null}
          {!asked && wait !== null ? (
            <Link to={wayToWhatWaits(row)} params={{ id: row.id }}>
              {wait}
            </Link>
          ) : null}
        </span>
      </th>
      <td className="desk-table__who" dir="auto">
        <Blocker row={row} />
      </td>
      <td className="desk-table__answers">
        <Answers row={row} />
      </td>
      <td className="end desk-table__status">
        <StatusChip status={statusOf(row)} />
      </td>
    </tr>
  );
}

/** Coloured only when it is due within a day, or past. */
function Due({ row: { suspense, updatedAt } }: { readonly row: Row }): ReactNode {
  if (suspense === null) {
    return <span className="label">changed {shortDay(updatedAt)}</span>;
  }
  return (
    <>
      <b className={isPast(suspense) ? "late" : isSoon(suspense) ? "soon" : undefined}>
        {untilDue(suspense)}
      </b>
      <span className="under label">{shortDue(suspense)}</span>
    </>
  );
}

function Blocker({ row: { blockedBy } }: { readonly row: Row }): ReactNode {
  if (!blockedBy) return null;
  const { who, what, since, more } = blockedBy;
  return (
    <>
      <b>
        <bdi>{who}</bdi>
      </b>
      {more > 0 ? ` and ${more} more` : ""}
      <span className="under">
        <span className={what === "silent" ? undefined : "against"}>{what}</span>
        {since ? `, ${sinceWords(since)}` : ""}
      </span>
    </>
  );
}

function Answers({ row: { answered, asked, openComments } }: { readonly row: Row }): ReactNode {
  const comments = openComments === 1 ? "1 open comment" : `${openComments} open comments`;
  return (
    <>
      {asked > 0 ? (
        <span className="answers">
          <span className="answers__bar" aria-hidden="true">
            <i style={{ inlineSize: `${(answered / asked) * 100}%` }} />
          </span>
          {answered} of {asked}
        </span>
      ) : null}
      {openComments > 0 ? <span className="under label">{comments}</span> : null}
    </>
  );
}
