/** Why a letter was not typeset. Codes are stable; `message` is for the author, in plain words. */
export type TypesetRefusal = {
  readonly ok: false;
  readonly code:
    | "missing-glyph"
    | "forbidden-character"
    | "not-a-date"
    | "too-long"
    | "too-slow"
    | "not-typeset";
  readonly message: string;
};

export function refusal(code: TypesetRefusal["code"], message: string): TypesetRefusal {
  return { ok: false, code, message };
}
