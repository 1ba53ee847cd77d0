import type { matrix } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { useLetter } from "../letter/letter-context.ts";
import { Answered } from "../parts/answered.tsx";
import { matrixQuery } from "../queries.ts";
import { MatrixFilters } from "./matrix-filters.tsx";
import { countBySeverity, MatrixPicture } from "./matrix-picture.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { rowsFor } from "./matrix-view.ts";
import { isObjected, isOpen, type Row } from "./matrix-words.ts";
import { SheetExchange } from "./sheet-exchange.tsx";

const route = getRouteApi("/inside/office/letters/$id/matrix");

/** Every comment with its answer: the comment resolution matrix. */
export function MatrixTab(): ReactNode {
  const { view } = useLetter();
  const query = useQuery(matrixQuery(view.id, view.status === "in-coordination"));
  return <Answered query={query}>{(data) => <MatrixOf data={data} />}</Answered>;
}

function MatrixOf({ data: { rows, version } }: { readonly data: matrix.MatrixView }): ReactNode {
  const { view } = useLetter();
  const search = route.useSearch();
  const shown = useMemo(() => rowsFor(rows, search), [rows, search]);
  if (rows.length === 0) {
    return (
      <p className="empty">
        There is no comment yet. Holders write them on a passage of their copy, and each becomes a row here
        with its answer.
      </p>
    );
  }
  return (
    <section className="matrix-page" aria-labelledby="matrix">
      <div className="matrix-head">
        <div>
          <h3 id="matrix">{matrixSentence(rows)}</h3>
          <MatrixPicture counts={countBySeverity(rows)} letter={view.id} />
        </div>
        <SheetExchange rows={rows} />
      </div>
      <MatrixFilters rows={rows} shown={shown.length} />
      {shown.length === 0 ? (
        <p className="empty">No comment fits. Search for fewer words, or show all.</p>
      ) : (
        <MatrixTable rows={shown} all={rows} version={version} />
      )}
      <p className="label keys only-wide">
        <kbd>j</kbd> <kbd>k</kbd> go down and up, <kbd>x</kbd> chooses, with <kbd>shift</kbd> several,{" "}
        <kbd>a</kbd> answers, <kbd>r</kbd> replies, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches,{" "}
        <kbd>Esc</kbd> lets go.
      </p>
    </section>
  );
}

function matrixSentence(rows: readonly Row[]): string {
  const standing = rows.filter((row) => !row.withdrawn);
  const open = standing.filter(isOpen).length;
  const objected = standing.filter(isObjected).length;
  const all = standing.length === 1 ? "1 comment" : `${standing.length} comments`;
  if (open === 0 && objected === 0) return `${all}, all settled.`;
  const parts = [open > 0 ? `${open} open` : "", objected > 0 ? `${objected} objected to` : ""];
  return `${all}: ${parts.filter(Boolean).join(", ")}.`;
}
