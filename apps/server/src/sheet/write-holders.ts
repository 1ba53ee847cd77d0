import type { CirculateHolder } from "@chirograph/wire/letter";
import { guardField } from "./formula-guard.ts";
import { HOLDER_COLUMNS, type ListedHolder } from "./holder-columns.ts";

/** Holders of a kept list, each with the name of whom they answer through. */
export function byName(holders: readonly CirculateHolder[]): ListedHolder[] {
  return holders.map(({ through, ...holder }) => ({
    ...holder,
    through: through === null ? "" : (holders[through]?.name ?? ""),
  }));
}

/** A distribution list as CSV (RFC 4180) that spreadsheet programs open: UTF-8 with its mark, every field quoted, no field a formula. */
export function writeHolders(holders: readonly ListedHolder[]): string {
  const headings = HOLDER_COLUMNS.map(({ heading }) => heading);
  const lines = [headings, ...holders.map((holder) => HOLDER_COLUMNS.map(({ key }) => fieldOf(holder[key])))];
  return `\ufeff${lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
}

function fieldOf(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return guardField(String(value));
}

function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}
