/** JSON values that the record can hold. Absent and `undefined` are different: `undefined` is refused. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export class CanonicalError extends Error {
  readonly code = "not-canonical";
}

const surrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function scalar(value: string | number | boolean | null): string {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new CanonicalError(`${value} is not a JSON number.`);
  if (typeof value === "string" && surrogate.test(value))
    throw new CanonicalError("A lone surrogate has no UTF-8 form.");
  // RFC 8785, 3.2.2 defines strings and numbers as ECMAScript's JSON.stringify writes them.
  return JSON.stringify(value);
}

function write(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return scalar(value);
  // Array.from, because map skips the holes of a sparse array and join would write them as nothing.
  if (Array.isArray(value)) return `[${Array.from(value, write).join(",")}]`;
  if (typeof value !== "object" || value === undefined)
    throw new CanonicalError(`${typeof value} is not JSON.`);
  // A Map or a Date has no entries of its own: it would be written as {} and lost without a word.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new CanonicalError("Only plain objects are JSON.");
  const entries = Object.entries(value);
  // RFC 8785, 3.2.3: by UTF-16 code units, which is how JavaScript compares strings.
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${scalar(key)}:${write(item)}`).join(",")}}`;
}

/** The canonical form of a JSON value (RFC 8785) as text. @throws CanonicalError */
export function canonicalText(value: Json): string {
  return write(value);
}

/** The canonical form of a JSON value (RFC 8785) as UTF-8 bytes. @throws CanonicalError */
export function canonical(value: Json): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(write(value));
}
