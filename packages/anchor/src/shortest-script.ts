/** Steps that one comparison of two versions may take in all. Texts that need more are hostile or unrelated. */
export type Work = { left: number };

/** Differences looked for in one gap before it counts as rewritten. Memory grows with its square: 1.5 MB. */
const FARTHEST = 600;

/** The better of one step down or right from the diagonals beside k; row d-1 holds diagonal k at k + d - 1. */
function step(
  last: Int32Array | undefined,
  d: number,
  k: number,
): { readonly x: number; readonly down: boolean } {
  if (last === undefined) return { x: 0, down: false };
  const below = k < d ? (last[k + d] ?? -1) : -1;
  const beside = k > -d ? (last[k + d - 2] ?? -1) : -1;
  const down = k === -d || (k !== d && beside < below);
  return { x: down ? below : beside + 1, down };
}

/** Furthest end on each diagonal for 0, 1, 2 ... differences; null when there are too many. */
function furthest(a: Int32Array, b: Int32Array, work: Work): readonly Int32Array[] | null {
  const rows: Int32Array[] = [];
  for (let d = 0; d <= Math.min(FARTHEST, a.length + b.length) && work.left > 0; d += 1) {
    const row = new Int32Array(2 * d + 1).fill(-1);
    for (let k = -d; k <= d; k += 2) {
      const from = step(rows[d - 1], d, k).x;
      let x = from;
      while (x < a.length && x >= k && x - k < b.length && a[x] === b[x - k]) x += 1;
      work.left -= x - from + 1;
      row[k + d] = x;
      if (x >= a.length && x - k >= b.length) return [...rows, row];
    }
    rows.push(row);
  }
  return null;
}

/**
 * Pairs of equal words that the shortest script from a to b keeps (Myers, "An O(ND) difference algorithm", 1986), last first; none
 * when the texts differ too much.
 */
export function keptPairs(a: Int32Array, b: Int32Array, work: Work): readonly (readonly [number, number])[] {
  const rows = furthest(a, b, work) ?? [];
  const pairs: (readonly [number, number])[] = [];
  let x = a.length;
  let k = a.length - b.length;
  for (let d = rows.length - 1; d >= 0; d -= 1) {
    const { x: from, down } = step(rows[d - 1], d, k);
    for (; x > from; x -= 1) pairs.push([x - 1, x - 1 - k]);
    k += down ? 1 : -1;
    x = down ? from : from - 1;
  }
  return pairs;
}
