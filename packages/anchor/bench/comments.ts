import type { Passage } from "../src/index.ts";
import { passageAt } from "../src/passage.ts";
import type { Target } from "./edits.ts";
import type { Letter, Token } from "./letter.ts";
import { below, pick, type Random } from "./random.ts";
import type { Laid } from "./typeset.ts";

/** A comment's passage, and the words it was made on. */
export type Comment = { readonly passage: Passage; readonly words: readonly Token[] };

/** The passage of these words, of those on the first one's page; null when nothing is left. */
export function commentOn(words: readonly Token[], { pages, spots }: Laid): Comment | null {
  const page = spots.get(words[0]?.id ?? -1)?.page ?? -1;
  const here = words.filter(({ id }) => spots.get(id)?.page === page);
  const [first, last] = [spots.get(here[0]?.id ?? -1), spots.get(here.at(-1)?.id ?? -1)];
  if (first === undefined || last === undefined) return null;
  return { passage: passageAt(pages[page] ?? "", page + 1, first.start, last.end), words: here };
}

/** Three to eight neighbouring words of a sentence. */
export function phraseOf(random: Random, words: readonly Token[]): readonly Token[] {
  const length = Math.min(words.length, 3 + below(random, 6));
  const from = below(random, words.length - length + 1);
  return words.slice(from, from + length);
}

/** What holders comment on elsewhere in the letter: a sentence, a phrase or a paragraph. */
export function wordsElsewhere(random: Random, letter: Letter, { p, s }: Target): readonly Token[] {
  const paragraph = pick(random, letter);
  const chosen = pick(random, paragraph);
  if (chosen === letter[p]?.[s]) return [];
  const kind = random();
  if (kind < 0.4) return chosen;
  return kind < 0.8 ? phraseOf(random, chosen) : paragraph.flat();
}
