/** A sketch as bytes: 16 bits a value, low byte first. */
export function packed(sketch: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * sketch.length);
  sketch.forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
  return bytes;
}

/**
 * How well a query fits one stretch of a version: over the best stretch of its sketch, the values that the query has
 * (`worth[value]` is 1) less those that it has not (-1). What a near twin has more or less inside the stretch costs it; what
 * lies outside costs nothing, and a sentence that it repeats gains nothing. Largest sum of neighbours by Kadane's way: one pass.
 */
export function bestStretch(sketch: Uint8Array, worth: Int8Array): number {
  const left = worth.slice();
  let [best, sum] = [0, 0];
  for (let i = 0; i + 1 < sketch.length; i += 2) {
    const value = (sketch[i] ?? 0) | ((sketch[i + 1] ?? 0) << 8);
    sum = Math.max(0, sum + (left[value] ?? 0));
    if (left[value] === 1) left[value] = 0;
    if (sum > best) best = sum;
  }
  return best;
}
