import { mainChain } from "./chain.ts";
import { match, type Matching, type Run, runsOf } from "./matching.ts";
import type { Texts } from "./seeds.ts";
import { keptPairs, type Work } from "./shortest-script.ts";

type Gap = { readonly a0: number; readonly a1: number; readonly b0: number; readonly b1: number };

/** A gap between two runs that moved together is no longer than this, in words. */
const MOVED_GAP = 200;

function between(from: Run, to: Run): Gap {
  return { a0: from.a + from.length, a1: to.a, b0: from.b + from.length, b1: to.b };
}

function gapsAlong(runs: readonly Run[]): readonly Gap[] {
  return runs.slice(1).map((run, i) => between(runs[i] as Run, run));
}

/** Gaps inside a part that moved: neighbours in the earlier text that are near neighbours in the later one. */
function gapsMoved(runs: readonly Run[], chain: ReadonlySet<Run>): readonly Gap[] {
  return runs.slice(1).flatMap((run, i) => {
    const last = runs[i] as Run;
    const gap = between(last, run);
    const near = gap.b1 >= gap.b0 && gap.b1 - gap.b0 <= MOVED_GAP && gap.a1 - gap.a0 <= MOVED_GAP;
    return near && !(chain.has(last) && chain.has(run)) ? [gap] : [];
  });
}

function freeIn(matched: Int32Array, from: number, to: number): Int32Array {
  const free: number[] = [];
  for (let i = from; i < to; i += 1) if (matched[i] === -1) free.push(i);
  return Int32Array.from(free);
}

/** Matches the words between the runs that are matched already, where both texts have unmatched words in the same gap. */
export function fillGaps(texts: Texts, matching: Matching, work: Work): void {
  const runs = runsOf(matching);
  const chain = mainChain(runs);
  const first: Run = { a: 0, b: 0, length: 0 };
  const last: Run = { a: texts.a.length, b: texts.b.length, length: 0 };
  const gaps = [...gapsAlong([first, ...chain, last]), ...gapsMoved(runs, new Set(chain))];
  for (const { a0, a1, b0, b1 } of gaps) {
    const [freeA, freeB] = [freeIn(matching.after, a0, a1), freeIn(matching.before, b0, b1)];
    if (freeA.length === 0 || freeB.length === 0) continue;
    const numbersA = freeA.map((i) => texts.a[i] ?? -1);
    const numbersB = freeB.map((j) => texts.b[j] ?? -1);
    for (const [x, y] of keptPairs(numbersA, numbersB, work)) match(matching, freeA[x] ?? 0, freeB[y] ?? 0);
  }
}
