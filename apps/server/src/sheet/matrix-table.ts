import { headingKey } from "./matrix-columns.ts";
import type { Line, Merged, Worksheet } from "./worksheet.ts";

/** Where what is read stands: columns from 1. */
export type Columns = { readonly id: number; readonly disposition: number; readonly response: number };

/** A sheet's matrix: its filled lines under the headings. */
export type Table = {
  readonly name: string;
  readonly headingRow: number;
  readonly columns: Columns;
  /** Headings that stand over more than one column. */
  readonly doubled: readonly string[];
  readonly lines: readonly Line[];
  readonly merged: readonly Merged[];
};

/** People put a title and notes over the headings: so many lines at most. */
const HEADINGS_WITHIN = 50;

const HEADINGS: readonly (readonly [keyof Columns, heading: string, keys: readonly string[]])[] = [
  ["id", "Row id", ["rowid", "rowiddonotchange"]],
  ["disposition", "Disposition", ["disposition"]],
  ["response", "Response", ["response"]],
];

/** The matrices in a workbook, by the names of their columns. */
export function findTables(sheets: readonly Worksheet[]): Table[] {
  return sheets.flatMap((sheet) => {
    for (const line of sheet.lines.slice(0, HEADINGS_WITHIN)) {
      const found = headingsOf(line);
      if (found) return [tableOf(sheet, line.row, found)];
    }
    return [];
  });
}

type Found = Pick<Table, "columns" | "doubled">;

function headingsOf({ cells }: Line): Found | null {
  const keys = [...cells].map(([column, { text }]) => [column, headingKey(text)] as const);
  const places = HEADINGS.map(([name, heading, known]) => {
    const at = keys.filter(([, key]) => known.includes(key)).map(([column]) => column);
    return { name, heading, at: at.toSorted((a, b) => a - b) };
  });
  if (places.some(({ at }) => at.length === 0)) return null;
  return {
    columns: Object.fromEntries(places.map(({ name, at }) => [name, at[0]])) as Columns,
    doubled: places.filter(({ at }) => at.length > 1).map(({ heading }) => heading),
  };
}

function tableOf(sheet: Worksheet, headingRow: number, found: Found): Table {
  const under = sheet.lines.filter(({ row, cells }) => row > headingRow && !isBlank(cells));
  return { name: sheet.name, headingRow, ...found, lines: under, merged: sheet.merged };
}

function isBlank(cells: Line["cells"]): boolean {
  return [...cells.values()].every(({ text, doubt }) => doubt === null && text.trim() === "");
}
