import type { Tables } from "./sfnt.ts";

/** Outlines by new glyph number, each with its left side bearing; `advance` is the width of them all. */
export type Glyphs = {
  readonly advance: number;
  readonly outlines: readonly Uint8Array[];
  readonly bearings: readonly number[];
};

type Metric = { readonly advance: number; readonly bearing: number };

/** Flags of a composite glyph's component (OpenType specification, glyf). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const XY_SCALE = 0x0040;
const TWO_BY_TWO = 0x0080;

const EMPTY = new Uint8Array(0);

/**
 * Takes the characters' outlines to the glyph numbers of their ASCII codes; the parts of composite glyphs follow from `slots` on. All
 * other numbers stay empty. Throws an Error with code `bad-font` where a character is missing or has another width.
 */
export function copyGlyphs(
  tables: Tables,
  characters: string,
  glyphOf: (code: number) => number,
  slots: number,
): Glyphs {
  const advance = metric(tables, glyphOf(characters.charCodeAt(1))).advance;
  const sources = new Map<number, number>([[0, 0]]); // new number -> old number
  for (const character of characters) {
    const code = character.charCodeAt(0);
    const old = glyphOf(code);
    if (old === 0 || metric(tables, old).advance !== advance) throw badFont(character);
    sources.set(code, old);
  }
  const parts = new Map<number, number>(); // old number -> new number
  const outlines: Uint8Array[] = Array.from({ length: slots }, () => EMPTY);
  const bearings: number[] = Array.from({ length: slots }, () => 0);
  for (const [fresh, old] of sources) {
    const outline = outlineOf(tables, old).slice();
    renumberParts(outline, (part) => {
      const number = parts.get(part) ?? slots + parts.size;
      parts.set(part, number);
      sources.set(number, part); // a Map's iteration reaches what is added on the way: parts of parts are found
      return number;
    });
    outlines[fresh] = outline;
    bearings[fresh] = metric(tables, old).bearing;
  }
  return { advance, outlines, bearings };
}

/** The tables that follow from the chosen glyphs. */
export function glyphTables(
  tables: Tables,
  glyphs: Glyphs,
): Pick<Tables, "glyf" | "head" | "hhea" | "hmtx" | "loca" | "maxp"> {
  const count = glyphs.outlines.length;
  const size = glyphs.outlines.reduce((sum, outline) => sum + even(outline.length), 0);
  const glyf = new Uint8Array(size);
  const loca = new Uint8Array((count + 1) * 4);
  const hmtx = new Uint8Array(count * 4);
  let at = 0;
  glyphs.outlines.forEach((outline, i) => {
    glyf.set(outline, at);
    at += even(outline.length);
    view(loca).setUint32((i + 1) * 4, at);
    view(hmtx).setUint16(i * 4, glyphs.advance);
    view(hmtx).setInt16(i * 4 + 2, glyphs.bearings[i] ?? 0);
  });
  const [head, hhea, maxp] = [tables.head.slice(), tables.hhea.slice(), tables.maxp.slice()];
  view(head).setInt16(50, 1); // loca holds 32-bit offsets
  view(hhea).setUint16(34, count);
  view(maxp).setUint16(4, count);
  return { glyf, head, hhea, hmtx, loca, maxp };
}

function renumberParts(outline: Uint8Array, numberOf: (part: number) => number): void {
  if (outline.length === 0 || view(outline).getInt16(0) >= 0) return;
  let at = 10;
  for (let flags = MORE; flags & MORE;) {
    flags = view(outline).getUint16(at);
    view(outline).setUint16(at + 2, numberOf(view(outline).getUint16(at + 2)));
    at += 4 + (flags & WORDS ? 4 : 2);
    if (flags & SCALE) at += 2;
    else if (flags & XY_SCALE) at += 4;
    else if (flags & TWO_BY_TWO) at += 8;
  }
}

function outlineOf(tables: Tables, glyph: number): Uint8Array {
  const long = view(tables.head).getInt16(50) === 1;
  const offset = (i: number) =>
    long ? view(tables.loca).getUint32(i * 4) : view(tables.loca).getUint16(i * 2) * 2;
  return tables.glyf.subarray(offset(glyph), offset(glyph + 1));
}

function metric(tables: Tables, glyph: number): Metric {
  const hmtx = view(tables.hmtx);
  const count = view(tables.hhea).getUint16(34);
  const bearingAt = glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2;
  return { advance: hmtx.getUint16(Math.min(glyph, count - 1) * 4), bearing: hmtx.getInt16(bearingAt) };
}

function badFont(character: string): Error {
  return Object.assign(new Error(`The stamp's font lacks "${character}", or is not monospaced.`), {
    code: "bad-font",
  });
}

function even(length: number): number {
  return length + (length % 2);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
