import type { Passage } from "../src/index.ts";

/** The passage of a quote, the nth time that it stands on the pages. */
export function passageIn(pages: readonly string[], quote: string, nth = 1): Passage {
  let left = nth;
  for (const [i, text] of pages.entries()) {
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      left -= 1;
      if (left > 0) continue;
      const end = at + quote.length;
      const [prefix, suffix] = [text.slice(Math.max(0, at - 32), at), text.slice(end, end + 32)];
      return { page: i + 1, quote, prefix, suffix, start: at, end };
    }
  }
  throw new Error(`The text does not hold "${quote}" ${nth} times.`);
}
