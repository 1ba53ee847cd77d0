/** An expected "no": a stable code to switch over and a sentence for the person who reads it. */
export type Refusal<Code extends string> = {
  readonly ok: false;
  readonly code: Code;
  readonly message: string;
};

/** Makes a refusal. */
export function refuse<Code extends string>(code: Code, message: string): Refusal<Code> {
  return { ok: false, code, message };
}
