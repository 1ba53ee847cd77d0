import type { Word } from "./words.ts";

/** Signs beside a word that a passage takes along: quotation marks, brackets, the full stop. More is hostile. */
const MOST = 64;

type Side = { readonly text: string; readonly word: Word };

const isSpace = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));

/** How far from `at` the later text goes on with the signs, white space aside: over all of them, or as far as they are the same. */
function follow(text: string, at: number, signs: string, step: 1 | -1): number {
  let [i, reached] = [at, at];
  const points = Array.from(signs);
  for (const sign of step === 1 ? points : points.reverse()) {
    while (i >= 0 && i < text.length && Math.abs(i - at) < MOST && isSpace(text, i)) i += step;
    if (!text.startsWith(sign, step === 1 ? i : i - sign.length + 1) || i < 0) return reached;
    i += step * sign.length;
    reached = i;
  }
  return reached;
}

const signsOf = (text: string): string => text.replace(/\s+/gu, "").slice(0, MOST);

/** Where the passage begins in the later text: inside its first word as before, or with the signs before that word. */
export function startOf(before: Side, start: number, after: Side): number {
  const { word } = after;
  if (start > before.word.start) {
    const same =
      before.text.slice(before.word.start, before.word.end) === after.text.slice(word.start, word.end);
    return same ? word.start + start - before.word.start : word.start;
  }
  const signs = signsOf(before.text.slice(Math.max(start, before.word.start - MOST), before.word.start));
  return follow(after.text, word.start - 1, signs, -1) + 1;
}

/** Where it ends, by the same rule. */
export function endOf(before: Side, end: number, after: Side): number {
  const { word } = after;
  if (end < before.word.end) {
    const same =
      before.text.slice(before.word.start, before.word.end) === after.text.slice(word.start, word.end);
    return same ? word.start + end - before.word.start : word.end;
  }
  const signs = signsOf(before.text.slice(before.word.end, Math.min(end, before.word.end + MOST)));
  return follow(after.text, word.end, signs, 1);
}
