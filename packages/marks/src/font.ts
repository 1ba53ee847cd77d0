import { copyGlyphs, glyphTables } from "./glyphs.ts";
import { readTables, writeTables, type Tables } from "./sfnt.ts";

/** A TrueType face cut down to the stamp's characters, and the figures a font descriptor asks for (in 1/1000 of the size). */
export type StampFont = {
  /** The subset; a glyph's number is its ASCII code. */
  readonly file: Uint8Array;
  readonly advance: number;
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
};

/** Every character a stamp may hold: banner, code, address. */
const CHARACTERS = " -./:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** ASCII without the last control character. */
const SLOTS = 127;

const cuts = new WeakMap<Uint8Array, StampFont>();

/**
 * Cuts a monospaced TrueType file (glyf outlines) down to the stamp's characters. The same bytes for the same file: no date, no random
 * tag. Throws an Error with code `bad-font` where the file is something else.
 */
export function stampFont(ttf: Uint8Array): StampFont {
  const known = cuts.get(ttf);
  if (known) return known;
  const cut = cutFont(ttf);
  cuts.set(ttf, cut);
  return cut;
}

function cutFont(ttf: Uint8Array): StampFont {
  const tables = readTables(ttf);
  const glyphOf = readCmap(tables);
  const glyphs = copyGlyphs(tables, CHARACTERS, glyphOf, SLOTS);
  const file = writeTables({ ...tables, ...glyphTables(tables, glyphs), cmap: asciiCmap() }, [
    "cmap",
    "cvt ",
    "fpgm",
    "glyf",
    "head",
    "hhea",
    "hmtx",
    "loca",
    "maxp",
    "prep",
  ]);
  return { file, ...figures(tables, glyphs.advance) };
}

function figures(tables: Tables, advance: number): Omit<StampFont, "file"> {
  const head = view(tables.head);
  const scaled = (units: number) => Math.round((units * 1000) / head.getUint16(18));
  const os2 = tables["OS/2"];
  const capHeight =
    os2 && view(os2).getUint16(0) >= 2 ? view(os2).getInt16(88) : view(tables.hhea).getInt16(4);
  return {
    advance: scaled(advance),
    bbox: [
      scaled(head.getInt16(36)),
      scaled(head.getInt16(38)),
      scaled(head.getInt16(40)),
      scaled(head.getInt16(42)),
    ],
    ascent: scaled(view(tables.hhea).getInt16(4)),
    descent: scaled(view(tables.hhea).getInt16(6)),
    capHeight: scaled(capHeight),
  };
}

/** Reads the Unicode subtable in format 4 (OpenType specification, cmap). */
function readCmap(tables: Tables): (code: number) => number {
  const cmap = view(tables.cmap);
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const record = 4 + i * 8;
    const at = cmap.getUint32(record + 4);
    const unicode =
      cmap.getUint16(record) === 0 || (cmap.getUint16(record) === 3 && cmap.getUint16(record + 2) === 1);
    if (unicode && cmap.getUint16(at) === 4) return (code) => lookUp(cmap, at, code);
  }
  throw Object.assign(new Error("The stamp's font has no Unicode character map."), { code: "bad-font" });
}

function lookUp(cmap: DataView, at: number, code: number): number {
  const segments = cmap.getUint16(at + 6); // twice the count: every array below holds two bytes a segment
  for (let s = 0; s < segments; s += 2) {
    const start = cmap.getUint16(at + 16 + segments + s);
    if (code > cmap.getUint16(at + 14 + s) || code < start) continue;
    const delta = cmap.getUint16(at + 16 + 2 * segments + s);
    const offsetAt = at + 16 + 3 * segments + s;
    const offset = cmap.getUint16(offsetAt);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = cmap.getUint16(offsetAt + offset + 2 * (code - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** One segment that maps each code to the glyph of the same number, as Windows Unicode: what a non-symbolic font in a PDF needs. */
function asciiCmap(): Uint8Array {
  const words = [
    [0, 1, 3, 1, 0, 12],
    [4, 32, 0, 4, 4, 1, 0],
    [SLOTS - 1, 0xffff, 0, 0x20, 0xffff, 0, 1, 0, 0],
  ].flat();
  const bytes = new Uint8Array(words.length * 2);
  words.forEach((word, i) => view(bytes).setUint16(i * 2, word));
  return bytes;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
