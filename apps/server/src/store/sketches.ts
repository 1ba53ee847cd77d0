import { SKETCH_VALUES } from "@chirograph/find";

/** The values of a query's sketch: `numbers[value]` counts them from 1, and is 0 for a value that the query lacks. */
export type Asked = { readonly numbers: Uint32Array; readonly count: number };

/**
 * What a value of a version gains that the query has, and what one costs that it lacks. One misread letter spoils as many
 * values as a shingle has letters, but hardly any value stands in a query by chance: so having tells more than lacking.
 */
const HAS = 3;
const LACKS = 1;

/** A sketch as bytes: 16 bits a value, low byte first. */
export function packed(sketch: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * sketch.length);
  sketch.forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
  return bytes;
}

export function askedFor(sketch: readonly number[]): Asked {
  const numbers = new Uint32Array(SKETCH_VALUES);
  let count = 0;
  for (const value of sketch) if (numbers[value] === 0) numbers[value] = count += 1;
  return { numbers, count };
}

function numbered(sketch: Uint8Array, { numbers }: Asked): Uint32Array {
  const out = new Uint32Array(sketch.length >> 1);
  for (let i = 0; i < out.length; i += 1)
    out[i] = numbers[(sketch[2 * i] ?? 0) | ((sketch[2 * i + 1] ?? 0) << 8)] ?? 0;
  return out;
}

/** Where the best stretch ends while repeats count too: the largest sum of neighbours by Kadane's way, one pass. */
function bestEnd(values: Uint32Array): number {
  let [best, end, sum] = [0, -1, 0];
  for (let i = 0; i < values.length; i += 1) {
    sum = Math.max(0, sum + (values[i] === 0 ? -LACKS : HAS));
    if (sum <= best) continue;
    best = sum;
    end = i;
  }
  return end;
}

/** The largest sum of any stretch with this end, each value of the query counted once. */
function bestEndingAt(values: Uint32Array, count: number, end: number): number {
  const seen = new Uint8Array(count + 1);
  let [best, sum] = [0, 0];
  for (let i = end; i >= 0; i -= 1) {
    const value = values[i] ?? 0;
    if (value === 0) sum -= LACKS;
    else if (seen[value] === 0) sum += HAS;
    seen[value] = 1;
    if (sum > best) best = sum;
  }
  return best;
}

function bestOneWay(values: Uint32Array, count: number): number {
  return bestEndingAt(values, count, bestEnd(values));
}

/**
 * How well a query fits one stretch of a version: over the best stretch of its sketch, HAS for each value that the query
 * has, less LACKS for each that it lacks. What a near twin has more or less inside the stretch costs it; what lies
 * outside costs and gains nothing, and a sentence that the stretch repeats gains nothing. Words of it that stand
 * again just behind it may hide its end, but not its start as well: the better of both ways counts.
 */
export function bestStretch(sketch: Uint8Array, asked: Asked): number {
  const values = numbered(sketch, asked);
  return Math.max(bestOneWay(values, asked.count), bestOneWay(values.toReversed(), asked.count));
}
