import { inflateSync } from "node:zlib";
import { type Decode, storedOnly } from "./section.ts";
import { countOf, type Dict, dictOf, nameOf, PdfError, type Value } from "./value.ts";

/** More than any real cross-reference or object stream holds; a Flate bomb stops here. Bytes. */
const mostDecoded = 64 * 1024 * 1024;

const single = (value: Value | undefined): Value | undefined =>
  value?.kind === "array" && value.items.length === 1 ? value.items[0] : value;

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

function predicted(type: number, left: number, up: number, upLeft: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type === 4) return paeth(left, up, upLeft);
  throw new PdfError(`Predictor ${type} does not exist.`);
}

/** PNG prediction (ISO 32000-2, 7.4.4.4) for rows of `columns` one-byte samples, as these streams use it. */
function unpredict(rows: Uint8Array, columns: number): Uint8Array {
  const count = Math.floor(rows.length / (columns + 1));
  const plain = new Uint8Array(count * columns);
  for (let row = 0; row < count; row++) {
    const type = rows[row * (columns + 1)]!;
    for (let i = 0; i < columns; i++) {
      const at = row * columns + i;
      const left = i > 0 ? plain[at - 1]! : 0;
      const up = row > 0 ? plain[at - columns]! : 0;
      const upLeft = i > 0 && row > 0 ? plain[at - columns - 1]! : 0;
      plain[at] = rows[row * (columns + 1) + 1 + i]! + predicted(type, left, up, upLeft);
    }
  }
  return plain;
}

function flate(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: mostDecoded });
  } catch (cause) {
    throw new PdfError("A stream does not decompress.", { cause });
  }
}

function prediction(dict: Dict, data: Uint8Array): Uint8Array {
  const parms = single(dict.entries.get("DecodeParms"));
  if (parms === undefined || parms.kind === "word") return data;
  const entries = dictOf(parms, "DecodeParms").entries;
  const predictor = countOf(entries.get("Predictor"), "Predictor", 1);
  if (predictor === 1) return data;
  const plain = countOf(entries.get("Colors"), "Colors", 1) === 1;
  if (predictor < 10 || !plain || countOf(entries.get("BitsPerComponent"), "BitsPerComponent", 8) !== 8)
    throw new PdfError(`Predictor ${predictor} is not one that these streams use.`);
  return unpredict(data, countOf(entries.get("Columns"), "Columns", 1));
}

/** A decoder for FlateDecode; `lengthOf` finds a /Length that stands in another object. @throws PdfError */
export function inflating(lengthOf: (value: Value) => Value): Decode {
  return (bytes, dict, start) => {
    const filter = single(dict.entries.get("Filter"));
    const length = dict.entries.get("Length");
    const end = start + countOf(length && lengthOf(length), "Length");
    if (end > bytes.length) throw new PdfError("A stream runs past the end of the file.");
    if (filter === undefined) return storedOnly(bytes, dict, start);
    if (nameOf(filter) !== "FlateDecode") throw new PdfError("A structure stream uses an uncommon filter.");
    return prediction(dict, flate(bytes.subarray(start, end)));
  };
}
