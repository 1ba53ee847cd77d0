import type { Comparison, Difference } from "@chirograph/find";

const HEAD = /^[ \t]*(\d{1,2})[.)][ \t]/gmu;

/** Where the numbers of our paragraphs stand: 1, 2, 3 in their order, so that no figure which a line begins with is one. */
function numbersAt(ours: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const match of ours.matchAll(HEAD)) {
    const number = match[1] ?? "";
    if (Number(number) === places.size + 1) places.add(match.index + match[0].indexOf(number));
  }
  return places;
}

/**
 * The comparison without the paragraph numbers that the reader's text lacks: whoever pastes a list or types it again
 * loses its numbers, and no word is another for that. A number that is changed, or added, stays a difference.
 */
export function withoutLostNumbers(comparison: Comparison, ours: string): Comparison {
  const places = numbersAt(ours);
  const lost = (difference: Difference): boolean =>
    difference.theirs === "" &&
    difference.kind === "figure" &&
    places.has(difference.oursAt.start) &&
    /^\d{1,2}[.)]?$/u.test(difference.ours);
  return { ...comparison, differences: comparison.differences.filter((difference) => !lost(difference)) };
}
