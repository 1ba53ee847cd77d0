import type { Finding, Kind, Span } from "./finding.ts";
import { keyOf } from "./key.ts";
import { listed } from "./lists.ts";
import { matchAt, type Pattern, patternOf } from "./pattern.ts";
import type { Rule } from "./rule.ts";
import { VERBS } from "./rules/lists.ts";
import { TABLES } from "./rules/tables.ts";
import { agrees, type Subject, subjectOf } from "./subject.ts";
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
type Place = { readonly at: number; readonly to: number; readonly rule: Read; readonly subject: Subject };

function readRule(kind: Kind, rule: Rule): Read {
  return {
    ...rule,
    kind,
    unlessPatterns: (rule.unless ?? []).map(patternOf),
    besidePatterns: (rule.beside ?? []).map(patternOf),
    withoutPatterns: (rule.without ?? []).map(patternOf),
  };
}

/** A rule about a subject is about verbs, not about nouns that look like them: "the ends", "an order". */
const PRESENT_FORMS: ReadonlySet<string> = new Set(
  Object.keys(VERBS).flatMap((name) => [...listed(`<${name}>`)]),
);

/** Every pattern under the words it can begin with. */
function indexed(): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const [kind, rules] of Object.entries(TABLES) as [Kind, readonly Rule[]][])
    for (const rule of rules.map((one) => readRule(kind, one)))
      for (const written of rule.says) {
        const pattern = patternOf(written);
        const entry = { rule, pattern };
        for (const word of pattern.first ?? [""]) index.set(word, [...(index.get(word) ?? []), entry]);
      }
  const anywhere = index.get("") ?? [];
  for (const [word, entries] of index) if (word !== "") index.set(word, [...entries, ...anywhere]);
  return index;
}

const INDEX = indexed();
const ANYWHERE = INDEX.get("") ?? [];

const somewhere = (patterns: readonly Pattern[], tokens: readonly Token[]): boolean =>
  tokens.some((_, at) => patterns.some((pattern) => matchAt(pattern, tokens, at) >= 0));

/** Whether a rule holds at a token, but for what it asks of the whole sentence. */
function placeOf({ rule, pattern }: Entry, tokens: readonly Token[], at: number): Place | null {
  const to = matchAt(pattern, tokens, at);
  if (to < 0 || rule.unlessPatterns.some((one) => matchAt(one, tokens, at) >= 0)) return null;
  const subject = rule.who || rule.main || rule.kind === "commitment" ? subjectOf(tokens, at) : NO_SUBJECT;
  if (rule.main && !subject.main && !(rule.main === "or that" && subject.that)) return null;
  if (rule.who && (subject.who === null || !rule.who.includes(subject.who))) return null;
  return rule.who && PRESENT_FORMS.has(tokens[at]?.word ?? "") && !agrees(tokens, subject.start, at)
    ? null
    : { at, to, rule, subject };
}

const NO_SUBJECT: Subject = { who: null, start: 0, main: true, that: false };

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
    for (const entry of INDEX.get(word) ?? ANYWHERE) {
      if (places.has(entry.rule.kind)) continue;
      const place = placeOf(entry, tokens, at);
      if (place && fits(place.rule) && isFresh(place, tokens, text, before))
        places.set(place.rule.kind, place);
    }
  });
  return places;
}

const CLAUSE_LENGTH = 90;

/** From the subject to the end of its clause, cut at a word after 90 characters. */
function clauseOf(text: string, tokens: readonly Token[], { at, subject }: Place): string {
  const start = tokens[Math.min(subject.start, at)]?.start ?? 0;
  const stop = tokens.findIndex(({ word }, i) => i > at && /^[.,;:?!—()]$/.test(word));
  const end = stop < 0 ? (tokens.at(-1)?.end ?? start) : (tokens[stop]?.start ?? start);
  const clause = text.slice(start, end).replace(/\s+/gu, " ").trim();
  return clause.length <= CLAUSE_LENGTH
    ? clause
    : `${clause.slice(0, CLAUSE_LENGTH).replace(/\s+\S*$/u, "")} …`;
}

function findingOf(text: string, sentence: Span, tokens: readonly Token[], place: Place): Finding {
  const { at, to, rule } = place;
  const first = tokens[rule.kind === "commitment" ? Math.min(place.subject.start, at) : at];
  const start = first?.start ?? sentence.start;
  const end = tokens[to - 1]?.end ?? start;
  const words = text.slice(start, end);
  const why = rule.why.replace(/\{(words|clause)\}/g, (_, name) =>
    name === "words" ? words.replace(/\s+/gu, " ") : clauseOf(text, tokens, place),
  );
  const key = keyOf(rule.kind, text.slice(sentence.start, sentence.end));
  return { kind: rule.kind, start, end, sentence, words, why, key };
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
    return [...placesIn(tokens, text, options.before ?? "").values()]
      .map((place) => findingOf(text, sentence, tokens, place))
      .filter(({ key }) => !meant.has(key))
      .sort((a, b) => a.start - b.start);
  });
}
