import type { matrix } from "@chirograph/wire";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isPast, now } from "../moments.ts";
import { NewLetter } from "../new-letter.tsx";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { deskQuery } from "../queries.ts";
import { CalendarFeed } from "./calendar-feed.tsx";
import { DeskFilters } from "./desk-filters.tsx";
import { DeskTable } from "./desk-table.tsx";
import { deskSentence, emptyWords } from "./desk-words.ts";
import type { DeskSearch } from "./desk-search.ts";

const route = getRouteApi("/inside/office");
const LIVE_MS = 30_000;

/** What waits for the person who opened it, who blocks what, what is due; and every letter they may see. */
export function Desk(): ReactNode {
  usePageTitle("Desk");
  const search = route.useSearch();
  const query = useQuery({
    ...deskQuery(search),
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
  return (
    <div className="wrap" aria-busy={query.isPlaceholderData || undefined}>
      <Answered query={query}>{(data) => <DeskOf data={data} search={search} />}</Answered>
    </div>
  );
}

function DeskOf({ data, search }: { readonly data: matrix.Desk; readonly search: DeskSearch }): ReactNode {
  const { counts, rows } = data;
  const show = search.show ?? "mine";
  const late = rows.filter((row) => row.waitsForYou && row.suspense && isPast(row.suspense)).length;
  const filtered = search.q !== undefined || search.status !== undefined;
  const bare = counts.all === 0 && counts.archived === 0 && !filtered;
  return (
    <>
      <div className="top top--desk">
        <div>
          <h1>{filtered ? foundSentence(counts[show]) : deskSentence(counts, show === "mine" ? late : 0)}</h1>
          <p className="quiet">{now()}</p>
        </div>
        <NewLetter />
      </div>
      {bare ? null : <Views counts={counts} search={search} />}
      {bare ? null : <DeskFilters />}
      {rows.length === 0 ? (
        <Empty search={search} words={filtered ? null : emptyWords(bare ? "all" : show)} />
      ) : (
        <DeskTable rows={rows} mine={show === "mine"} />
      )}
      <Pages data={data} search={search} />
      {show === "due" ? <CalendarFeed /> : null}
    </>
  );
}

function foundSentence(found: number): string {
  if (found === 0) return "No letter fits.";
  return found === 1 ? "1 letter fits." : `${found} letters fit.`;
}

const views: readonly (readonly [keyof matrix.Desk["counts"], string])[] = [
  ["mine", "Waiting for you"],
  ["blocked", "Blocked"],
  ["due", "Due"],
  ["all", "All"],
  ["archived", "Archived"],
];

/** Each view with its count and its address. */
function Views(props: { readonly counts: matrix.Desk["counts"]; readonly search: DeskSearch }): ReactNode {
  const { counts, search } = props;
  return (
    <nav className="tabs views" aria-label="Views of the desk">
      {views.map(([view, word]) => (
        <Link
          key={view}
          to="/office"
          search={viewSearch(search, view)}
          aria-current={(search.show ?? "mine") === view ? "page" : undefined}
          resetScroll={false}
        >
          {word}
          <span className="n"> {counts[view]}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Another view keeps what was searched for, and begins at its first page. */
function viewSearch({ status, q }: DeskSearch, show: keyof matrix.Desk["counts"]): DeskSearch {
  return { show, ...(status ? { status } : {}), ...(q ? { q } : {}) };
}

function Empty({ search, words }: { readonly search: DeskSearch; readonly words: string | null }): ReactNode {
  if (words !== null) return <p className="empty">{words}</p>;
  return (
    <p className="empty">
      No letter of this view fits. Search for fewer words,{" "}
      <Link to="/office" search={{ show: "all", ...(search.q ? { q: search.q } : {}) }}>
        look in all of them
      </Link>
      , or{" "}
      <Link to="/office" search={search.show ? { show: search.show } : {}}>
        show the whole view
      </Link>
      .
    </p>
  );
}

function Pages({
  data: { page, pages },
  search,
}: {
  readonly data: matrix.Desk;
  readonly search: DeskSearch;
}): ReactNode {
  if (pages < 2) return null;
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 ? (
        <Link className="btn" to="/office" search={{ ...search, page: page - 1 }}>
          Earlier page
        </Link>
      ) : null}
      <span className="label">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link className="btn" to="/office" search={{ ...search, page: page + 1 }}>
          Next page
        </Link>
      ) : null}
    </nav>
  );
}
