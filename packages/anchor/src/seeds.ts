import { isFree, match, type Matching, type Run } from "./matching.ts";

export type Texts = { readonly a: Int32Array; readonly b: Int32Array };

/** Four words in a row that occur once in each text are the same words, wherever they stand. */
export const SEED = 4;

/** Equal pairs of neighbours `apart` places from each other, equal numbers, over both texts. */
function pairUp({ a, b }: Texts, apart: number): Texts {
  const names = new Map<number, number>();
  const named = (numbers: Int32Array): Int32Array => {
    const out = new Int32Array(Math.max(0, numbers.length - apart));
    for (let i = 0; i < out.length; i += 1) {
      const key = (numbers[i] ?? 0) * 2 ** 22 + (numbers[i + apart] ?? 0);
      const name = names.get(key) ?? names.size;
      names.set(key, name);
      out[i] = name;
    }
    return out;
  };
  return { a: named(a), b: named(b) };
}

/** Where each run of SEED unmatched words stands that occurs once among them; -1 for one that occurs more often. */
function placesOf(grams: Int32Array, matched: Int32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let free = 0;
  for (let i = 0; i < matched.length; i += 1) {
    free = matched[i] === -1 ? free + 1 : 0;
    const at = i - SEED + 1;
    if (free < SEED) continue;
    const gram = grams[at] ?? 0;
    places.set(gram, places.has(gram) ? -1 : at);
  }
  return places;
}

function seedsOf(texts: Texts, matching: Matching): readonly Run[] {
  const { a, b } = pairUp(pairUp(texts, 1), 2);
  const inB = placesOf(b, matching.before);
  const runs: Run[] = [];
  for (const [gram, at] of placesOf(a, matching.after)) {
    const other = inB.get(gram) ?? -1;
    if (at >= 0 && other >= 0) runs.push({ a: at, b: other, length: SEED });
  }
  return runs.sort((x, y) => x.a - y.a);
}

/** Seeds of one run overlap: they are joined. */
function joined(seeds: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const seed of seeds) {
    const last = runs.at(-1);
    const continues =
      last !== undefined && seed.a - seed.b === last.a - last.b && seed.a <= last.a + last.length;
    if (continues) runs[runs.length - 1] = { ...last, length: seed.a + seed.length - last.a };
    else runs.push(seed);
  }
  return runs;
}

/** Matches from (a, b) on, one step at a time in the direction, while the words are equal and free. */
function grow({ a, b }: Texts, matching: Matching, from: Run, step: 1 | -1): void {
  let [i, j] = [from.a, from.b];
  while (i >= 0 && j >= 0 && i < a.length && j < b.length && a[i] === b[j] && isFree(matching, i, j)) {
    match(matching, i, j);
    i += step;
    j += step;
  }
}

function lay(matching: Matching, run: Run): boolean {
  let laid = false;
  for (let k = 0; k < run.length; k += 1) {
    if (!isFree(matching, run.a + k, run.b + k)) continue;
    match(matching, run.a + k, run.b + k);
    laid = true;
  }
  return laid;
}

/** Matches what the texts have in common at both ends. */
export function matchEnds(texts: Texts, matching: Matching): void {
  grow(texts, matching, { a: 0, b: 0, length: 0 }, 1);
  grow(texts, matching, { a: texts.a.length - 1, b: texts.b.length - 1, length: 0 }, -1);
}

/**
 * Matches runs that occur once among the words not matched yet, the longest first, then lets each grow at both ends. Order does not
 * matter, so paragraphs that moved are matched like those that stayed. Linear in the words.
 */
export function matchSeeds(texts: Texts, matching: Matching): void {
  const runs = joined(seedsOf(texts, matching))
    .slice()
    .sort((x, y) => y.length - x.length)
    .filter((run) => lay(matching, run));
  for (const run of runs) {
    grow(texts, matching, { a: run.a - 1, b: run.b - 1, length: 0 }, -1);
    grow(texts, matching, { a: run.a + run.length, b: run.b + run.length, length: 0 }, 1);
  }
}
