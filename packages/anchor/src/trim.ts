import type { Versions } from "./compare-versions.ts";
import type { Pair, Range } from "./range.ts";
import type { Word } from "./words.ts";

/** So few words of a sentence that has more than so many times as many are there by chance. */
const FEW = 6;
const TIMES = 3;

function seamBetween(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (words[i]?.ends === true) return true;
  return false;
}

/** How many pairs at one end stand in one sentence, in both texts; more than FEW are not counted. `step`: 1 from the first on. */
function groupAt(pairs: readonly Pair[], step: 1 | -1, { before, after }: Versions): number {
  let count = 1;
  while (count < pairs.length && count <= FEW) {
    const near = pairs.at(step === 1 ? count - 1 : -count);
    const next = pairs.at(step === 1 ? count : -count - 1);
    if (near === undefined || next === undefined) break;
    const [one, two] = step === 1 ? [near, next] : [next, near];
    if (seamBetween(before, one.a, two.a) || seamBetween(after, one.b, two.b)) break;
    count += 1;
  }
  return count;
}

/** How many words the sentence of a word has, as far as the passage reaches; more than `most` are not counted. */
function sentenceLength(at: number, range: Range, before: readonly Word[], most: number): number {
  let [first, last] = [at, at];
  while (first > range.first && before[first - 1]?.ends !== true && last - first < most) first -= 1;
  while (last < range.last && before[last]?.ends !== true && last - first < most) last += 1;
  return last - first + 1;
}

/** How many pairs at one end are there by chance: a few that are all that is left of their sentence. */
function chanceAt(pairs: readonly Pair[], step: 1 | -1, range: Range, versions: Versions): number {
  const count = pairs.length === 0 ? 0 : groupAt(pairs, step, versions);
  if (count === 0 || count > FEW || count === pairs.length) return 0;
  const at = pairs.at(step === 1 ? 0 : -1)?.a ?? 0;
  return sentenceLength(at, range, versions.before, TIMES * FEW + 1) > TIMES * count ? count : 0;
}

/** Without the matched words at either end that are there by chance. */
export function trim(pairs: readonly Pair[], range: Range, versions: Versions): readonly Pair[] {
  let left = pairs;
  for (;;) {
    const leading = chanceAt(left, 1, range, versions);
    left = left.slice(leading);
    const trailing = chanceAt(left, -1, range, versions);
    left = left.slice(0, left.length - trailing);
    if (leading + trailing === 0) return left;
  }
}
