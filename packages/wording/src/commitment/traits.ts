import { listed } from "../lists.ts";
import { byFirstWord, isDate, matchAt, patternOf } from "../pattern.ts";
import { VERBS } from "../rules/lists.ts";
import { agrees, type Subject, subjectOf } from "../subject.ts";
import type { Token } from "../tokens.ts";
import { type Sign, SIGNS } from "./signs.ts";

/** A sign in a sentence, from token `at` to before token `to`. `trait`: the sign with its subject, as it is weighed. */
export type Borne = {
  readonly trait: string;
  readonly sign: Sign;
  readonly at: number;
  readonly to: number;
  readonly subject: Subject;
};

const entriesAt = byFirstWord(
  SIGNS.flatMap((sign) => sign.says.map((written) => ({ sign, pattern: patternOf(written) }))),
);

/** Verbs in their present form, which look like nouns: "the ends", "an order". */
const PRESENT_FORMS: ReadonlySet<string> = new Set(
  Object.keys(VERBS).flatMap((name) => [...listed(`<${name}>`)]),
);

function traitOf({ name }: Sign, tokens: readonly Token[], at: number, subject: Subject): string {
  const clause = subject.main ? "" : subject.that ? " that" : " aside";
  const noun = PRESENT_FORMS.has(tokens[at]?.word ?? "") && !agrees(tokens, subject.start, at);
  return `${name}: ${subject.who ?? "nobody"}${clause}${noun ? "?" : ""}`;
}

/** Every sign that a sentence bears, in the order of its words. */
export function signsIn(tokens: readonly Token[]): Borne[] {
  return tokens.flatMap(({ word }, at) => {
    const found = entriesAt(word).flatMap(({ sign, pattern }) => {
      const to = matchAt(pattern, tokens, at);
      return to < 0 ? [] : [{ sign, to }];
    });
    if (found.length === 0) return [];
    const subject = subjectOf(tokens, at);
    return found.map(({ sign, to }) => ({
      sign,
      at,
      to,
      subject,
      trait: traitOf(sign, tokens, at, subject),
    }));
  });
}

const DIGIT = /^\p{N}/u;

function plain({ word, mark }: Token): string {
  if (mark || !isDate(word)) return word;
  return DIGIT.test(word) ? "0" : "<day>";
}

/** How many words open a sentence. */
const OPENING = 4;
/** What "closed", "closing" and "closure" share. */
const STEM = 5;

/** Its words, pairs of words, stems and first words; figures and days as one word each. */
function wordsIn(tokens: readonly Token[]): string[] {
  const words = ["^", ...tokens.map(plain), "$"];
  return [
    ...words.slice(1).flatMap((word, i) => [word, `${words[i]} ${word}`]),
    ...words.filter((word) => word.length >= STEM).map((word) => `${word.slice(0, STEM)}…`),
    ...words.slice(1, 1 + OPENING).map((word) => `${word} early`),
  ];
}

/** A sentence's traits, each once: its signs in square brackets, with their subject and without, and its words. */
export function traitsOf(tokens: readonly Token[], signs: readonly Borne[]): ReadonlySet<string> {
  return new Set([
    ...wordsIn(tokens),
    ...signs.map(({ sign }) => `[${sign.name}]`),
    ...signs.map(({ trait }) => `[${trait}]`),
  ]);
}
