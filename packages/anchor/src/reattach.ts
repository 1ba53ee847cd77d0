import { choose } from "./choose.ts";
import { compareVersions, type Versions } from "./compare-versions.ts";
import { endOf, startOf } from "./edges.ts";
import { byQuote, locate, type Spot } from "./locate.ts";
import { onOnePage } from "./one-page.ts";
import { type Passage, passageAt } from "./passage.ts";
import type { Range } from "./range.ts";
import { widen } from "./widen.ts";
import type { Word } from "./words.ts";
import { written } from "./written.ts";

/** `changed`: what is written in it is not the same any more, be it one figure; case and punctuation count, line and page ends do not. */
export type Attached = { readonly passage: Passage; readonly changed: boolean };

/** The first word that ends after a place. */
function firstAfter(words: readonly Word[], page: number, at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const word = words[middle];
    if (word !== undefined && (word.page < page || (word.page === page && word.end <= at))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wordsAt(words: readonly Word[], { page, start, end }: Spot): Range | null {
  const first = firstAfter(words, page, start);
  let last = firstAfter(words, page, end);
  if (words[last]?.page !== page || (words[last]?.start ?? end) >= end) last -= 1;
  return last < first ? null : { first, last };
}

type Sides = { readonly text: string; readonly word: Word };

function sideOf(pages: readonly string[], words: readonly Word[], at: number): Sides {
  const word = words[at];
  if (word === undefined) throw new Error(`A place beyond the text: word ${at} of ${words.length}.`);
  return { text: pages[word.page] ?? "", word };
}

function attach(versions: Versions, spot: Spot, range: Range): Attached | null {
  const pairs = choose(range, versions);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined) return null;
  const left = { a: { first: first.a, last: last.a }, b: { first: first.b, last: last.b } };
  const place = widen(range, left, versions);
  const { pages, before, after } = versions;
  const start = startOf(
    sideOf(pages.before, before, range.first),
    spot.start,
    sideOf(pages.after, after, place.first),
  );
  const end = endOf(
    sideOf(pages.before, before, range.last),
    spot.end,
    sideOf(pages.after, after, place.last),
  );
  const changed =
    written({ pages: pages.before, words: before }, range, spot) !==
    written({ pages: pages.after, words: after }, place, { start, end });
  const { page, ...cut } = onOnePage(pages.after, after, place, { start, end });
  return { passage: passageAt(pages.after[page] ?? "", page + 1, cut.start, cut.end), changed };
}

/** A passage without a word of the body, a dash or a running head: by its letters. */
function attachSigns(passage: Passage, after: readonly string[]): Attached | null {
  const spot = byQuote(passage, after);
  if (spot === null) return null;
  const { page, start, end } = spot;
  return { passage: passageAt(after[page] ?? "", page + 1, start, end), changed: false };
}

/**
 * Finds, for many passages of one version, where they stand in a later one, as `reattach` does. `before`, `after`: the texts of the
 * versions' pages. The comparison is made here: its time grows with the words of both texts, the scripts between what they have in
 * common within a budget of steps; a passage then takes time by its own length.
 */
export function attacher(
  before: readonly string[],
  after: readonly string[],
): (passage: Passage) => Attached | null {
  const versions = compareVersions(before, after);
  return (passage) => {
    const spot = locate(passage, before);
    if (spot === null) return null;
    const range = wordsAt(versions.before, spot);
    return range === null ? attachSigns(passage, after) : attach(versions, spot, range);
  };
}

/**
 * Where a passage of the earlier version stands in the later one; null when its words are gone: deleted, or rewritten so that less than
 * half of what they weigh is left. Where a page break divides it now, the part on the page that has more of it. The quote is
 * `after[page - 1].slice(start, end)`. `before`, `after`: the texts of the versions' pages. Costs the comparison of the two texts
 * (see `attacher`). Does not throw.
 */
export function reattach(
  passage: Passage,
  before: readonly string[],
  after: readonly string[],
): Attached | null {
  return attacher(before, after)(passage);
}
