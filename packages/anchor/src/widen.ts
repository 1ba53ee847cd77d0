import type { Range } from "./range.ts";
import type { Versions } from "./compare-versions.ts";

/** Words put in at an end of a passage for words lost there: no more than twice as many and a few. */
const SPARE = 3;

function put(versions: Versions, from: number, step: 1 | -1): number {
  let count = 0;
  while (versions.matching.before[from + count * step] === -1) count += 1;
  return count;
}

/** No farther than the sentence reaches. */
function inSentence({ after }: Versions, from: number, step: 1 | -1, most: number): number {
  for (let count = 0; count < most; count += 1) {
    const at = from + count * step;
    if (after[step === 1 ? at - 1 : at]?.ends === true) return count;
  }
  return most;
}

/** How many of the lost words stand there all the same: a neighbour that begins or ends alike was given them. */
function still({ before, after }: Versions, lost: number, from: Range, step: 1 | -1): number {
  let count = 0;
  while (
    count < lost &&
    before[from.first + count * step]?.text === after[from.last + count * step]?.text &&
    after[from.last + (step === 1 ? count - 1 : count) * step]?.ends !== true
  )
    count += 1;
  return count;
}

/** How far, among the new words of the sentence, the passage's outermost word stands: something was put in beside it. */
function outermost(versions: Versions, a: number, from: number, step: 1 | -1, fresh: number): number {
  const reach = inSentence(versions, from, step, fresh);
  for (let count = 0; count < reach; count += 1)
    if (versions.after[from + count * step]?.text === versions.before[a]?.text) return count + 1;
  return 0;
}

/** How many new words stand, at one end, for the `lost` words of the passage. `a`, `b`: the last matched words at that end. */
function replaced(versions: Versions, lost: number, a: number, b: number, step: 1 | -1): number {
  const kept = still(versions, lost, { first: a + step, last: b + step }, step);
  const missing = lost - kept;
  if (missing === 0) return kept;
  const from = b + (kept + 1) * step;
  const fresh = put(versions, from, step);
  const found = outermost(versions, a + lost * step, from, step, fresh);
  if (found > 0) return kept + found;
  const outside = a + (lost + 1) * step;
  const beyond = versions.matching.after[outside] ?? -1;
  const closed = beyond === from + fresh * step || versions.before[outside] === undefined;
  return kept + inSentence(versions, from, step, Math.min(fresh, closed ? 2 * missing + SPARE : missing));
}

/** From the passage's words that are left to the words that stand in the place of the others at its ends. */
export function widen(
  range: Range,
  left: { readonly a: Range; readonly b: Range },
  versions: Versions,
): Range {
  const { a, b } = left;
  const leading = replaced(versions, a.first - range.first, a.first, b.first, -1);
  const trailing = replaced(versions, range.last - a.last, a.last, b.last, 1);
  return { first: b.first - leading, last: b.last + trailing };
}
