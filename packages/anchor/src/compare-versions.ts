import { fillGaps } from "./gaps.ts";
import { type Matching, noMatches } from "./matching.ts";
import { matchEnds, matchSeeds } from "./seeds.ts";
import { partStrays } from "./strays.ts";
import { numberWords, type Word, wordsOf } from "./words.ts";

/** `weights`: of each earlier word, near 0 for one that stands everywhere in the text, 1 for one that stands once. */
export type Versions = {
  readonly pages: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly before: readonly Word[];
  readonly after: readonly Word[];
  readonly matching: Matching;
  readonly weights: Float64Array;
};

/** Steps of the shortest scripts in all gaps together: about half a second. */
const BUDGET = 60_000_000;
/** The second time for words that occur twice in the earlier text, of which one place was matched the first time. */
const ROUNDS = 2;

function weightsOf(numbers: Int32Array): Float64Array {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return Float64Array.from(numbers, (number) => 1 / (1 + Math.log2(counts.get(number) ?? 1)));
}

/**
 * Matches the words of two versions: runs that occur once in each wherever they stand, then common ends, then the shortest script in
 * what lies between; matches that are chance are parted again. Linear in the words but for the scripts, which have a budget.
 */
export function compareVersions(pagesBefore: readonly string[], pagesAfter: readonly string[]): Versions {
  const [before, after] = [wordsOf(pagesBefore), wordsOf(pagesAfter)];
  const [a, b] = numberWords(before, after);
  const texts = { a, b };
  const matching = noMatches(a.length, b.length);
  const work = { left: BUDGET };
  for (let round = 0; round < ROUNDS; round += 1) {
    matchSeeds(texts, matching);
    matchEnds(texts, matching);
    fillGaps(texts, matching, work);
    partStrays(matching);
  }
  const pages = { before: pagesBefore, after: pagesAfter };
  return { pages, before, after, matching, weights: weightsOf(a) };
}
