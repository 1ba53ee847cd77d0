import { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Shape } from "../look/shapes.tsx";
import { dueMoment, isPast, now, shortDay, untilDue } from "./moments.ts";
import { NewLetter } from "./new-letter.tsx";
import { usePageTitle } from "./page-title.ts";
import { Answered } from "./parts/answered.tsx";
import { lettersQuery } from "./queries.ts";
import { StatusChip } from "./status.tsx";
import { tabFor, wayToWhatWaits } from "./letter/tab-for.ts";

const YOURS_SHOWN = 8;
const numbers = ["Nothing", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** What waits for the person who opened it, then their letters. */
export function Desk(): ReactNode {
  usePageTitle("Desk");
  const query = useQuery(lettersQuery);
  return (
    <div className="wrap">
      {<Answered query={query}>{(data) => <DeskOf rows={data.letters} />}</Answered>}
    </div>
  );
}

function DeskOf({ rows }: { readonly rows: readonly letter.LetterRow[] }): ReactNode {
  const waiting = rows.filter((row) => row.waitsForYou !== null).sort(bySuspense);
  const yours = rows.filter((row) => !row.archived);
  return (
    <>
      <div className="top top--desk">
        <div>
          <h1>{deskSentence(waiting, rows.length)}</h1>
          <p className="quiet">{now()}</p>
        </div>
        <NewLetter />
      </div>
      {rows.length === 0 ? <EmptyDesk /> : <DeskColumns waiting={waiting} yours={yours} />}
    </>
  );
}

type Rows = readonly letter.LetterRow[];

function DeskColumns({ waiting, yours }: { readonly waiting: Rows; readonly yours: Rows }): ReactNode {
  return (
    <div className="cols">
      <section aria-labelledby="waiting">
        <h2 id="waiting">Waiting for you</h2>
        {waiting.length === 0 ? (
          <p className="empty">
            Nothing waits for you. A letter stands here when it needs your answer, your signature or your
            release.
          </p>
        ) : (
          <ol className="wait">
            {waiting.map((row) => (
              <Waiting key={row.id} row={row} />
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="yours">
        <h2 id="yours">
          Your letters{" "}
          <Link to="/office/letters" search={{}}>
            All {yours.length}
          </Link>
        </h2>
        <ul className="mine">
          {yours.slice(0, YOURS_SHOWN).map((row) => (
            <Mine key={row.id} row={row} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Waiting({ row }: { readonly row: letter.LetterRow }): ReactNode {
  return (
    <li>
      <span className="when">{row.suspense === null ? <b>No date</b> : <Due at={row.suspense} />}</span>
      <span>
        <Link to={wayToWhatWaits(row)} params={{ id: row.id }}>
          {row.waitsForYou}
        </Link>
        <span className="what">
          <bdi>{row.subject || "No subject yet"}</bdi>
        </span>
      </span>
      <code className="ref">{row.reference}</code>
    </li>
  );
}

function Due({ at }: { readonly at: string }): ReactNode {
  const late = isPast(at);
  return (
    <>
      <b className={late ? "late" : undefined}>{late ? untilDue(at) : shortDay(at)}</b>{" "}
      <span className="due-clock">{dueMoment(at).split(", ").at(-1)}</span>
    </>
  );
}

function Mine({ row }: { readonly row: letter.LetterRow }): ReactNode {
  return (
    <li>
      <span>
        <Link to={tabFor(row)} params={{ id: row.id }} dir="auto">
          {row.subject || "No subject yet"}
        </Link>
      </span>
      <StatusChip status={row.status} />
      <GateLine row={row} />
    </li>
  );
}

/** One line under a letter: what holds it, or since when it stands. */
export function GateLine({ row }: { readonly row: letter.LetterRow }): ReactNode {
  const version = row.version === 0 ? "No version yet" : `Version ${row.version}`;
  const open = ["draft", "in-coordination", "adjudication", "returned"].includes(row.status);
  if (!open || row.held === 0) {
    return (
      <span className="gate-line">
        <span>
          <code>{row.reference}</code>, {version.toLowerCase()}, {shortDay(row.updatedAt)}
        </span>
      </span>
    );
  }
  return (
    <span className="gate-line" data-gate="held">
      <Shape name="held" />
      <span>
        {version}, held by {row.held} {row.held === 1 ? "gate" : "gates"}
      </span>
    </span>
  );
}

function EmptyDesk(): ReactNode {
  return (
    <div className="empty stack">
      <p>
        <b>There is no letter yet that you may see.</b> A letter is seen by the people named on it, and by
        nobody else.
      </p>
      <p>Write one with “New letter”, or ask its author to name you on it.</p>
    </div>
  );
}

function deskSentence(waiting: Rows, letters: number): string {
  if (letters === 0) return "Your desk is empty.";
  if (waiting.length === 0) return "Nothing waits for you.";
  const count = numbers[waiting.length] ?? String(waiting.length);
  const first = waiting.length === 1 ? "One thing waits for you." : `${count} things wait for you.`;
  const late = waiting.filter((row) => row.suspense !== null && isPast(row.suspense)).length;
  if (late === 0) return first;
  return `${first} ${numbers[late] ?? late} ${late === 1 ? "is" : "are"} late.`;
}

function bySuspense(a: letter.LetterRow, b: letter.LetterRow): number {
  return (a.suspense ?? "9").localeCompare(b.suspense ?? "9");
}
