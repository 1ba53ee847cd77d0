import { type Matching, part, type Run, runsOf } from "./matching.ts";

/** Rewritten text keeps "the" and "of": a run is chance when both gaps beside it are so many times longer. */
const LONGER = 3;
const PASSES = 4;

/** How many words stand unmatched beside a place, in the direction; the text's end counts as matched. */
function unmatched(matched: Int32Array, from: number, step: 1 | -1, most: number): number {
  let count = 0;
  while (count < most && matched[from + count * step] === -1) count += 1;
  return count;
}

function isStray({ after, before }: Matching, { a, b, length }: Run): boolean {
  const most = length * LONGER;
  const left = Math.max(unmatched(after, a - 1, -1, most), unmatched(before, b - 1, -1, most));
  const right = Math.max(unmatched(after, a + length, 1, most), unmatched(before, b + length, 1, most));
  return left >= most && right >= most;
}

/** Parts the matches that are chance: single words and short runs alone in text that was rewritten. */
export function partStrays(matching: Matching): void {
  for (let pass = 0; pass < PASSES; pass += 1) {
    const strays = runsOf(matching).filter((run) => isStray(matching, run));
    for (const run of strays) part(matching, run);
    if (strays.length === 0) return;
  }
}
