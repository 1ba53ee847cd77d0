import { letter } from "@chirograph/wire";
import { emptyRow, type HolderRow } from "./holder-rows.ts";
import type { Form } from "./send-circulation.ts";

/** A half-filled form as this device keeps it: when it was last typed in, and how many circulations the letter had then. */
export type KeptForm = { readonly at: string; readonly after: number; readonly form: Form };

/** One form for each letter and person: who signs in next on this device is not handed another's list. */
export type FormKey = { readonly letter: string; readonly person: string };

const nameOf = ({ letter, person }: FormKey) => `chirograph:circulate:${letter}:${person}`;

/** Keeps a form on this device. A full or forbidden store keeps nothing; the form itself goes on. */
export function keepForm(key: FormKey, kept: KeptForm): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(kept));
  } catch (error) {
    console.warn("This browser keeps no half-filled form.", error);
  }
}

export function forgetForm(key: FormKey): void {
  localStorage.removeItem(nameOf(key));
}

/** What this device kept; null when nothing, or when it cannot be read any more. */
export function keptForm(key: FormKey): KeptForm | null {
  const stored = localStorage.getItem(nameOf(key));
  return stored === null ? null : parseKept(stored);
}

/** A kept form out of its JSON; null when it is none, as another version of this page may have left it. Pure. */
export function parseKept(stored: string): KeptForm | null {
  try {
    const value: unknown = JSON.parse(stored);
    return isLike({ at: "", after: 0, form: {} }, value) && isForm(value.form)
      ? { at: value.at, after: value.after, form: value.form }
      : null;
  } catch {
    return null;
  }
}

const shape = { rows: [], suspense: {}, instructions: "", silence: false, shared: false, ask: "" };

function isForm(value: unknown): value is Form {
  if (!isLike(shape, value)) return false;
  const { rows, suspense, ask } = value;
  return (
    Array.isArray(rows) &&
    rows.length > 0 &&
    rows.every(isRow) &&
    isLike({ local: "", zone: "" }, suspense) &&
    (ask === "changed" || ask === "all")
  );
}

function isRow(value: unknown): value is HolderRow {
  return isLike(emptyRow, value) && letter.PassingOn.safeParse(value.passingOn).success;
}

/** Whether a value has all that the sample has, each of the same type. */
function isLike<T extends object>(sample: T, value: unknown): value is T {
  if (typeof value !== "object" || value === null) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.entries(sample).every(([key, one]) => typeof given.get(key) === typeof one);
}
