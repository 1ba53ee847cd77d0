import { imprintOfWords, type Imprint, type Sort } from "./fingerprints.ts";
import { normalise } from "./normalise.ts";
import type { Word } from "./word.ts";

/** What a text asks the index: numbers and the words they cover, nothing of the text itself. */
export type Query = Readonly<Record<Sort, Imprint>>;

/** Fingerprints of each sort that a query may carry: about six pages of text. The rest of a longer text is not asked. */
export const MOST_FINGERPRINTS = 4096;

/**
 * Distinctive words that must match before a text counts as found. Drafts: DESIGN section 4. Released letters: by
 * measurement, more than unrelated mail shares with one letter by chance.
 */
const ENOUGH: Readonly<Record<Sort, number>> = { draft: 25, released: 12 };

/** Whether so many distinctive words, as the index counts them, are enough to say whose text it is. */
export function enough(words: number, sort: Sort): boolean {
  return words >= ENOUGH[sort];
}

function asked(words: readonly Word[], sort: Sort): Imprint {
  const { fingerprints, sketch } = imprintOfWords(words, sort);
  // Sorted and without repeats: in the order of the text the short shingles would spell it out.
  return {
    fingerprints: fingerprints.slice(0, MOST_FINGERPRINTS),
    sketch: [...new Set(sketch)].sort((a, b) => a - b),
  };
}

/** The query for a stranger's text, made where the text is: in the browser, so that the text stays there. */
export function queryOf(text: string): Query {
  const words = normalise(text);
  return { released: asked(words, "released"), draft: asked(words, "draft") };
}
