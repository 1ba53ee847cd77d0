import type { LetterText } from "@chirograph/core/text";
import { paragraphLabels } from "./numbering.ts";

/** One written field of a letter; `where` is how a sentence names it ("paragraph 2.a.", "the subject"). */
export type Passage = { readonly where: string; readonly text: string };

/** Every field that an author writes, in the order in which the page shows them. */
export function passagesOf(letter: LetterText): Passage[] {
  const labels = paragraphLabels(letter.paragraphs, letter.language);
  return [
    one("the handling marking", letter.handling),
    one("the name of the office", letter.letterhead.office),
    ...many("the letterhead, line", letter.letterhead.lines),
    one("the reference", letter.reference),
    one("“From”", letter.from),
    ...many("“Through”, entry", letter.through),
    ...many("“To”, entry", letter.to),
    one("the reference of what the letter rests on", letter.basis?.reference ?? ""),
    one("the subject", letter.subject),
    ...letter.paragraphs.map((paragraph, i) => one(paragraphName(letter, labels, i), paragraph.text)),
    one("the signer's name", letter.signature.name),
    one("the signer's title", letter.signature.title),
    ...many(
      "the title of enclosure",
      letter.enclosures.map((enclosure) => enclosure.title),
    ),
    ...many(
      "the digest of enclosure",
      letter.enclosures.map((enclosure) => enclosure.file ?? ""),
    ),
    ...many("the distribution, entry", letter.distribution),
  ];
}

const one = (where: string, text: string): Passage => ({ where, text });

const many = (where: string, texts: readonly string[]): Passage[] =>
  texts.map((text, i) => ({ where: `${where} ${i + 1}`, text }));

/** "paragraph 2", "paragraph 2.a", "paragraph 2.a.(1)": the numbers of the paragraphs that it stands in. */
function paragraphName(letter: LetterText, labels: readonly string[], at: number): string {
  const path: string[] = [];
  let level = Infinity;
  for (let i = at; i >= 0 && level > 1; i--) {
    const paragraph = letter.paragraphs[i];
    if (paragraph === undefined || paragraph.level >= level) continue;
    path.unshift((labels[i] ?? "").replace(/\.$/u, ""));
    level = paragraph.level;
  }
  return `paragraph ${path.join(".")}`;
}
