import { latinText } from "./latin.ts";

/** Not the PDF syntax that a strict reader accepts (ISO 32000-2, 7.2 and 7.3); the message says where. */
export class PdfError extends Error {
  readonly code = "not-pdf";
}

/** A PDF object with the place of its bytes: `start` of its first, `end` after its last. */
export type Value = { readonly start: number; readonly end: number } & (
  | { readonly kind: "dict"; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: "array"; readonly items: readonly Value[] }
  | { readonly kind: "reference"; readonly number: number; readonly generation: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly bytes: Uint8Array; readonly hex: boolean }
  | { readonly kind: "word"; readonly word: "true" | "false" | "null" }
);
export type Dict = Extract<Value, { kind: "dict" }>;

const deepest = 100;
const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([..."()<>[]{}/%"].map((c) => c.charCodeAt(0)));
const code = (character: string): number => character.charCodeAt(0);

const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !white.has(byte) && !delimiters.has(byte);

/** The first place at or after `at` that is neither white space nor comment. */
export function skipWhite(bytes: Uint8Array, at: number): number {
  let here = at;
  for (; here < bytes.length; here++) {
    const byte = bytes[here]!;
    if (byte === code("%"))
      while (here + 1 < bytes.length && bytes[here + 1] !== 10 && bytes[here + 1] !== 13) here++;
    else if (!white.has(byte)) return here;
  }
  return here;
}

/** The run of regular characters at `at`, as Latin-1; empty at a delimiter. Nothing of use is longer than 1,000. */
export function wordAt(bytes: Uint8Array, at: number): string {
  let end = at;
  while (end - at < 1000 && isRegular(bytes[end])) end++;
  return latinText(bytes.subarray(at, end));
}

function nameAt(bytes: Uint8Array, at: number): Value {
  const raw = wordAt(bytes, at + 1);
  const name = raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return { kind: "name", name, start: at, end: at + 1 + raw.length };
}

function hexStringAt(bytes: Uint8Array, at: number): Value {
  const end = bytes.indexOf(code(">"), at);
  if (end < 0) throw new PdfError(`The string at ${at} has no end.`);
  const digits: number[] = [];
  for (const byte of bytes.subarray(at + 1, end)) {
    if (white.has(byte)) continue;
    const digit = "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase());
    if (digit < 0) throw new PdfError(`The string at ${at} is not hexadecimal.`);
    digits.push(digit);
  }
  const values = new Uint8Array(Math.ceil(digits.length / 2));
  for (const [i, digit] of digits.entries()) values[i >> 1]! |= i % 2 === 0 ? digit << 4 : digit;
  return { kind: "string", hex: true, bytes: values, start: at, end: end + 1 };
}

/** Literal strings are only stepped over here, so their escapes stay as they are written. */
function literalStringAt(bytes: Uint8Array, at: number): Value {
  let open = 0;
  for (let here = at; here < bytes.length; here++) {
    const byte = bytes[here];
    if (byte === code("\\")) here++;
    else if (byte === code("(")) open++;
    else if (byte === code(")") && --open === 0)
      return { kind: "string", hex: false, bytes: bytes.subarray(at + 1, here), start: at, end: here + 1 };
  }
  throw new PdfError(`The string at ${at} has no end.`);
}

function arrayAt(bytes: Uint8Array, at: number, depth: number): Value {
  const items: Value[] = [];
  let here = skipWhite(bytes, at + 1);
  while (bytes[here] !== code("]")) {
    const item = valueAt(bytes, here, depth);
    items.push(item);
    here = skipWhite(bytes, item.end);
  }
  return { kind: "array", items, start: at, end: here + 1 };
}

function dictAt(bytes: Uint8Array, at: number, depth: number): Value {
  const entries = new Map<string, Value>();
  let here = skipWhite(bytes, at + 2);
  while (!(bytes[here] === code(">") && bytes[here + 1] === code(">"))) {
    if (bytes[here] !== code("/")) throw new PdfError(`A key belongs at ${here}.`);
    const key = nameAt(bytes, here);
    const value = valueAt(bytes, skipWhite(bytes, key.end), depth);
    const name = (key as Extract<Value, { kind: "name" }>).name;
    // Readers differ on which of two equal keys counts: a file that leaves the choice is refused.
    if (entries.has(name)) throw new PdfError(`The key ${name} stands twice in the dictionary at ${at}.`);
    entries.set(name, value);
    here = skipWhite(bytes, value.end);
  }
  return { kind: "dict", entries, start: at, end: here + 2 };
}

const whole = /^\d{1,10}$/;
const number = /^[+-]?(\d+\.?\d*|\.\d+)$/;

function referenceAt(bytes: Uint8Array, at: number, first: string): Value | undefined {
  if (!whole.test(first)) return undefined;
  const second = skipWhite(bytes, at + first.length);
  const generation = wordAt(bytes, second);
  if (!/^\d{1,5}$/.test(generation)) return undefined;
  const third = skipWhite(bytes, second + generation.length);
  if (wordAt(bytes, third) !== "R") return undefined;
  return {
    kind: "reference",
    number: Number(first),
    generation: Number(generation),
    start: at,
    end: third + 1,
  };
}

function plainAt(bytes: Uint8Array, at: number): Value {
  const word = wordAt(bytes, at);
  const reference = referenceAt(bytes, at, word);
  if (reference) return reference;
  const place = { start: at, end: at + word.length };
  if (number.test(word)) return { kind: "number", value: Number(word), ...place };
  if (word === "true" || word === "false" || word === "null") return { kind: "word", word, ...place };
  throw new PdfError(`An object belongs at ${at}.`);
}

/** The PDF object that starts at `at` (no white space before it). @throws PdfError */
export function valueAt(bytes: Uint8Array, at: number, depth = 0): Value {
  if (depth > deepest) throw new PdfError("Objects nest more than 100 deep.");
  const byte = bytes[at];
  if (byte === code("/")) return nameAt(bytes, at);
  if (byte === code("(")) return literalStringAt(bytes, at);
  if (byte === code("[")) return arrayAt(bytes, at, depth + 1);
  if (byte !== code("<")) return plainAt(bytes, at);
  return bytes[at + 1] === code("<") ? dictAt(bytes, at, depth + 1) : hexStringAt(bytes, at);
}

/** Reads `N G obj` and the value after it. @throws PdfError when another object, or none, starts at `at` */
export function objectAt(bytes: Uint8Array, at: number, expected?: number): Value {
  const header = /^(\d{1,10})\s+(\d{1,5})\s+obj\b/.exec(latinText(bytes.subarray(at, at + 40)));
  if (!header || (expected !== undefined && Number(header[1]) !== expected))
    throw new PdfError(`Object ${expected ?? ""} does not start at ${at}.`);
  return valueAt(bytes, skipWhite(bytes, at + header[0].length));
}

export function dictOf(value: Value | undefined, what: string): Dict {
  if (value?.kind !== "dict") throw new PdfError(`${what} is not a dictionary.`);
  return value;
}

/** A whole number of 0 or more, or `otherwise` when the entry is absent. @throws PdfError */
export function countOf(value: Value | undefined, what: string, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (value?.kind !== "number" || !Number.isSafeInteger(value.value) || value.value < 0)
    throw new PdfError(`${what} is not a whole number.`);
  return value.value;
}

export function nameOf(value: Value | undefined): string | undefined {
  return value?.kind === "name" ? value.name : undefined;
}
