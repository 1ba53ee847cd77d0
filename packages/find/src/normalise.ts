import { foldCase } from "./fold.ts";
import { pieces, type Piece } from "./pieces.ts";
import { stretches } from "./stretches.ts";
import {
  ABBREVIATIONS,
  ARABIC_PLACES,
  ARABIC_TITLES,
  COMMON,
  DATES,
  MAYBE_DATES,
  NUMBERS,
} from "./vocabulary.ts";
import type { Kind, Word } from "./word.ts";

/** Longest text taken, in UTF-16 units: a 500-page report is about half of it. */
export const LONGEST_TEXT = 4_000_000;

type Draft = {
  readonly piece: Piece;
  readonly folded: string;
  readonly opens: boolean;
  kind: Kind;
  masked: boolean;
};

const DATE = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/u;
const FIGURE = /^[-\p{Sc}]*\d[\d.,:/-]*[\p{Sc}%]*$|^\d+(st|nd|rd|th|s)$/u;
const YEAR = /^(1[5-9]|2[01])\d\d$/u;

function kindOfCode(folded: string): Kind {
  if (DATE.test(folded) || YEAR.test(folded)) return "date";
  return FIGURE.test(folded) ? "figure" : "reference";
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

/** Decided from the word alone, so that an excerpt masks what the whole letter masks. */
function firstGuess(piece: Piece, opens: boolean): Draft {
  const folded = foldCase(piece.text);
  const base = { piece, folded, opens };
  if (/[\p{N}@]|:\/\//u.test(folded)) return { ...base, kind: kindOfCode(folded), masked: true };
  if (NUMBERS.has(folded)) return { ...base, kind: "figure", masked: true };
  if (DATES.has(folded)) return { ...base, kind: "date", masked: true };
  if (ARABIC_PLACES.has(folded)) return { ...base, kind: "name", masked: true };
  const masked = isCapital(piece.text) && !COMMON.has(folded);
  return { ...base, kind: masked && !opens ? "name" : "word", masked };
}

function opensSentence(source: string, previous: Piece | undefined, piece: Piece): boolean {
  if (previous === undefined) return true;
  const between = source.slice(previous.end, Math.min(piece.start, previous.end + 64));
  if (/\n\s*\n/u.test(between)) return true;
  if (!/[.!?:\u2026\u061f\u06d4]/u.test(between)) return false;
  const short = previous.text.length === 1 || ABBREVIATIONS.has(foldCase(previous.text));
  return !(short && /^\.[^\S\n]*$/u.test(between));
}

function markDate(word: Draft | undefined): void {
  if (word?.kind === "figure" && /^\d/u.test(word.folded)) word.kind = "date";
}

/** "12 March", "March 12" and "May" beside a figure: the figure is part of the date. */
function joinDates(words: readonly Draft[]): void {
  words.forEach((word, i) => {
    const before = words[i - 1];
    const after = words[i + 1];
    if (MAYBE_DATES.has(word.folded)) {
      const beside = [before, after].some(
        (other) => other !== undefined && /^\d{1,4}(st|nd|rd|th)?$/u.test(other.folded),
      );
      if (!beside) return;
      word.kind = "date";
      word.masked = true;
    }
    if (word.kind === "date" && /^\p{L}/u.test(word.folded)) {
      markDate(before);
      markDate(after);
    }
  });
}

/** A capitalised opener is a name when the next word is one too ("Anna Larsen wrote"), or when all of it is capitals. */
function nameOpeners(words: readonly Draft[]): void {
  words.forEach((word, i) => {
    if (!word.opens || !word.masked || word.kind !== "word") return;
    const next = words[i + 1];
    if (next?.kind === "name" || /^\p{Lu}{2,}$/u.test(word.piece.text)) word.kind = "name";
  });
}

function nameAfterTitles(words: readonly Draft[]): void {
  words.forEach((word, i) => {
    if (!ARABIC_TITLES.has(word.folded)) return;
    for (const next of words.slice(i + 1, i + 3)) {
      if (next.kind === "word" && !ARABIC_TITLES.has(next.folded))
        Object.assign(next, { kind: "name", masked: true });
    }
  });
}

/**
 * The words of a text with their kinds and places. Unicode NFKC, case folded, Arabic vowel signs and tatweel off,
 * words broken at a line's end joined. Punctuation is not kept, except inside figures, dates and references.
 * Names are a guess from capitals (in Arabic from titles and a short list of places), made to mask too much rather
 * than too little: every capitalised word that opens no ordinary sentence is masked, wherever it stands.
 * Throws an Error with code `text-too-long` beyond LONGEST_TEXT. Page headers and footers are the caller's to remove.
 */
export function normalise(source: string): readonly Word[] {
  if (source.length > LONGEST_TEXT) {
    throw Object.assign(new Error("This text is too long to compare."), { code: "text-too-long" });
  }
  const words: Draft[] = [];
  for (const stretch of stretches(source)) {
    for (const piece of pieces(stretch)) {
      words.push(firstGuess(piece, opensSentence(source, words.at(-1)?.piece, piece)));
    }
  }
  joinDates(words);
  nameAfterTitles(words);
  nameOpeners(words);
  return words.map(({ piece, folded, kind, masked }) => ({
    text: folded,
    kind,
    masked,
    start: piece.start,
    end: piece.end,
  }));
}
