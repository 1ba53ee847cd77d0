import { type Letter, type Paragraph, type Sentence, sentence, token } from "./letter.ts";
import { below, pick, type Random } from "./random.ts";

/** The paragraph and, where one is meant, the sentence that an edit is about. */
export type Target = { readonly p: number; readonly s: number };
export type Draft = {
  readonly random: Random;
  readonly letter: Letter;
  readonly target: Target;
  /** Sentences of other addresses. */
  readonly pool: readonly string[];
};

/** What drafting does to a letter. Null where it does not fit the target. */
export type Edit = (draft: Draft) => Letter | null;

const SYNONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    shall: "will",
    must: "should",
    may: "can",
    great: "considerable",
    important: "essential",
    present: "current",
    measures: "steps",
    necessary: "needed",
    further: "additional",
    recommend: "propose",
    last: "past",
    subject: "matter",
    made: "concluded",
    large: "substantial",
    many: "numerous",
    country: "nation",
    people: "citizens",
    every: "each",
    upon: "on",
    should: "ought to",
    which: "that",
    between: "among",
    during: "throughout",
    because: "since",
  }),
);

const CLAUSES = [
  "as far as is known,",
  "in the view of this Office,",
  "subject to the consent of the Senate,",
  "where the law so provides,",
  "after due inquiry,",
  "and only then,",
];

function withParagraph(letter: Letter, p: number, ...now: readonly Paragraph[]): Letter {
  return letter.toSpliced(p, 1, ...now);
}

function withSentence({ letter, target: { p, s } }: Draft, ...now: readonly Sentence[]): Letter {
  return withParagraph(letter, p, (letter[p] ?? []).toSpliced(s, 1, ...now));
}

const sentenceAt = ({ letter, target: { p, s } }: Draft): Sentence => letter[p]?.[s] ?? [];

function replaced(draft: Draft, at: number, text: string): Letter {
  const words = sentenceAt(draft);
  const old = words[at];
  return old === undefined ? draft.letter : withSentence(draft, words.with(at, { ...old, text }));
}

export const wordReplaced: Edit = (draft) => {
  const places = sentenceAt(draft).flatMap(({ text }, i) => (SYNONYMS.has(text) ? [i] : []));
  if (places.length === 0) return null;
  const at = pick(draft.random, places);
  return replaced(draft, at, SYNONYMS.get(sentenceAt(draft)[at]?.text ?? "") ?? "");
};

export const figureChanged: Edit = (draft) => {
  const places = sentenceAt(draft).flatMap(({ text }, i) => (/\d/u.test(text) ? [i] : []));
  if (places.length === 0) return null;
  const at = pick(draft.random, places);
  const old = sentenceAt(draft)[at]?.text ?? "";
  const digit = String(1 + below(draft.random, 9));
  const now = old.replace(/\d/u, digit);
  return replaced(draft, at, now === old ? old.replace(/\d/u, `${digit}7`) : now);
};

export const clausePutIn: Edit = (draft) => {
  const words = sentenceAt(draft);
  const places = words.flatMap(({ text }, i) => (text.endsWith(",") && i < words.length - 1 ? [i] : []));
  if (places.length === 0) return null;
  const clause = pick(draft.random, CLAUSES).split(" ").map(token);
  return withSentence(draft, words.toSpliced(pick(draft.random, places) + 1, 0, ...clause));
};

export const clauseTakenOut: Edit = (draft) => {
  const words = sentenceAt(draft);
  const commas = words.flatMap(({ text }, i) => (text.endsWith(",") ? [i] : []));
  const spans = commas.slice(1).flatMap((to, i) => {
    const from = (commas[i] ?? 0) + 1;
    const length = to - from + 1;
    return length > 1 && length * 3 < words.length ? [{ from, length }] : [];
  });
  if (spans.length === 0) return null;
  const { from, length } = pick(draft.random, spans);
  return withSentence(draft, words.toSpliced(from, length));
};

const fresh = ({ random, pool }: Draft): Sentence => sentence(pick(random, pool));

export const sentencePutInBefore: Edit = (draft) => withSentence(draft, fresh(draft), sentenceAt(draft));

export const sentencePutInAfter: Edit = (draft) => withSentence(draft, sentenceAt(draft), fresh(draft));

export const sentenceBesideTakenOut: Edit = (draft) => {
  const { letter, random, target } = draft;
  const paragraph = letter[target.p] ?? [];
  const others = [target.s - 1, target.s + 1].filter((s) => paragraph[s] !== undefined);
  if (others.length === 0) return null;
  return withParagraph(letter, target.p, paragraph.toSpliced(pick(random, others), 1));
};

export const passageDeleted: Edit = (draft) => {
  const left = withSentence(draft);
  return left.filter((paragraph) => paragraph.length > 0);
};

function likeness(a: ReadonlySet<string>, text: string): number {
  const b = new Set(text.toLowerCase().split(/\W+/u));
  let common = 0;
  for (const word of b) if (a.has(word)) common += 1;
  return common / Math.max(a.size, b.size);
}

/** By the sentence of another address that has most words in common with it, of many: the same kind of prose on the same matters. */
export const passageRewritten: Edit = (draft) => {
  const words = new Set(sentenceAt(draft).map(({ text }) => text.toLowerCase().replace(/\W+/gu, "")));
  const from = below(draft.random, draft.pool.length);
  const some = draft.pool.slice(from, from + 2_000);
  const nearest = some.reduce((best, one) => (likeness(words, one) > likeness(words, best) ? one : best));
  return withSentence(draft, sentence(nearest));
};

export const paragraphMoved: Edit = ({ random, letter, target: { p } }) => {
  const places = letter.map((_, i) => i).filter((i) => i !== p);
  if (places.length === 0) return null;
  return letter.toSpliced(p, 1).toSpliced(pick(random, places), 0, letter[p] ?? []);
};

export const sentenceMoved: Edit = (draft) => {
  const { random, letter, target } = draft;
  const others = letter.map((_, i) => i).filter((i) => i !== target.p && (letter[i]?.length ?? 0) > 0);
  if (others.length === 0 || (letter[target.p]?.length ?? 0) < 2) return null;
  const to = pick(random, others);
  const paragraph = letter[to] ?? [];
  const at = below(random, paragraph.length + 1);
  return withParagraph(withSentence(draft), to, paragraph.toSpliced(at, 0, sentenceAt(draft)));
};

export const paragraphSplit: Edit = ({ random, letter, target: { p } }) => {
  const paragraph = letter[p] ?? [];
  if (paragraph.length < 2) return null;
  const at = 1 + below(random, paragraph.length - 1);
  return withParagraph(letter, p, paragraph.slice(0, at), paragraph.slice(at));
};

export const paragraphsMerged: Edit = ({ letter, target: { p } }) => {
  const [one, next] = [letter[p], letter[p + 1]];
  return one && next ? letter.toSpliced(p, 2, [...one, ...next]) : null;
};

/** A paragraph put in or taken out before it: all numbers after it change. */
export const renumbered: Edit = (draft) => {
  const { random, letter, target } = draft;
  if (target.p === 0 || random() < 0.5)
    return letter.toSpliced(below(random, target.p + 1), 0, [fresh(draft), fresh(draft)]);
  return letter.toSpliced(below(random, target.p), 1);
};

export const nothing: Edit = ({ letter }) => letter;
