import { decodeCell } from "./cell-text.ts";
import type { Formats } from "./number-formats.ts";
import { SheetFault, SHEET_LIMITS } from "./refusal.ts";
import { readXml, type Listener } from "./xml.ts";

/** What a cell holds. `doubt`: why its text is not what its author saw; null where it is. */
export type Cell = { readonly text: string; readonly doubt: "formatted" | "error" | "copied-formula" | null };

/** A row with something in it; its number as the spreadsheet shows it, its cells by column from 1. */
export type Line = { readonly row: number; readonly cells: ReadonlyMap<number, Cell> };

/** Corners of merged cells, inclusive. */
export type Merged = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type Worksheet = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly merged: readonly Merged[];
};

/** Reads one sheet (ECMA-376-1, 18.3). @throws SheetFault, or an Error where it is broken. */
export function readWorksheet(
  name: string,
  part: Uint8Array,
  shared: readonly string[],
  formats: Formats,
): Worksheet {
  const lines: Line[] = [];
  const merged: Merged[] = [];
  const count = counter();
  let row = 0;
  let cells = new Map<number, Cell>();
  let column = 0;
  const raw = rawCell((one) => {
    column = one.address === undefined ? column + 1 : columnOf(one.address);
    const cell = cellOf(one, shared, formats);
    if (cell.text === "" && cell.doubt === null) return;
    count.cell();
    cells.set(column, cell);
  });
  readXml(part, {
    open: (tag, attributes) => {
      if (tag === "row") {
        row = place(attributes()["r"], row);
        column = 0;
        cells = new Map();
      } else if (tag === "mergeCell") {
        count.merged();
        merged.push(mergedOf(attributes()["ref"] ?? ""));
      } else raw.open(tag, attributes);
    },
    text: raw.text,
    close: (tag) => {
      raw.close(tag);
      if (tag !== "row" || cells.size === 0) return;
      count.row();
      lines.push({ row, cells });
    },
  });
  return { name, lines: lines.sort((a, b) => a.row - b.row), merged };
}

/** A cell as it is written: its value, its formula (null without one), its inline text. */
type Raw = {
  readonly address: string | undefined;
  readonly type: string;
  readonly style: string;
  v: string;
  f: string | null;
  t: string;
};

/** Gathers one cell after the other and hands each over at its end. */
function rawCell(take: (raw: Raw) => void): Required<Listener> {
  let raw: Raw | null = null;
  let into: "v" | "f" | "t" | null = null;
  let aids = 0; // reading aids of East Asian text are no part of it
  return {
    open: (tag, attributes) => {
      if (tag === "rPh") aids++;
      if (tag === "c") {
        const { r, t = "n", s = "" } = attributes();
        raw = { address: r, type: t, style: s, v: "", f: null, t: "" };
      } else if (raw && (tag === "v" || tag === "f" || (tag === "t" && aids === 0))) {
        into = tag;
        if (tag === "f") raw.f = "";
      }
    },
    text: (piece) => {
      if (raw && into) raw[into] = (raw[into] ?? "") + piece;
    },
    close: (tag) => {
      if (tag === "rPh") aids--;
      if (tag === into) into = null;
      if (tag !== "c" || !raw) return;
      take(raw);
      raw = null;
    },
  };
}

function counter(): { cell(): void; row(): void; merged(): void } {
  let cells = 0;
  let rows = 0;
  let merged = 0;
  return {
    cell: () => {
      if (++cells > SHEET_LIMITS.cells) throw new SheetFault("too-large-inside");
    },
    merged: () => {
      if (++merged > SHEET_LIMITS.merged) throw new SheetFault("too-large-inside");
    },
    row: () => {
      // the headings, and the few lines that people put over them
      if (++rows > SHEET_LIMITS.rows + HEADROOM) throw new SheetFault("too-many-rows");
    },
  };
}

const HEADROOM = 100;

function cellOf(raw: Raw, shared: readonly string[], formats: Formats): Cell {
  if (raw.f !== null) {
    return raw.f === ""
      ? { text: decodeCell(raw.v), doubt: "copied-formula" }
      : { text: `=${decodeCell(raw.f)}`, doubt: null };
  }
  switch (raw.type) {
    case "s":
      return { text: sharedText(raw.v, shared), doubt: null };
    case "inlineStr":
      return { text: decodeCell(raw.t), doubt: null };
    case "b":
      return { text: raw.v === "1" ? "TRUE" : "FALSE", doubt: null };
    case "e":
      return { text: raw.v, doubt: "error" };
    case "n":
      return numberCell(raw, formats);
    default: // str, d
      return { text: decodeCell(raw.v), doubt: null };
  }
}

function sharedText(v: string, shared: readonly string[]): string {
  if (v.trim() === "") return "";
  const text = shared[Number(v)];
  if (text === undefined) throw new SheetFault("damaged");
  return text;
}

/** Programs write 0.1 as 0.10000000000000001: what was typed is the shortest number that is the same. */
function numberCell({ v, style }: Raw, formats: Formats): Cell {
  const typed = v.trim();
  if (typed === "") return { text: "", doubt: null };
  const number = Number(typed);
  const text = Number.isNaN(number) ? typed : String(number);
  const plain = style === "" || (formats[Number(style)] ?? true);
  return { text, doubt: plain ? null : "formatted" };
}

const MOST_ROWS = 1_048_576;

function place(r: string | undefined, before: number): number {
  const row = r === undefined ? before + 1 : Number(r);
  if (!Number.isInteger(row) || row < 1 || row > MOST_ROWS) throw new SheetFault("damaged");
  return row;
}

/** "AB12" is column 28. */
function columnOf(address: string): number {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d*$/.exec(address)?.[1];
  if (letters === undefined) throw new SheetFault("damaged");
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function mergedOf(range: string): Merged {
  const [from = "", to = from] = range.split(":");
  const rowOf = (address: string) => place(/\d+$/.exec(address)?.[0] ?? "", 0);
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
}
