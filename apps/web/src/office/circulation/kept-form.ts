import { letter } from "@chirograph/wire";
import { isLike, kept } from "../parts/kept.ts";
import { emptyRow, type HolderRow } from "./holder-rows.ts";
import type { Form } from "./send-circulation.ts";

/** A half-filled form as this device keeps it: when it was last typed in, and how many circulations the letter had then. */
export type KeptForm = { readonly at: string; readonly after: number; readonly form: Form };

export function keptForm(key: string): KeptForm | null {
  return kept(key, parseKept);
}

/** A kept form out of what was kept; null when it is none, as another version of this page may have left it. Pure. */
export function parseKept(value: unknown): KeptForm | null {
  return isLike({ at: "", after: 0, form: {} }, value) && isForm(value.form)
    ? { at: value.at, after: value.after, form: value.form }
    : null;
}

const shape = { rows: [], suspense: {}, instructions: "", silence: false, shared: false, ask: "" };

function isForm(value: unknown): value is Form {
  if (!isLike(shape, value)) return false;
  const { rows, suspense, ask } = value;
  return areRows(rows) && isLike({ local: "", zone: "" }, suspense) && (ask === "changed" || ask === "all");
}

/** Rows as a form leaves them: one at least. */
export function areRows(value: unknown): value is HolderRow[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRow);
}

function isRow(value: unknown): value is HolderRow {
  return isLike(emptyRow, value) && letter.PassingOn.safeParse(value.passingOn).success;
}
