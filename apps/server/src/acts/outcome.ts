import type { Refusal } from "@chirograph/core";

/** What an act that is not a plain command refuses with: the record's refusals and its own codes. */
export type Refused = { readonly ok: false; readonly code: string; readonly message: string };
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused | Refusal;

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(code: string, message: string): Refused {
  return { ok: false, code, message };
}
