/** The tables of a TrueType file by tag (OpenType specification, "Organization of an OpenType font"). */
export type Tables = Readonly<Record<string, Uint8Array>> & {
  readonly [Tag in (typeof NEEDED)[number]]: Uint8Array;
};

const NEEDED = ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"] as const;
const HEADER = 12;
const RECORD = 16;
/** head.checkSumAdjustment is this minus the sum of the whole file. */
const MAGIC_SUM = 0xb1b0afba;

/** Reads the table directory. Throws an Error with code `bad-font` where a table needed for glyf outlines is missing. */
export function readTables(ttf: Uint8Array): Tables {
  const file = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
  const tables: Record<string, Uint8Array> = {};
  for (let i = 0; i < file.getUint16(4); i++) {
    const at = HEADER + i * RECORD;
    const tag = String.fromCharCode(...ttf.subarray(at, at + 4));
    const start = file.getUint32(at + 8);
    tables[tag] = ttf.subarray(start, start + file.getUint32(at + 12));
  }
  if (!hasNeeded(tables)) {
    throw Object.assign(new Error("The stamp's font is not a TrueType file with glyf outlines."), {
      code: "bad-font",
    });
  }
  return tables;
}

/** Writes those of the tags that the font has, in the order given (it must be alphabetic). */
export function writeTables(tables: Tables, tags: readonly string[]): Uint8Array {
  const kept = tags.flatMap((tag) => (tables[tag] ? [[tag, tables[tag]] as const] : []));
  const size = kept.reduce((sum, [, bytes]) => sum + padded(bytes.length), HEADER + kept.length * RECORD);
  const file = new Uint8Array(size);
  const out = new DataView(file.buffer);
  writeHeader(out, kept.length);
  let at = HEADER + kept.length * RECORD;
  kept.forEach(([tag, bytes], i) => {
    file.set(bytes, at);
    if (tag === "head") out.setUint32(at + 8, 0);
    const record = HEADER + i * RECORD;
    [...tag].forEach((letter, n) => out.setUint8(record + n, letter.charCodeAt(0)));
    out.setUint32(record + 4, checksum(out, at, padded(bytes.length)));
    out.setUint32(record + 8, at);
    out.setUint32(record + 12, bytes.length);
    at += padded(bytes.length);
  });
  setFileChecksum(out, kept);
  return file;
}

function setFileChecksum(out: DataView, kept: readonly (readonly [string, Uint8Array])[]): void {
  const head = kept.findIndex(([tag]) => tag === "head");
  const at = out.getUint32(HEADER + head * RECORD + 8);
  out.setUint32(at + 8, (MAGIC_SUM - checksum(out, 0, out.byteLength)) >>> 0);
}

function writeHeader(out: DataView, count: number): void {
  const power = 2 ** Math.floor(Math.log2(count));
  out.setUint32(0, 0x00010000);
  out.setUint16(4, count);
  out.setUint16(6, power * 16);
  out.setUint16(8, Math.log2(power));
  out.setUint16(10, count * 16 - power * 16);
}

function checksum(file: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + file.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function hasNeeded(tables: Record<string, Uint8Array>): tables is Record<string, Uint8Array> & Tables {
  return NEEDED.every((tag) => tables[tag] !== undefined);
}
