import type { LetterText } from "@chirograph/core/text";
import { type Passage, passagesOf } from "./passage.ts";
import { refusal, type TypesetRefusal } from "./refusal.ts";

// What must not stand in a letter because it prints nothing or makes the page read otherwise than its text:
// controls, direction overrides (U+202D, U+202E), line and paragraph separators, the byte order mark, tags,
// halves of a surrogate pair and code points that are no characters. Direction marks and isolates are allowed.
const FORBIDDEN =
  /[^\P{Cc}\t\n\r]|[\u202D\u202E\u2028\u2029\uFEFF\uFFFE\uFFFF]|[\u{E0000}-\u{E007F}]|\p{Cs}|[\uFDD0-\uFDEF]/u;

/** A refusal if the letter holds a character that no letter may hold; null otherwise. */
export function forbiddenCharacter(letter: LetterText): TypesetRefusal | null {
  for (const passage of passagesOf(letter)) {
    const found = FORBIDDEN.exec(passage.text)?.[0];
    if (found === undefined) continue;
    return refusal(
      "forbidden-character",
      `There is an invisible character (${codePoint(found)}) in ${passage.where}${near(passage, found)}. A letter may not hold it, because a reader would not see what it does. Delete it, or type the passage again.`,
    );
  }
  return null;
}

/**
 * The refusal for signs that none of the letter's typefaces has. `unshown` are the pieces that the compiler could
 * not show, in its order: a sign made of several characters comes in pieces, some of which exist by themselves.
 */
export function missingGlyph(letter: LetterText, unshown: readonly string[]): TypesetRefusal {
  const passages = passagesOf(letter);
  const holds = (sign: string): boolean => passages.some(({ text }) => text.includes(sign));
  const sign = beginnings(unshown).find(holds) ?? unshown[0] ?? "";
  const passage = passages.find(({ text }) => text.includes(sign));
  const where = passage === undefined ? "" : ` in ${passage.where}${near(passage, sign)}`;
  return refusal(
    "missing-glyph",
    `The typefaces of this letter have no sign for “${sign}” (${codePoint(sign)})${where}. Write it in letters that the typefaces have, or leave it out.`,
  );
}

const LONGEST_SIGN = 8;

/** The first pieces joined, longest first; also backwards, as right-to-left text is reported. */
function beginnings(pieces: readonly string[]): string[] {
  const lengths = Array.from({ length: Math.min(pieces.length, LONGEST_SIGN) }, (_, i) => i + 1).reverse();
  return lengths.flatMap((n) => {
    const first = pieces.slice(0, n);
    return [first.join(""), first.toReversed().join("")];
  });
}

/** U+1F600, or several of them. */
function codePoint(text: string): string {
  return Array.from(
    text,
    (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  ).join(" ");
}

/** The word before the character, so that the author finds it in a long paragraph. */
function near(passage: Passage, text: string): string {
  const before = passage.text.slice(0, passage.text.indexOf(text)).trim();
  const word = before.split(/[\s\p{C}]+/u).at(-1) ?? "";
  return word === "" ? "" : `, after “${Array.from(word).slice(-24).join("")}”`;
}
