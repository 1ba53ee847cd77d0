import type { Range } from "./range.ts";
import { LABEL, plain, type Word } from "./words.ts";

/** Longer runs of signs between words are hostile. */
const MOST = 64;

type Text = { readonly pages: readonly string[]; readonly words: readonly Word[] };
type Cut = { readonly start: number; readonly end: number };

/** The signs right behind a word at a page's end, and right before one at a page's beginning: running lines stand between. */
function acrossPages(before: string, after: string): string {
  const behind = /^[^\n\p{L}\p{N}]*/u.exec(before.slice(0, MOST))?.[0] ?? "";
  const ahead = /[^\n\p{L}\p{N}]*$/u.exec(after.slice(-MOST))?.[0] ?? "";
  return behind + ahead;
}

function between({ pages }: Text, word: Word, next: Word): string {
  const text = pages[word.page] ?? "";
  const behind = word.text === LABEL ? word.end + 1 : word.end;
  if (next.page === word.page) return text.slice(behind, next.start).slice(0, MOST);
  return acrossPages(text.slice(word.end, word.end + MOST), (pages[next.page] ?? "").slice(0, next.start));
}

/**
 * What is written in a range of words, cut at `start` in the first word's page and at `end` in the last one's: letters with their case and
 * the signs between them, without white space, line-end hyphens and the numbers of paragraphs.
 */
export function written(text: Text, range: Range, cut: Cut): string {
  const { pages, words } = text;
  const parts: string[] = [];
  for (let i = range.first; i <= range.last; i += 1) {
    const word = words[i];
    const next = words[i + 1];
    if (word === undefined) continue;
    const page = pages[word.page] ?? "";
    const [first, last] = [i === range.first, i === range.last];
    const from = first && cut.start > word.start ? cut.start : word.start;
    const to = last && cut.end < word.end ? cut.end : word.end;
    if (first && cut.start < word.start)
      parts.push(page.slice(Math.max(cut.start, word.start - MOST), word.start));
    if (word.text !== LABEL) parts.push(plain(page.slice(from, to)));
    if (!last && next !== undefined) parts.push(between(text, word, next));
    else if (cut.end > word.end) parts.push(page.slice(word.end, Math.min(cut.end, word.end + MOST)));
  }
  return parts
    .join("")
    .replace(/[\s\p{Cf}]+/gu, "")
    .replace(/(?<=\p{L})[-‐‑](?=[\p{L}\p{N}])/gu, "");
}
