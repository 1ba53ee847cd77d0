import type { Disposition } from "@chirograph/core";
import { prose } from "@chirograph/wire/basics";
import { parseDisposition, offeredWords, type WITHDRAWN } from "./disposition-word.ts";
import { firstLookAtSheet } from "./first-look.ts";
import { findTables, type Table } from "./matrix-table.ts";
import { refuseSheet, SheetFault, SHEET_LIMITS, type SheetRefusal } from "./refusal.ts";
import { readWorkbook } from "./workbook.ts";
import type { Cell, Line, Merged } from "./worksheet.ts";

/** What an uploaded matrix says of one comment. `row` is the row's number in the spreadsheet. */
export type ReadRow = {
  readonly row: number;
  readonly id: string;
  readonly disposition: Disposition | typeof WITHDRAWN | "";
  readonly response: string;
};

/** A row that was not taken over, and why, for the person who filled it in; `id` where it could be told. */
export type RowProblem = { readonly row: number; readonly id?: string; readonly why: string };

/** Every filled row under the headings is either in `rows` or in `problems`. */
export type ReadMatrix = {
  readonly ok: true;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
};

/**
 * Reads the dispositions and responses of a comment resolution matrix (.xlsx) that any spreadsheet program may have saved: sheets, columns
 * and rows may have been moved, sorted or added. A stranger's bytes: called in the parsing child only.
 */
export function readMatrix(bytes: Uint8Array): ReadMatrix | SheetRefusal {
  const refusal = firstLookAtSheet(bytes);
  if (refusal) return refusal;
  try {
    const tables = findTables(readWorkbook(bytes));
    const [table, ...others] = tables;
    return table ? readTable(table, others) : refuseSheet("no-columns");
  } catch (fault) {
    if (fault instanceof SheetFault) return fault.refusal;
    return refuseSheet(fault instanceof RangeError ? "too-large-inside" : "damaged");
  }
}

function readTable(table: Table, others: readonly Table[]): ReadMatrix {
  const read = table.lines.map((line) => readLine(line, table));
  const rowsOf = Map.groupBy(
    read.filter((one) => one.id !== undefined),
    ({ id }) => id,
  );
  const rows: ReadRow[] = [];
  const problems: RowProblem[] = [...headingProblems(table, others)];
  let characters = 0;
  for (const one of read) {
    const same = rowsOf.get(one.id) ?? [];
    if (same.length > 1) problems.push({ row: one.row, id: one.id, why: repeated(same) });
    else if ("why" in one) problems.push(one);
    else rows.push(one);
    characters += "why" in one ? 0 : one.response.length;
    if (characters > SHEET_LIMITS.responses) throw new SheetFault("too-large-inside");
  }
  return { ok: true, rows, problems };
}

function headingProblems(table: Table, others: readonly Table[]): RowProblem[] {
  const row = table.headingRow;
  return [
    ...table.doubled.map((heading) => ({
      row,
      why: `Two columns are headed "${heading}". The first of them was read; what stands in the other was not.`,
    })),
    ...others.map(({ name }) => ({
      row,
      why: `The sheet "${name}" has the same columns. Only the sheet "${table.name}" was read.`,
    })),
  ];
}

function repeated(same: readonly { row: number }[]): string {
  const places = same.map(({ row }) => row).join(", ");
  return `The rows ${places} have the same row id, so which of them counts cannot be told. None of them was taken over. Keep one.`;
}

function readLine(line: Line, { columns, merged }: Table): ReadRow | RowProblem {
  const { row, cells } = line;
  const written = (cells.get(columns.id)?.text ?? "").trim().toLowerCase();
  if (written === "") return { row, why: NO_ID };
  if (!/^[0-9a-f]{32}(?:-[1-9][0-9]{0,5})?$/.test(written)) return { row, why: BAD_ID };
  const problem = (why: string): RowProblem => ({ row, id: written, why });
  const covered = Object.values(columns).some((column) => isCovered(merged, row, column));
  if (covered) return problem(MERGED);
  const disposition = parseDisposition(cells.get(columns.disposition)?.text ?? "");
  if (disposition === null) return problem(unknownWord(cells.get(columns.disposition)?.text ?? ""));
  const response = readResponse(cells.get(columns.response));
  return response.ok ? { row, id: written, disposition, response: response.text } : problem(response.why);
}

const NO_ID =
  "This row has no row id, so it belongs to no comment that we know. Nothing was taken from it. A new comment is made on its holder's link, not here.";
const BAD_ID =
  "The row id of this row was changed, so which comment it is cannot be told. Nothing was taken from it. Copy the row id from a fresh export.";
const MERGED =
  "Cells of this row are merged with the row above or beside it, so what belongs to it cannot be told. Unmerge them and fill in each row.";

function isCovered(merged: readonly Merged[], row: number, column: number): boolean {
  return merged.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left),
  );
}

function unknownWord(text: string): string {
  const shown = text.trim().replace(/\s+/g, " ").slice(0, 60);
  return `"${shown}" is no disposition. Choose one of: ${offeredWords.join(", ")}.`;
}

const RESPONSE_LIMIT = 10_000;
const Response = prose(RESPONSE_LIMIT);

const DOUBTS: Readonly<Record<NonNullable<Cell["doubt"]>, string>> = {
  formatted:
    "Its response is a date or a formatted number, and the file does not say how it looked. Format the cell as text and type the response again.",
  error:
    "Its response is a formula that failed: a text that begins with an equals sign, a plus or a minus sign became a formula. Format the cell as text and type the response again.",
  "copied-formula":
    "Its response is a formula copied from another cell, and formulas are not worked out here. Type the response as text.",
};

function readResponse(cell: Cell | undefined): { ok: true; text: string } | { ok: false; why: string } {
  if (!cell) return { ok: true, text: "" };
  if (cell.doubt) return { ok: false, why: DOUBTS[cell.doubt] };
  if (cell.text.length > RESPONSE_LIMIT) {
    return { ok: false, why: "Its response is longer than 10,000 characters. Shorten it." };
  }
  const parsed = Response.safeParse(cell.text);
  if (parsed.success) return { ok: true, text: parsed.data };
  return { ok: false, why: "Its response holds characters that cannot be shown. Type it again." };
}
