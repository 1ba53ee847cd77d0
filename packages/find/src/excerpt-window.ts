import { longestChain, type Run } from "./alignment.ts";

/** Neighbouring words that place an excerpt in a letter. */
const ANCHOR = 4;

function anchorsOf(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i + ANCHOR <= words.length; i += 1) {
    const key = words.slice(i, i + ANCHOR).join(" ");
    found.set(key, found.has(key) ? -1 : i);
  }
  return found;
}

function sharedAnchors(ours: readonly string[], theirs: readonly string[]): readonly Run[] {
  const inOurs = anchorsOf(ours);
  const pairs: Run[] = [];
  for (const [key, b] of anchorsOf(theirs)) {
    const a = inOurs.get(key) ?? -1;
    if (a >= 0 && b >= 0) pairs.push({ a, b, length: ANCHOR });
  }
  return longestChain(pairs.sort((x, y) => x.a - y.a));
}

/**
 * The part of our words [from, to) that a stranger's text can be an excerpt of: where its first and last anchors stand,
 * with room before and after for the words of theirs that lie beyond them. All of ours when nothing anchors.
 */
export function excerptWindow(ours: readonly string[], theirs: readonly string[]): readonly [number, number] {
  const chain = sharedAnchors(ours, theirs);
  const first = chain[0];
  const last = chain.at(-1);
  if (first === undefined || last === undefined) return [0, ours.length];
  const room = (words: number): number => Math.ceil(words * 1.25) + (words > 0 ? ANCHOR : 0);
  const after = theirs.length - last.b - ANCHOR;
  return [Math.max(0, first.a - room(first.b)), Math.min(ours.length, last.a + ANCHOR + room(after))];
}
