import { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { GateLine } from "./desk.tsx";
import { tabFor } from "./letter/tab-for.ts";
import { shortDay } from "./moments.ts";
import { NewLetter } from "./new-letter.tsx";
import { usePageTitle } from "./page-title.ts";
import { Answered } from "./parts/answered.tsx";
import { Select, TextField } from "./parts/field.tsx";
import { lettersQuery } from "./queries.ts";
import { StatusChip, statusWords } from "./status.tsx";

type Filter = letter.LetterStatus | "archived" | "any";
const route = getRouteApi("/inside/office/letters");
const filters: readonly (readonly [Filter, string])[] = [
  ["any", "Any status"],
  ...letter.LetterStatus.options.map((status) => [status, statusWords[status].word] as const),
  ["archived", "Archived"],
];

/** All letters that the reader may see. Search and filter stand in the address. */
export function LetterList(): ReactNode {
  usePageTitle("Letters");
  const query = useQuery(lettersQuery);
  return (
    <div className="wrap">
      <Answered query={query}>{(data) => <Found rows={data.letters} />}</Answered>
    </div>
  );
}

function Found({ rows }: { readonly rows: readonly letter.LetterRow[] }): ReactNode {
  const { q = "", status } = route.useSearch();
  const shown = rows.filter((row) => fits(row, q, status));
  return (
    <>
      <div className="top top--desk">
        <h1>{countSentence(shown.length, rows.length)}</h1>
        <NewLetter />
      </div>
      <Filters />
      {shown.length === 0 ? (
        <p className="empty">
          {rows.length === 0
            ? "There is no letter yet that you may see. Write one with “New letter”."
            : "No letter fits. Search for fewer words, or choose another status."}
        </p>
      ) : (
        <LetterTable rows={shown} />
      )}
    </>
  );
}

function Filters(): ReactNode {
  const { q = "", status } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <search className="filters">
      <TextField
        label="Search"
        type="search"
        value={q}
        onChange={(next) =>
          void navigate({ search: (old) => ({ ...old, q: next || undefined }), replace: true })
        }
      />
      <Select
        label="Status"
        value={status ?? "any"}
        options={filters}
        onChange={(next) =>
          void navigate({
            search: (old) => ({ ...old, status: next === "any" ? undefined : next }),
            replace: true,
          })
        }
      />
    </search>
  );
}

function LetterTable({ rows }: { readonly rows: readonly letter.LetterRow[] }): ReactNode {
  return (
    <table className="ledger letters">
      <caption className="vh">Letters</caption>
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">Reference</th>
          <th scope="col">Status</th>
          <th scope="col" className="end">
            Changed
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={tabFor(row)} params={{ id: row.id }} dir="auto">
                <b>{row.subject || "No subject yet"}</b>
              </Link>
              {row.held > 0 ? <GateLine row={row} /> : null}
            </th>
            <td>
              <code>{row.reference}</code>
            </td>
            <td>
              <StatusChip status={row.status} />
            </td>
            <td className="end">{shortDay(row.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function fits(row: letter.LetterRow, q: string, status: Filter | undefined): boolean {
  if (row.archived !== (status === "archived")) return false;
  if (status !== undefined && status !== "archived" && row.status !== status) return false;
  const words = q.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const where = `${row.subject} ${row.reference}`.toLocaleLowerCase();
  return words.every((word) => where.includes(word));
}

function countSentence(shown: number, all: number): string {
  const letters = (n: number) => (n === 1 ? "1 letter" : `${n} letters`);
  return shown === all ? `${letters(all)}.` : `${shown} of ${letters(all)}.`;
}
