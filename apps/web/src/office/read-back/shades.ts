import { paragraphsOf } from "@chirograph/find/paragraphs";
import type { Round } from "./read-back-words.ts";

export type Misleading = {
  /** 1 for the first of the letter: the number in the margin and in the list. */
  readonly n: number;
  readonly misled: readonly string[];
  /** 1 to 4: a quarter of the readers or fewer, ..., more than three. */
  readonly depth: 1 | 2 | 3 | 4;
  readonly quote: string;
};
export type Run = { readonly start: number; readonly text: string; readonly misleading: Misleading | null };
export type ReadBlock = {
  readonly kind: "lines" | "paragraph";
  readonly key: string;
  readonly runs: readonly Run[];
};

/** Deeper for more readers: which quarter of those who counted a sentence misled. `misled` of `readers`, both 1 or more. */
export function depthOf(misled: number, readers: number): 1 | 2 | 3 | 4 {
  const quarter = Math.ceil((misled / Math.max(misled, readers)) * 4);
  return quarter >= 4 ? 4 : quarter === 3 ? 3 : quarter === 2 ? 2 : 1;
}

/**
 * The letter as a round read it, in paragraphs, cut where a sentence misled someone. `readers`: how many counted. Pure; the
 * texts of all runs of a block, joined, are the block.
 */
export function shadedBlocks(
  pages: readonly { readonly text: string }[],
  sentences: Round["sentences"],
  readers: number,
): ReadBlock[] {
  let n = 0;
  return pages.flatMap(({ text }, at) =>
    paragraphsOf(text).map(({ kind, start, end }) => {
      const here = sentences.filter(
        (one) => one.page === at + 1 && one.misled.length > 0 && one.start >= start && one.end <= end,
      );
      const marks = here.map((one) => {
        n += 1;
        const quote = text.slice(one.start, one.end).replace(/\s+/gu, " ");
        return {
          ...one,
          misleading: { n, misled: one.misled, depth: depthOf(one.misled.length, readers), quote },
        };
      });
      return { kind, key: `${at}:${start}`, runs: cut(text, start, end, marks) };
    }),
  );
}

type Mark = { readonly start: number; readonly end: number; readonly misleading: Misleading };

function cut(text: string, start: number, end: number, marks: readonly Mark[]): Run[] {
  const runs: Run[] = [];
  let at = start;
  for (const mark of marks) {
    if (mark.start > at) runs.push({ start: at, text: text.slice(at, mark.start), misleading: null });
    runs.push({ start: mark.start, text: text.slice(mark.start, mark.end), misleading: mark.misleading });
    at = mark.end;
  }
  if (at < end) runs.push({ start: at, text: text.slice(at, end), misleading: null });
  return runs;
}

/** Every sentence that misled someone, the most readers first. */
export function misleadingIn(blocks: readonly ReadBlock[]): Misleading[] {
  return blocks
    .flatMap(({ runs }) => runs.flatMap(({ misleading }) => misleading ?? []))
    .toSorted((a, b) => b.misled.length - a.misled.length || a.n - b.n);
}
