import writeExcelFile, { type Cell, type SheetData } from "write-excel-file/node";
import { dispositionWord, offeredWords } from "./disposition-word.ts";
import { COLUMNS, type Column, type SheetRow } from "./matrix-columns.ts";
import { pickList } from "./pick-list.ts";
import { textPool, type TextPool } from "./text-pool.ts";

/** Which letter's comments these are. `exported`: when, as people read it. */
export type About = {
  readonly reference: string;
  readonly subject: string;
  readonly version: string;
  readonly exported: string;
};

// "@" is the format Text: what is typed into such a cell is never made a formula, a number or a date.
const TEXT = { type: String, format: "@", wrap: true, alignVertical: "top" } as const;
const HEADING = { ...TEXT, fontWeight: "bold", backgroundColor: "#e7e5df" } as const;
const FILLED_IN = { ...HEADING, backgroundColor: "#cfe3d8" } as const;
const QUIET = { ...TEXT, textColor: "#77736a" } as const;

/** The comment resolution matrix as a workbook (.xlsx): one sheet of comments, one that says what it is. No text in it can become a formula. */
export async function writeMatrix(about: About, rows: readonly SheetRow[]): Promise<Uint8Array> {
  const pool = textPool();
  const rightToLeft = runsRightToLeft(about.subject);
  const comments = {
    sheet: "Comments",
    data: [headings(pool), ...rows.map((row) => COLUMNS.map((column) => cell(pool, column, row)))],
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: "landscape" as const,
    rightToLeft,
  };
  const note = {
    sheet: "About",
    data: aboutRows(pool, about),
    columns: [{ width: 22 }, { width: 90 }],
    rightToLeft,
  };
  const features = rows.length > 0 ? [dispositions(rows.length)] : [];
  const file = writeExcelFile([comments, note], { features, fontFamily: "Calibri", fontSize: 10 });
  return pool.fill(await file.toBuffer());
}

function headings(pool: TextPool): Cell[] {
  return COLUMNS.map(({ heading, filledIn }) => ({
    ...(filledIn ? FILLED_IN : HEADING),
    value: pool.token(heading),
  }));
}

function cell(pool: TextPool, { key }: Column, row: SheetRow): Cell {
  const value = row[key];
  if (typeof value === "number") return { type: Number, value, alignVertical: "top" };
  if (key === "disposition") return text(pool, dispositionWord(value ?? ""));
  return text(pool, value ?? "", key === "id" ? QUIET : TEXT);
}

/** An empty cell keeps the format, for what is typed into it. */
function text(pool: TextPool, value: string, style: typeof TEXT | typeof QUIET = TEXT): Cell {
  return { ...style, value: value === "" ? undefined : pool.token(value) };
}

function dispositions(rows: number) {
  const column = String.fromCharCode(65 + COLUMNS.findIndex(({ key }) => key === "disposition"));
  return pickList(0, `${column}2:${column}${rows + 1}`, offeredWords, "Choose one of the listed words.");
}

function aboutRows(pool: TextPool, { reference, subject, version, exported }: About): SheetData {
  const lines: readonly (readonly [string, string])[] = [
    ["Letter", reference],
    ["Subject", subject],
    ["Version", version],
    ["Exported", exported],
    ["What is read back", "The columns Disposition and Response. All others are shown for reading only."],
    ["Dispositions", `${offeredWords.join(", ")}.`],
    ["Rows", "Rows and columns may be sorted, moved and added. Each row is known again by its row id."],
  ];
  return lines.map(([name, value]) => [{ ...HEADING, value: pool.token(name) }, text(pool, value)]);
}

/** A sheet runs as its letter does: by the first letter of the subject that has a direction. */
function runsRightToLeft(subject: string): boolean {
  const first = /\p{L}/u.exec(subject)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first);
}
