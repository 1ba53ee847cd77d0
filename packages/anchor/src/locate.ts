import type { Passage } from "./passage.ts";

/** Page from 0, UTF-16 offsets in its text. */
export type Spot = { readonly page: number; readonly start: number; readonly end: number };

/** Every place of a text on the pages, up to two: more than one is never taken. */
function spotsOf(pages: readonly string[], text: string, skip: number, length: number): readonly Spot[] {
  const spots: Spot[] = [];
  pages.forEach((page, i) => {
    let at = spots.length < 2 && text !== "" ? page.indexOf(text) : -1;
    while (at >= 0 && spots.length < 2) {
      spots.push({ page: i, start: at + skip, end: at + skip + length });
      at = page.indexOf(text, at + 1);
    }
  });
  return spots;
}

function only(spots: readonly Spot[]): Spot | null {
  return spots.length === 1 ? (spots[0] ?? null) : null;
}

/**
 * Where a quote stands by its letters alone: on its own page with its context, else with its context on one page, else where it is the
 * only one. Null when it is nowhere, or when two places would do.
 */
export function byQuote(passage: Passage, pages: readonly string[]): Spot | null {
  const { quote, prefix, suffix } = passage;
  if (quote === "") return null;
  const inContext = prefix + quote + suffix;
  const page = passage.page - 1;
  const here = only(spotsOf([pages[page] ?? ""], inContext, prefix.length, quote.length));
  return (
    (here && { ...here, page }) ??
    only(spotsOf(pages, inContext, prefix.length, quote.length)) ??
    only(spotsOf(pages, quote, 0, quote.length))
  );
}

/** Where a passage stands in the version it was made on: by its position when the quote is there, else by its quote. */
export function locate(passage: Passage, pages: readonly string[]): Spot | null {
  const { page, start, end, quote } = passage;
  const stands = start >= 0 && end - start === quote.length && quote !== "";
  if (stands && pages[page - 1]?.slice(start, end) === quote) return { page: page - 1, start, end };
  return byQuote(passage, pages);
}
