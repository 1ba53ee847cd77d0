/** A question or a file that is not written as it must be; the message names the part. */
export class MalformedError extends Error {
  readonly code = "malformed";
}

export type Fields = Readonly<Record<string, unknown>>;

/** An object with exactly these keys; those in `optional` may be absent. @throws MalformedError */
export function fields(
  value: unknown,
  what: string,
  keys: readonly string[],
  optional: readonly string[] = [],
): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new MalformedError(`${what} is not an object.`);
  const present = Object.keys(value);
  const missing = keys.find((key) => !present.includes(key));
  const unknown = present.find((key) => !keys.includes(key) && !optional.includes(key));
  if (missing !== undefined) throw new MalformedError(`${what} lacks ${missing}.`);
  if (unknown !== undefined) throw new MalformedError(`${what} has an unknown part.`);
  return value as Fields;
}

/** Text of 1 to `longest` characters that the pattern fits whole. @throws MalformedError */
export function text(value: unknown, what: string, longest: number, pattern = /^[^\p{Cc}\p{Cs}]+$/u): string {
  if (typeof value !== "string" || value.length === 0 || value.length > longest || !pattern.test(value))
    throw new MalformedError(`${what} is not text of the kind that belongs there.`);
  return value;
}

/** @throws MalformedError */
export function base64url(value: unknown, what: string, longest: number): string {
  return text(value, what, longest, /^[A-Za-z0-9_-]+$/);
}

/** @throws MalformedError */
export function count(value: unknown, what: string, least: number, most: number): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least || value > most)
    throw new MalformedError(`${what} is not a whole number from ${least} to ${most}.`);
  return value;
}

/** @throws MalformedError */
export function list<Item>(
  value: unknown,
  what: string,
  most: number,
  item: (value: unknown) => Item,
): Item[] {
  if (!Array.isArray(value) || value.length > most)
    throw new MalformedError(`${what} is not a list of up to ${most}.`);
  return value.map(item);
}
