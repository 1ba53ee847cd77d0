import { hex } from "./hex.ts";

/** What is not strict DER; the message says where. */
export class DerError extends Error {
  readonly code = "not-der";
}

/** One element of DER: its tag, its content, and all its bytes with the header. */
export type Element = { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array };

/** The tags this room meets. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

function lengthAt(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerError(`The length at ${at} is cut off.`);
  if (first < 0x80) return { length: first, start: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 3) throw new DerError(`The length at ${at} is indefinite or too long.`);
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + (bytes[at + i] ?? Number.NaN);
  // X.690, 10.1: the shortest form only, or two files could differ and say the same.
  if (!(length >= (count === 1 ? 0x80 : 256 ** (count - 1))))
    throw new DerError(`The length at ${at} is not minimal.`);
  return { length, start: at + 1 + count };
}

/** The element that starts at `at`. Single-byte tags and definite, minimal lengths only (X.690, 10). @throws DerError */
export function elementAt(bytes: Uint8Array, at: number): Element {
  const tag = bytes[at];
  if (tag === undefined || (tag & 0x1f) === 0x1f) throw new DerError(`No readable tag at ${at}.`);
  const { length, start } = lengthAt(bytes, at + 1);
  if (start + length > bytes.length) throw new DerError(`The element at ${at} runs past the end.`);
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** The only element in these bytes: nothing may follow. @throws DerError */
export function only(bytes: Uint8Array, tag: number): Element {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new DerError("Bytes follow the element.");
  if (element.tag !== tag) throw new DerError(`Tag ${element.tag} where ${tag} belongs.`);
  return element;
}

/** The elements inside a constructed one, in order, with nothing left over. @throws DerError */
export function children(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < element.content.length;) {
    const child = elementAt(element.content, at);
    found.push(child);
    at += child.whole.length;
  }
  return found;
}

/** The children, when their tags are exactly these. @throws DerError */
export function childrenTagged(element: Element, ...expected: readonly number[]): Element[] {
  const found = children(element);
  if (found.length !== expected.length || found.some((child, i) => child.tag !== expected[i]))
    throw new DerError(`Tags ${found.map((c) => c.tag).join(" ")} where ${expected.join(" ")} belong.`);
  return found;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 | digits.length, ...digits];
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** An element of DER with this tag around these parts. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = concat(...parts);
  return concat(Uint8Array.of(tag, ...lengthBytes(content.length)), content);
}

/** A SET OF in DER: its members sorted by their bytes (X.690, 11.6). `tag` for implicit ones. */
export function encodeSet(members: readonly Uint8Array[], tag: number = tags.set): Uint8Array<ArrayBuffer> {
  const sorted = members.map((member) => ({ member, key: hex(member) }));
  sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
  return encode(tag, ...sorted.map(({ member }) => member));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

/** An object identifier in dotted form as DER. */
export function oid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return encode(tags.oid, Uint8Array.of(first * 40 + second, ...rest.flatMap(base128)));
}
