import { isParticiple } from "./forms.ts";
import { isAdverb, listed } from "./lists.ts";
import type { Token } from "./tokens.ts";

type Test = (token: Token) => boolean;
type Step = { readonly fits: Test; readonly least: number; readonly most: number };
/** `first`: the words it can begin with; null where only its start in the sentence is known. */
export type Pattern = {
  readonly steps: readonly Step[];
  readonly first: ReadonlySet<string> | null;
  readonly atStart: boolean;
  readonly atEnd: boolean;
};

const MONTHS = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const ADVERBS_IN_A_ROW = 4;

/** A day of the week, a month, or a word that begins with a digit. */
export const isDate = (word: string): boolean => /^\p{N}/u.test(word) || MONTHS.test(word) || DAYS.test(word);

const SHAPES: Readonly<Record<string, Test>> = {
  "+ed": ({ word }) => isParticiple(word),
  "+ing": ({ word }) => word.length > 4 && word.endsWith("ing"),
  "#": ({ word }) => isDate(word),
  CAPS: ({ raw }) => /^\p{Lu}{2,}$/u.test(raw),
  ABC: ({ raw }) => /^\p{Lu}{3,6}$/u.test(raw),
};

function testOf(alternative: string): Test {
  const shape = Object.hasOwn(SHAPES, alternative) ? SHAPES[alternative] : undefined;
  if (shape) return shape;
  if (!alternative.startsWith("<")) return ({ word }) => word === alternative;
  const set = listed(alternative);
  return ({ word }) => set.has(word);
}

function stepOf(piece: string): Step {
  if (piece === "~") return { fits: ({ word }) => isAdverb(word), least: 0, most: ADVERBS_IN_A_ROW };
  const gap = /^\*(\d*)$/.exec(piece);
  if (gap) {
    const most = Number(gap[1] || 1);
    return { fits: ({ mark }) => !mark, least: gap[1] ? 0 : 1, most };
  }
  const optional = piece.length > 1 && piece.endsWith("?");
  const tests = (optional ? piece.slice(0, -1) : piece).split("|").map(testOf);
  const [only] = tests;
  const fits = tests.length === 1 && only ? only : (token: Token) => tests.some((test) => test(token));
  return { fits, least: optional ? 0 : 1, most: 1 };
}

function firstWords(piece: string): ReadonlySet<string> | null {
  const alternatives = piece.split("|");
  if (alternatives.some((one) => one in SHAPES || /^[~*]/.test(one) || one.endsWith("?"))) return null;
  return new Set(alternatives.flatMap((one) => (one.startsWith("<") ? [...listed(one)] : [one])));
}

/** Reads a pattern of a rule table; the language is described at `Rule`. */
export function patternOf(written: string): Pattern {
  const pieces = written.split(" ");
  const atStart = pieces[0] === "^";
  const atEnd = pieces.at(-1) === "$";
  const body = pieces.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  return { steps: body.map(stepOf), first: firstWords(body[0] ?? ""), atStart, atEnd };
}

/** Entries by the word at which their patterns can begin. */
export function byFirstWord<T extends { readonly pattern: Pattern }>(
  entries: readonly T[],
): (word: string) => readonly T[] {
  const anywhere = entries.filter(({ pattern }) => pattern.first === null);
  const begun = new Map<string, T[]>();
  for (const entry of entries)
    for (const word of entry.pattern.first ?? []) begun.set(word, [...(begun.get(word) ?? []), entry]);
  const all = new Map([...begun].map(([word, some]) => [word, [...some, ...anywhere]] as const));
  return (word) => all.get(word) ?? anywhere;
}

/** A quotation mark, a bracket and a full stop may follow, or stand before. */
const MARKS_AROUND = 3;

function endsAt(tokens: readonly Token[], at: number): boolean {
  return tokens.length - at <= MARKS_AROUND && tokens.slice(at).every(({ mark }) => mark);
}

function startsAt(tokens: readonly Token[], at: number): boolean {
  return at <= MARKS_AROUND && tokens.slice(0, at).every(({ mark }) => mark);
}

function from(pattern: Pattern, tokens: readonly Token[], at: number, step: number): number {
  const next = pattern.steps[step];
  if (!next) return !pattern.atEnd || endsAt(tokens, at) ? at : -1;
  let last = at;
  for (;;) {
    if (last - at >= next.least) {
      const end = from(pattern, tokens, last, step + 1);
      if (end >= 0) return end;
    }
    const token = tokens[last];
    if (last - at >= next.most || !token || !next.fits(token)) return -1;
    last += 1;
  }
}

/** The index after the last token of a pattern that begins at a token, or -1. Its cost does not depend on the sentence's length. */
export function matchAt(pattern: Pattern, tokens: readonly Token[], at: number): number {
  if (pattern.atStart && !startsAt(tokens, at)) return -1;
  return from(pattern, tokens, at, 0);
}
