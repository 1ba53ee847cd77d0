/** The one list of codes for what the record refuses. Interface texts and exit codes switch over it. */
export const refusalCodes = [
  "not-allowed",
  "not-found",
  "exists-already",
  "not-in-this-state",
  "held-by-gates",
  "approved-already",
  "other-version",
  "other-bytes",
  "reason-required",
  "passing-on-not-allowed",
  "same-person",
  "last-administrator",
  "recalled",
  "not-your-turn",
  "answered-by-another",
  "nothing-to-change",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** An expected no: a value, never thrown. `message` says what happened, what it means and what to do. */
export type Refusal = { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export function refuse(code: RefusalCode, message: string): Refusal {
  return { ok: false, code, message };
}

export const reasonRequired = refuse(
  "reason-required",
  "This needs its reason. Write one sentence, so that whoever reads it later understands.",
);
