import { valueOf } from "./digits.ts";

const LABEL = /^[^\S\n]*(\p{Nd}{1,3})[.)](?=\s+\S)/gmu;

/**
 * Where, on each page, the numbers of the paragraphs stand: at the start of a line, with a full stop or bracket, counting on from 1
 * without a gap over all pages. A figure that merely came to stand at the start of a line is not among them.
 */
export function labelsOf(pages: readonly string[]): readonly ReadonlySet<number>[] {
  let last = 0;
  return pages.map((text) => {
    const found = new Set<number>();
    for (const match of text.matchAll(LABEL)) {
      const digits = match[1] ?? "";
      if (valueOf(digits) !== last + 1) continue;
      last += 1;
      found.add(match.index + match[0].indexOf(digits));
    }
    return found;
  });
}
