import type { LetterText, Paragraph } from "@chirograph/core/text";

// The abjad order in which Arabic lists are lettered. Heh stands in its initial form, as is usual: alone it
// would be taken for the figure five.
const ABJAD = [..."أبجد", "هـ", ..."وزحطيكلمنسعفصقرشتثخذضظغ"];
const LATIN = [..."abcdefghijklmnopqrstuvwxyz"];

/** The printed number of each paragraph, in order: "1.", "a.", "(1)" (lettered by abjad in Arabic). */
export function paragraphLabels(
  paragraphs: readonly Paragraph[],
  language: LetterText["language"],
): string[] {
  const count = [0, 0, 0];
  return paragraphs.map(({ level }) => {
    const n = (count[level - 1] ?? 0) + 1;
    count[level - 1] = n;
    count.fill(0, level);
    return labelAt(level, n, language);
  });
}

function labelAt(level: Paragraph["level"], n: number, language: LetterText["language"]): string {
  switch (level) {
    case 1:
      return `${n}.`;
    case 2:
      return `${lettered(n, language === "ar" ? ABJAD : LATIN)}.`;
    case 3:
      return `(${n})`;
  }
}

/** a, b, ... z, aa, ab ...: as columns of a spreadsheet are lettered; n from 1. */
function lettered(n: number, letters: readonly string[]): string {
  const rest = Math.floor((n - 1) / letters.length);
  const letter = letters[(n - 1) % letters.length] ?? "";
  return rest === 0 ? letter : lettered(rest, letters) + letter;
}
