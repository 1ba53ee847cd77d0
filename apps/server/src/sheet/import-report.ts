import type { Disposition } from "@chirograph/core";
import { WITHDRAWN } from "./disposition-word.ts";
import { shownText } from "./cell-text.ts";
import type { SheetRow } from "./matrix-columns.ts";
import type { ReadMatrix, ReadRow, RowProblem } from "./read-matrix.ts";

/** What an uploaded matrix would change. Nothing is entered by it. */
export type ImportReport = {
  readonly changes: readonly {
    readonly id: string;
    readonly disposition: Disposition;
    readonly response: string;
  }[];
  readonly unchanged: number;
  /** Known rows that are not in the file: they stay as they are. */
  readonly missing: readonly { readonly id: string; readonly n: number }[];
  readonly problems: readonly { readonly row: number; readonly why: string }[];
};

type Verdict = { readonly change: ImportReport["changes"][number] } | "unchanged" | { readonly why: string };

/** Compares what was read with what the record says. Each read row is in changes, in `unchanged` or in problems. Pure. */
export function importReport(
  known: readonly SheetRow[],
  read: Pick<ReadMatrix, "rows" | "problems">,
): ImportReport {
  const byId = new Map(known.map((row) => [commentOf(row.id), row]));
  const verdicts = read.rows.map((row) => ({
    row: row.row,
    verdict: judge(byId.get(commentOf(row.id)), row),
  }));
  const inFile = new Set([...read.rows, ...read.problems].map(({ id }) => id && commentOf(id)));
  const why = verdicts.flatMap(({ row, verdict }) =>
    typeof verdict === "object" && "why" in verdict ? [{ row, why: verdict.why }] : [],
  );
  return {
    changes: verdicts.flatMap(({ verdict }) =>
      typeof verdict === "object" && "change" in verdict ? [verdict.change] : [],
    ),
    unchanged: verdicts.filter(({ verdict }) => verdict === "unchanged").length,
    missing: known.filter(({ id }) => !inFile.has(commentOf(id))).map(({ id, n }) => ({ id, n })),
    problems: [...read.problems.map(withoutId), ...why].sort((a, b) => a.row - b.row),
  };
}

/** The comment of a row id, whichever of its words the row is about. */
function commentOf(rowId: string): string {
  return rowId.slice(0, 32);
}

function withoutId({ row, why }: RowProblem): { row: number; why: string } {
  return { row, why };
}

function judge(known: SheetRow | undefined, { id, disposition, response }: ReadRow): Verdict {
  if (!known) return { why: UNKNOWN };
  const sameResponse = response === shownText(known.response);
  if (disposition === known.disposition && sameResponse) return "unchanged";
  const n = known.n;
  if (known.id !== id) {
    return {
      why: `The holder changed comment ${n} since this file was made, so what it says may not fit any more. This row was left out. Answer the comment in a fresh export.`,
    };
  }
  if (known.disposition === WITHDRAWN) {
    return {
      why: `Comment ${n} was withdrawn by its holder, so there is nothing to answer. This row was left out.`,
    };
  }
  if (disposition === WITHDRAWN) {
    return { why: `Only its holder withdraws a comment. Choose another disposition for comment ${n}.` };
  }
  if (disposition === "") return { why: withoutDisposition(known) };
  return { change: { id, disposition, response } };
}

const UNKNOWN =
  "The row id of this row belongs to no comment of this letter. Nothing was taken from it. It may come from another letter's matrix.";

function withoutDisposition({ n, disposition }: SheetRow): string {
  return disposition === ""
    ? `Comment ${n} has a response and no disposition. Choose a disposition, and the response is taken over with it.`
    : `The disposition of comment ${n} was emptied. An answer can be changed and not taken away: choose another disposition.`;
}
