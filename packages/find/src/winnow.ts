/** A shingle chosen by winnowing: its hash and the place of its first character in the stream. */
export type Chosen = { readonly hash: number; readonly at: number };

/**
 * 53 bits of a shingle, as a safe integer (cyrb53, public domain: two 32-bit multiplicative lanes, each mixed into the
 * other). Not secret and not collision resistant against an adversary: whoever knows the words can compute it.
 */
function hashShingle(codes: Uint16Array, at: number, length: number, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = at; i < at + length; i += 1) {
    const code = codes[i] ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

export function hashes(codes: Uint16Array, length: number, seed: number): Float64Array {
  const out = new Float64Array(Math.max(0, codes.length - length + 1));
  for (let i = 0; i < out.length; i += 1) out[i] = hashShingle(codes, i, length, seed);
  return out;
}

/** Rightmost smallest hash of a window. */
function smallest(values: Float64Array, from: number, to: number): number {
  let best = from;
  for (let i = from + 1; i < to; i += 1) if ((values[i] ?? 0) <= (values[best] ?? 0)) best = i;
  return best;
}

/**
 * Robust winnowing (Schleimer, Wilkerson, Aiken, "Winnowing", SIGMOD 2003): from every window of `window` neighbouring
 * hashes the smallest is chosen; among equals the one already chosen, else the rightmost. Two streams that share
 * `window` neighbouring hashes share a chosen hash; about 2 in `window + 1` hashes are chosen, and no two
 * neighbouring choices lie more than `window` apart. A stream shorter than a window gives its smallest hash.
 */
export function winnow(values: Float64Array, window: number): readonly Chosen[] {
  const chosen: Chosen[] = [];
  if (values.length === 0) return chosen;
  const last = Math.max(0, values.length - window);
  let best = -1;
  for (let from = 0; from <= last; from += 1) {
    const to = Math.min(values.length, from + window);
    const newest = to - 1;
    const before = best;
    if (best < from) best = smallest(values, from, to);
    else if ((values[newest] ?? 0) < (values[best] ?? 0)) best = newest;
    if (best !== before) chosen.push({ hash: values[best] ?? 0, at: best });
  }
  return chosen;
}
