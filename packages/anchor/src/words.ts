import { labelsOf } from "./labels.ts";
import { bodyOf } from "./running-lines.ts";

/**
 * A word of the body and its place: `pages[page].slice(start, end)`, page from 0. `text`: folded, so that case, line ends, hyphens
 * and Arabic vowel signs make no difference. `ends`: a sentence or a paragraph ends after it.
 */
export type Word = {
  readonly text: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly ends: boolean;
};

/** More words than a report of 500 pages has; what stands after them is not compared. */
export const MOST_WORDS = 1_000_000;

/** All numbers that count paragraphs read the same: "3." that became "4." is no change. */
export const LABEL = "#";

/**
 * At most 64 units, so that later steps work on short text whatever a file holds. A hyphen belongs to its word, since a line end takes
 * it away; a point or comma between figures belongs to the figure.
 */
const WORD =
  /\p{Sc}|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|['’ʼ](?=\p{L})|[-‐‑](?:[ \t]*\n[ \t]*)?(?=[\p{L}\p{N}])|(?<=\p{N})[.,:/٫٬](?=\p{N})){0,63}/gu;
const SENTENCE_END = /[.!?…؟۔]|\n[ \t]*\n/u;

const ASCII = /^[!-_a-~]*$/u;
const DROPPED = /[\p{Cf}\u064b-\u065f\u0670\u0640]/gu;
const HYPHEN = /(?<!\p{N})[-‐‑\s]+|[-‐‑\s]+(?!\p{N})/gu;

/** Letters as they are, one spelling for each; hyphens stay between figures only. */
export function plain(text: string): string {
  const opened = ASCII.test(text) ? text : text.normalize("NFKC").replace(DROPPED, "");
  return opened.replace(/[’ʼ]/gu, "'").replace(HYPHEN, "");
}

/** The words of the pages' bodies, running heads and feet left out. Linear in the length of the text. */
export function wordsOf(pages: readonly string[]): readonly Word[] {
  const labels = labelsOf(pages);
  const words: Word[] = [];
  bodyOf(pages).forEach(({ start, end }, page) => {
    const text = (pages[page] ?? "").slice(0, end);
    WORD.lastIndex = start;
    let found = WORD.exec(text);
    while (found !== null && words.length < MOST_WORDS) {
      const [at, to] = [found.index, WORD.lastIndex];
      const label = labels[page]?.has(at) ?? false;
      found = WORD.exec(text);
      const between = text.slice(to, Math.min(found?.index ?? end, to + 64));
      const ends = !label && (SENTENCE_END.test(between) || (labels[page]?.has(found?.index ?? -1) ?? false));
      const folded = label ? LABEL : plain(text.slice(at, to)).toLowerCase();
      if (folded !== "") words.push({ text: folded, page, start: at, end: to, ends });
    }
    WORD.lastIndex = 0;
  });
  return words;
}

/** Equal words, equal numbers, over both texts. */
export function numberWords(a: readonly Word[], b: readonly Word[]): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numbered = (words: readonly Word[]): Int32Array =>
    Int32Array.from(words, ({ text }) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    });
  return [numbered(a), numbered(b)];
}
