import type { text } from "@chirograph/wire";

// The same order as the typesetter's: abjad in Arabic, Heh in its initial form.
const ABJAD = [..."أبجد", "هـ", ..."وزحطيكلمنسعفصقرشتثخذضظغ"];
const LATIN = [..."abcdefghijklmnopqrstuvwxyz"];

type Paragraphs = text.LetterText["paragraphs"];

/** The number printed before each paragraph: "1.", "a.", "(1)". */
export function paragraphLabels(paragraphs: Paragraphs, language: text.LetterText["language"]): string[] {
  const letters = language === "ar" ? ABJAD : LATIN;
  const count = [0, 0, 0];
  return paragraphs.map(({ level }) => {
    const n = (count[level - 1] ?? 0) + 1;
    count[level - 1] = n;
    count.fill(0, level);
    if (level === 1) return `${n}.`;
    return level === 2 ? `${lettered(n, letters)}.` : `(${n})`;
  });
}

/** How a sentence names each paragraph: "2", "2a", "2a1". */
export function paragraphPlaces(paragraphs: Paragraphs, language: text.LetterText["language"]): string[] {
  const path: string[] = [];
  return paragraphLabels(paragraphs, language).map((label, i) => {
    path.length = (paragraphs[i]?.level ?? 1) - 1;
    path.push(bareLabel(label));
    return path.join("");
  });
}

/** A label without its punctuation. */
export function bareLabel(label: string): string {
  return label.replace(/[.()]/gu, "");
}

function lettered(n: number, letters: readonly string[]): string {
  const rest = Math.floor((n - 1) / letters.length);
  const letter = letters[(n - 1) % letters.length] ?? "";
  return rest === 0 ? letter : lettered(rest, letters) + letter;
}
