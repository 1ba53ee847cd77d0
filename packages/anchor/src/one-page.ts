import type { Range } from "./range.ts";
import type { Spot } from "./locate.ts";
import type { Word } from "./words.ts";

/** Signs behind the last word of a page that belong to it. */
const SIGNS = /^[^\s\p{L}\p{N}]{0,8}/u;

/** The page that holds most words of the range; of two, the earlier. */
function fullestPage(words: readonly Word[]): number {
  const counts = new Map<number, number>();
  for (const { page } of words) counts.set(page, (counts.get(page) ?? 0) + 1);
  return Array.from(counts).reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/**
 * A passage stands on one page: where a page break divides the words of the range, its part on the page that holds most of them.
 * `start` is in the first word's page, `end` in the last one's.
 */
export function onOnePage(
  pages: readonly string[],
  words: readonly Word[],
  range: Range,
  { start, end }: { readonly start: number; readonly end: number },
): Spot {
  const inside = words.slice(range.first, range.last + 1);
  const page = fullestPage(inside);
  const here = inside.filter((word) => word.page === page);
  const [first, last] = [here[0], here.at(-1)];
  const signs = SIGNS.exec((pages[page] ?? "").slice(last?.end ?? 0))?.[0].length ?? 0;
  return {
    page,
    start: inside[0]?.page === page ? start : (first?.start ?? start),
    end: inside.at(-1)?.page === page ? end : (last?.end ?? end) + signs,
  };
}
