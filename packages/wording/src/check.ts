import { type Commitment, commitmentIn } from "./commitment/weigh.ts";
import type { Finding, Kind, Span } from "./finding.ts";
import { keyOf } from "./key.ts";
import { byFirstWord, matchAt, type Pattern, patternOf } from "./pattern.ts";
import type { Rule } from "./rule.ts";
import { TABLES } from "./rules/tables.ts";
import { subjectOf } from "./subject.ts";
import { type Token, tokensIn } from "./tokens.ts";

/**
 * `before`: the text before the first sentence, where the checked paragraph is not the letter's first. `meant`: keys of findings the
 * author said "meant so" to; they are left out. `language`: of the letter (BCP 47).
 */
export type Options = {
  readonly language?: string;
  readonly before?: string;
  readonly meant?: readonly string[];
};

type Read = Rule & {
  readonly kind: Kind;
  readonly unlessPatterns: readonly Pattern[];
  readonly besidePatterns: readonly Pattern[];
  readonly withoutPatterns: readonly Pattern[];
};
type Entry = { readonly rule: Read; readonly pattern: Pattern };
type Place = { readonly at: number; readonly to: number; readonly rule: Read };

function readRule(kind: Kind, rule: Rule): Read {
  return {
    ...rule,
    kind,
    unlessPatterns: (rule.unless ?? []).map(patternOf),
    besidePatterns: (rule.beside ?? []).map(patternOf),
    withoutPatterns: (rule.without ?? []).map(patternOf),
  };
}

const entriesAt = byFirstWord(
  (Object.entries(TABLES) as [Kind, readonly Rule[]][]).flatMap(([kind, rules]) =>
    rules
      .map((one) => readRule(kind, one))
      .flatMap((rule) => rule.says.map((written) => ({ rule, pattern: patternOf(written) }))),
  ),
);

const somewhere = (patterns: readonly Pattern[], tokens: readonly Token[]): boolean =>
  tokens.some((_, at) => patterns.some((pattern) => matchAt(pattern, tokens, at) >= 0));

/** Whether a rule holds at a token, but for what it asks of the whole sentence. */
function placeOf({ rule, pattern }: Entry, tokens: readonly Token[], at: number): Place | null {
  const to = matchAt(pattern, tokens, at);
  if (to < 0 || rule.unlessPatterns.some((one) => matchAt(one, tokens, at) >= 0)) return null;
  if (!rule.main) return { at, to, rule };
  const subject = subjectOf(tokens, at);
  return subject.main || (rule.main === "or that" && subject.that) ? { at, to, rule } : null;
}

/** A text before this is not read again for what it explained. */
const EXPLAINED_WITHIN = 2000;

/** Whether what a rule points at is told nowhere before: `text` up to `start`, and what stands before it. */
function isFresh({ rule, to }: Place, tokens: readonly Token[], text: string, before: string): boolean {
  if (!rule.fresh) return true;
  const start = tokens[0]?.start ?? 0;
  const told = `${before.slice(-EXPLAINED_WITHIN)} ${text.slice(Math.max(0, start - EXPLAINED_WITHIN), start)}`;
  return rule.fresh === "letter" ? told.trim() === "" : !told.includes(tokens[to - 1]?.raw ?? "");
}

/** Judges once a sentence what a rule asks of all of it. */
function sentenceJudge(tokens: readonly Token[]): (rule: Read) => boolean {
  const known = new Map<Read, boolean>();
  return (rule) => {
    const judged = known.get(rule);
    if (judged !== undefined) return judged;
    const beside = rule.besidePatterns.length === 0 || somewhere(rule.besidePatterns, tokens);
    const fits = beside && !somewhere(rule.withoutPatterns, tokens);
    known.set(rule, fits);
    return fits;
  };
}

/** The first place of each kind in a sentence. */
function placesIn(tokens: readonly Token[], text: string, before: string): ReadonlyMap<Kind, Place> {
  const places = new Map<Kind, Place>();
  const fits = sentenceJudge(tokens);
  tokens.forEach(({ word }, at) => {
    for (const entry of entriesAt(word)) {
      if (places.has(entry.rule.kind)) continue;
      const place = placeOf(entry, tokens, at);
      if (place && fits(place.rule) && isFresh(place, tokens, text, before))
        places.set(place.rule.kind, place);
    }
  });
  return places;
}

const CLAUSE_LENGTH = 90;

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** On one line, cut at a word after 90 characters. */
function shortened(text: string): string {
  const line = oneLine(text);
  return line.length <= CLAUSE_LENGTH ? line : `${line.slice(0, CLAUSE_LENGTH).replace(/\s+\S*$/u, "")} …`;
}

type Named = { readonly kind: Kind; readonly start: number; readonly end: number; readonly why: string };

function named(text: string, tokens: readonly Token[], { at, to, rule }: Place): Named {
  const start = tokens[at]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return {
    kind: rule.kind,
    start,
    end,
    why: rule.why.replace("{words}", () => oneLine(text.slice(start, end))),
  };
}

const WHOLE = "“{clause}” reads as a commitment: which decision allows it?";

/** The words from the subject to the sign that says so, and the clause they begin; the whole sentence where no sign weighs. */
function committing(text: string, tokens: readonly Token[], { sign: borne }: Commitment): Named {
  const first = borne ? Math.min(borne.subject.start, borne.at) : 0;
  const last = borne ? borne.to - 1 : tokens.findLastIndex(({ mark }) => !mark);
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  const stop = tokens.findIndex(({ word }, i) => i > last && /^[.,;:?!—()]$/.test(word));
  const close = stop < 0 ? (tokens.at(-1)?.end ?? end) : (tokens[stop]?.start ?? end);
  const clause = shortened(text.slice(start, close));
  return {
    kind: "commitment",
    start,
    end,
    why: (borne?.sign.why ?? WHOLE).replace("{clause}", () => clause),
  };
}

function namedIn(text: string, tokens: readonly Token[], before: string): Named[] {
  const commitment = commitmentIn(tokens);
  return [
    ...(commitment ? [committing(text, tokens, commitment)] : []),
    ...[...placesIn(tokens, text, before).values()].map((place) => named(text, tokens, place)),
  ];
}

/**
 * What to point out in a text that is being written, by its sentences, in their order; at most one finding of a kind a sentence. English
 * only: none for a letter in another language. Never throws on a text. Linear in it.
 */
export function check(text: string, sentences: readonly Span[], options: Options = {}): Finding[] {
  if (!/^en(?:-|$)/i.test(options.language ?? "en")) return [];
  const meant = new Set(options.meant);
  return sentences.flatMap((sentence) => {
    const tokens = tokensIn(text, sentence.start, sentence.end);
    return namedIn(text, tokens, options.before ?? "")
      .map((one) => ({
        ...one,
        sentence,
        words: text.slice(one.start, one.end),
        key: keyOf(one.kind, text.slice(sentence.start, sentence.end)),
      }))
      .filter(({ key }) => !meant.has(key))
      .sort((a, b) => a.start - b.start);
  });
}
