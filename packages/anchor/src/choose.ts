import type { Versions } from "./compare-versions.ts";
import type { Pair, Range } from "./range.ts";
import { trim } from "./trim.ts";

type Cluster = { readonly pairs: readonly Pair[]; readonly weight: number };

/** Which part of a passage's weight must stand together in the later version. Below, it was rewritten. */
const ENOUGH = 0.5;
/** Of a phrase of fewer words than SHORT inside a sentence this part will do when most words beside it are the old ones. */
const ENOUGH_AMID = 0.3;
const SHORT = 8;
/** This part will do when nearly all of it stands as it stood, in pieces of so many words: sentences of a paragraph that lost others. */
const ENOUGH_IN_PIECES = 0.25;
const PIECE = 6;
const NEARLY_ALL = 0.85;
/** With fewer words left, the words beside them must be the old ones too, unless they are a whole sentence. */
const FEW = 5;
/** So many words on each side are looked at, and this share of them must be there. */
const BESIDE = 4;
const COMPANY = 0.375;
/** With fewer still, this share. */
const VERY_FEW = 3;
const CLOSE_COMPANY = 0.75;
/** Inside a passage at least so many words may be put in, or twice the passage. */
const NEAR = 120;

function weigh(pairs: readonly Pair[], { weights }: Versions): number {
  return pairs.reduce((sum, { a }) => sum + (weights[a] ?? 0), 0);
}

/** How many words that the later version took from elsewhere stand between two places in it. */
function foreign({ matching }: Versions, from: number, to: number): number {
  return matching.before.subarray(from + 1, to).reduce((count, a) => (a >= 0 ? count + 1 : count), 0);
}

/** The passage's matched words, parted where the later version has other old words between them, or has them elsewhere. */
function clustersOf(range: Range, versions: Versions, near: number): readonly Cluster[] {
  const clusters: Pair[][] = [];
  for (let a = range.first; a <= range.last; a += 1) {
    const b = versions.matching.after[a] ?? -1;
    if (b < 0) continue;
    const last = clusters.at(-1)?.at(-1);
    const goesOn = last !== undefined && b > last.b && b - last.b <= near;
    if (goesOn && foreign(versions, last.b, b) === 0) clusters.at(-1)?.push({ a, b });
    else clusters.push([{ a, b }]);
  }
  return clusters.map((pairs) => ({ pairs, weight: weigh(pairs, versions) }));
}

/** Whether two parts of a passage still go together: in order, near, and no more old words between them than the shorter has. */
function together(one: readonly Pair[], next: readonly Pair[], versions: Versions, near: number): boolean {
  const [from, to] = [one.at(-1)?.b ?? 0, next[0]?.b ?? 0];
  if (to <= from || to - from > near) return false;
  return foreign(versions, from, to) <= Math.min(one.length, next.length);
}

/** The heaviest cluster, with those that go on from it. */
function gathered(clusters: readonly Cluster[], versions: Versions, near: number): readonly Pair[] {
  const heaviest = clusters.reduce(
    (best, one, i) => (one.weight > (clusters[best]?.weight ?? 0) ? i : best),
    0,
  );
  let pairs = clusters[heaviest]?.pairs ?? [];
  for (const { pairs: next } of clusters.slice(heaviest + 1))
    if (together(pairs, next, versions, near)) pairs = [...pairs, ...next];
  for (const { pairs: previous } of clusters.slice(0, heaviest).reverse())
    if (together(previous, pairs, versions, near)) pairs = [...previous, ...pairs];
  return pairs;
}

/** The share of the words beside the passage that still stand beside it. 1 where there are none. */
function company(range: Range, pairs: readonly Pair[], { before, matching }: Versions): number {
  const sides = [
    { from: range.first - BESIDE, to: range.first, at: pairs[0]?.b ?? 0 },
    { from: range.last + 1, to: range.last + 1 + BESIDE, at: pairs.at(-1)?.b ?? 0 },
  ];
  let [there, all] = [0, 0];
  for (const { from, to, at } of sides) {
    for (let a = Math.max(0, from); a < Math.min(before.length, to); a += 1) {
      all += 1;
      const b = matching.after[a] ?? -1;
      if (b >= 0 && Math.abs(b - at) <= 2 * BESIDE) there += 1;
    }
  }
  return all === 0 ? 1 : there / all;
}

function companyFor(left: number): number {
  if (left >= FEW) return 0;
  return left < VERY_FEW ? CLOSE_COMPANY : COMPANY;
}

/** How many of the words stand in runs of PIECE or more that are the same in both texts. */
function inPieces(pairs: readonly Pair[]): number {
  let [count, run] = [0, 0];
  pairs.forEach(({ a, b }, i) => {
    const last = pairs[i - 1];
    run = last !== undefined && a === last.a + 1 && b === last.b + 1 ? run + 1 : 1;
    if (run === PIECE) count += PIECE;
    else if (run > PIECE) count += 1;
  });
  return count;
}

function opens(words: Versions["before"], at: number): boolean {
  return at === 0 || words[at - 1]?.ends === true;
}

/** Whether the passage is a whole sentence, or more. */
function isSentence({ first, last }: Range, { before }: Versions): boolean {
  return opens(before, first) && before[last]?.ends === true;
}

/** Whether all of it stands as it stood, where a sentence begins. */
function standsWhole({ first, last }: Range, pairs: readonly Pair[], { after }: Versions): boolean {
  const b = pairs[0]?.b ?? 0;
  return pairs.length === last - first + 1 && pairs.at(-1)?.b === b + last - first && opens(after, b);
}

/** Whether so much of the passage is left that a reader would call it the same. `share`: the part of its weight. */
function isLeft(range: Range, pairs: readonly Pair[], share: number, versions: Versions): boolean {
  const beside = company(range, pairs, versions);
  const sentence = isSentence(range, versions);
  if (beside < companyFor(pairs.length)) return sentence && standsWhole(range, pairs, versions);
  if (share >= ENOUGH) return true;
  const phrase = range.last - range.first + 1 < SHORT && !sentence;
  if (phrase) return share >= ENOUGH_AMID && beside >= CLOSE_COMPANY;
  return share >= ENOUGH_IN_PIECES && inPieces(pairs) >= NEARLY_ALL * pairs.length;
}

/**
 * The matched words of a passage that make its place in the later version, in the order of both; none when too few of its words are
 * left together, or when so few that they could stand anywhere and the words beside them are others.
 */
export function choose(range: Range, versions: Versions): readonly Pair[] {
  const length = range.last - range.first + 1;
  const near = Math.max(NEAR, 2 * length);
  const pairs = trim(gathered(clustersOf(range, versions, near), versions, near), range, versions);
  let whole = 0;
  for (let a = range.first; a <= range.last; a += 1) whole += versions.weights[a] ?? 0;
  return pairs.length > 0 && isLeft(range, pairs, weigh(pairs, versions) / whole, versions) ? pairs : [];
}
