import { latinText } from "./latin.ts";
import {
  countOf,
  type Dict,
  dictOf,
  objectAt,
  PdfError,
  skipWhite,
  type Value,
  valueAt,
  wordAt,
} from "./value.ts";

/** Where an object stands: at an offset, or as the nth object of an object stream. */
export type Place =
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "packed"; readonly stream: number; readonly index: number };

/** One cross-reference section: its entries (free ones as undefined), its trailer, and how it is written. */
export type Section = {
  readonly entries: ReadonlyMap<number, Place | undefined>;
  readonly trailer: Dict;
  readonly form: "table" | "stream";
};

/** Gives the decoded bytes of the stream whose dictionary is given and whose data starts at `start`. */
export type Decode = (bytes: Uint8Array, dict: Dict, start: number) => Uint8Array;

const mostObjects = 5_000_000;

/** The offset that the last `startxref` names (ISO 32000-2, 7.5.5). @throws PdfError */
export function lastSectionOffset(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - 2048);
  const end = latinText(bytes.subarray(from));
  const found = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(end);
  if (!found) throw new PdfError("The file does not end in startxref, an offset and %%EOF.");
  return Number(found[1]);
}

function tableEntries(
  bytes: Uint8Array,
  start: number,
): { entries: Map<number, Place | undefined>; end: number } {
  const entries = new Map<number, Place | undefined>();
  let at = skipWhite(bytes, start + 4);
  while (wordAt(bytes, at) !== "trailer") {
    const header = /^(\d{1,10}) (\d{1,10})\s*?(?:\r\n|\n|\r) */.exec(latinText(bytes.subarray(at, at + 40)));
    if (!header) throw new PdfError(`A cross-reference subsection belongs at ${at}.`);
    const [first, count] = [Number(header[1]), Number(header[2])];
    if (entries.size + count > mostObjects) throw new PdfError("The cross-reference table is too long.");
    at += header[0].length;
    for (let i = 0; i < count; i++, at += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])[ \r\n]{2}$/.exec(latinText(bytes.subarray(at, at + 20)));
      if (!entry) throw new PdfError(`A cross-reference entry belongs at ${at}.`);
      entries.set(first + i, entry[3] === "n" ? { kind: "offset", offset: Number(entry[1]) } : undefined);
    }
    at = skipWhite(bytes, at);
  }
  return { entries, end: at + "trailer".length };
}

function tableAt(bytes: Uint8Array, at: number): Section {
  const { entries, end } = tableEntries(bytes, at);
  return { entries, trailer: dictOf(valueAt(bytes, skipWhite(bytes, end)), "The trailer"), form: "table" };
}

function numbers(value: Value | undefined, what: string): number[] {
  if (value?.kind !== "array") throw new PdfError(`${what} is not an array.`);
  return value.items.map((item) => countOf(item, what));
}

/** Where the data of the stream with this dictionary starts. @throws PdfError */
export function streamStart(bytes: Uint8Array, dict: Dict): number {
  const at = skipWhite(bytes, dict.end);
  const head = /^stream(\r\n|\n)/.exec(latinText(bytes.subarray(at, at + 8)));
  if (!head) throw new PdfError(`A stream belongs at ${at}.`);
  return at + head[0].length;
}

function placeOf(kind: number, second: number, third: number): Place | undefined {
  if (kind === 1) return { kind: "offset", offset: second };
  return kind === 2 ? { kind: "packed", stream: second, index: third } : undefined;
}

/** ISO 32000-2, 7.5.8: rows of three big-endian fields. */
function streamEntries(dict: Dict, rows: Uint8Array): Map<number, Place | undefined> {
  const widths = numbers(dict.entries.get("W"), "W");
  const [a = 0, b = 0, c = 0] = widths;
  const size = a + b + c;
  if (widths.length !== 3 || widths.some((w) => w > 8) || size === 0)
    throw new PdfError("W is not three widths.");
  const index = dict.entries.get("Index");
  const ranges = index ? numbers(index, "Index") : [0, countOf(dict.entries.get("Size"), "Size")];
  const field = (at: number, width: number): number =>
    rows.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
  const entries = new Map<number, Place | undefined>();
  let at = 0;
  for (let r = 0; r + 1 < ranges.length; r += 2)
    for (let i = 0; i < ranges[r + 1]!; i++, at += size) {
      if (at + size > rows.length) throw new PdfError("The cross-reference stream is cut off.");
      const kind = a === 0 ? 1 : field(at, a);
      entries.set(ranges[r]! + i, placeOf(kind, field(at + a, b), field(at + a + b, c)));
    }
  return entries;
}

/** The cross-reference section at this offset, a table or a stream. @throws PdfError */
export function sectionAt(bytes: Uint8Array, at: number, decode: Decode): Section {
  if (wordAt(bytes, at) === "xref") return tableAt(bytes, at);
  const dict = dictOf(objectAt(bytes, at), "The cross-reference stream");
  return {
    entries: streamEntries(dict, decode(bytes, dict, streamStart(bytes, dict))),
    trailer: dict,
    form: "stream",
  };
}

/** Decodes nothing but data that is stored as it is: all that our own seals need. @throws PdfError */
export const storedOnly: Decode = (bytes, dict, start) => {
  if (dict.entries.has("Filter")) throw new PdfError("The last cross-reference stream is compressed.");
  const end = start + countOf(dict.entries.get("Length"), "Length");
  if (end > bytes.length) throw new PdfError("The stream runs past the end of the file.");
  return bytes.subarray(start, end);
};
