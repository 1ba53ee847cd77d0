import { office } from "@chirograph/wire";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { Answered } from "../parts/answered.tsx";
import { RecordRows } from "../parts/record-rows.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

const route = getRouteApi("/inside/office/settings/record");

function recordOfPage(page: number) {
  return queryOptions({
    queryKey: ["office-record", page],
    queryFn: ({ signal }) =>
      call(office.OfficeRecord, "GET", `/api/office/record?page=${page}`, undefined, signal),
  });
}

/** Who changed the office's rules, settings and people, and what was said in its name. */
export function RecordPage(): ReactNode {
  const { page = 1 } = route.useSearch();
  const query = useQuery({ ...recordOfPage(page), placeholderData: keepPreviousData });
  return (
    <SettingsFrame title="Record of the office">
      <p className="small quiet">
        Each change of the office’s rules, settings, people and passkeys, and each statement; a letter’s
        record stands with the letter. What stands here can only be added to. The number at the end is the
        entry’s leaf in the public log.
      </p>
      <Answered query={query}>{(record) => <Years record={record} />}</Answered>
    </SettingsFrame>
  );
}

type Shown = { readonly record: office.OfficeRecord };

const yearOf = (at: string) => new Date(at).getFullYear();

function Years({ record }: Shown): ReactNode {
  const years = [...new Set(record.rows.map((row) => yearOf(row.at)))];
  return (
    <>
      {years.map((year) => (
        <section key={year} className="stack" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <RecordRows rows={record.rows.filter((row) => yearOf(row.at) === year)} />
        </section>
      ))}
      <Pages record={record} />
    </>
  );
}

function Pages({ record: { page, pages } }: Shown): ReactNode {
  if (pages < 2) return null;
  const to = "/office/settings/record";
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 ? (
        <Link className="btn" to={to} search={page > 2 ? { page: page - 1 } : {}}>
          Newer
        </Link>
      ) : null}
      <span className="label">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link className="btn" to={to} search={{ page: page + 1 }}>
          Older
        </Link>
      ) : null}
    </nav>
  );
}
