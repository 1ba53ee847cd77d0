import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { signsIn, traitsOf } from "../src/commitment/traits.ts";
import type { Kind } from "../src/finding.ts";
import { tokensIn } from "../src/tokens.ts";
import { cases } from "./cases.ts";
import { type Example, learn, logit, type Model } from "./logistic.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/**
 * Labelled sentences to learn from, "1" or "0", a tab and the sentence a line; none of them is among those that measure. Lessons were chosen or
 * written for what they teach; letters are whole letters, their sentences as they come.
 */
const LESSONS = at("./lessons.tsv");
const LETTERS = at("./letters.tsv");
export const WEIGHTS = at("../src/commitment/weights.json");

/** A trait that fewer sentences bear teaches nothing. */
const BEARERS = 4;
/** A weight below this is left out; sentences held out are judged 0.3 points worse without them. */
const LIGHT = 0.2;
const FOLDS = 5;
/** Sentences that stand together are held out together: those of one letter share its words. */
const TOGETHER = 40;

/** `drawn`: as it comes in a letter or an address, not chosen for what it teaches. */
type Lesson = { readonly traits: readonly string[]; readonly commits: boolean; readonly drawn: boolean };
const bears = (kinds: readonly Kind[]): boolean => kinds.includes("commitment");

export type Learned = {
  readonly bias: number;
  readonly threshold: number;
  readonly traits: Record<string, number>;
};

function lesson(text: string, commits: boolean, drawn: boolean): Lesson {
  const tokens = tokensIn(text, 0, text.length);
  return { traits: [...traitsOf(tokens, signsIn(tokens))], commits, drawn };
}

function written(path: string, drawn: boolean): Lesson[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      if (!/^[01]\t./u.test(line)) throw new Error(`No label in ${path}: ${line}`);
      return lesson(line.slice(2), line.startsWith("1"), drawn);
    });
}

/** Those written down for it, and the measured sentences that are there to work with, where both labellings agree. */
function lessons(): Lesson[] {
  const worked = (cases() ?? [])
    .filter(({ part, first, second }) => part === "work" && bears(first) === bears(second))
    .map(({ text, first }) => lesson(text, bears(first), true));
  return [...written(LESSONS, false), ...written(LETTERS, true), ...worked];
}

function numbered(from: readonly Lesson[]): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const { traits } of from)
    for (const trait of traits) bearers.set(trait, (bearers.get(trait) ?? 0) + 1);
  const often = [...bearers].filter(([, count]) => count >= BEARERS).map(([trait]) => trait);
  return new Map(often.toSorted().map((trait, i) => [trait, i]));
}

type Fitted = { readonly model: Model; readonly numbers: ReadonlyMap<string, number> };

const read = ({ traits, commits }: Lesson, numbers: ReadonlyMap<string, number>): Example => ({
  traits: traits.flatMap((trait) => numbers.get(trait) ?? []),
  commits,
});

/** Hundredths, without the light ones. */
const rounded = (weight: number): number => (Math.abs(weight) < LIGHT ? 0 : Math.round(weight * 100) / 100);

function fit(from: readonly Lesson[]): Fitted {
  const numbers = numbered(from);
  const { bias, weights } = learn(
    from.map((one) => read(one, numbers)),
    numbers.size,
  );
  return { model: { bias: Math.round(bias * 100) / 100, weights: weights.map(rounded) }, numbers };
}

type Judged = Pick<Lesson, "commits" | "drawn"> & { readonly logit: number };

/** Each lesson as one judges it who learned from the others. */
function judgedByOthers(all: readonly Lesson[]): Judged[] {
  const foldOf = (i: number) => Math.floor(i / TOGETHER) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const { model, numbers } = fit(all.filter((__, i) => foldOf(i) !== fold));
    return all
      .filter((__, i) => foldOf(i) === fold)
      .map((one) => ({ ...one, logit: logit(model, read(one, numbers).traits) }));
  }).flat();
}

/** Above it stand as many sentences as commit: as many are found wrongly as are missed. In hundredths. */
function evenThreshold(judged: readonly Judged[]): number {
  const commits = judged.filter((one) => one.commits).length;
  const falling = judged.map((one) => one.logit).toSorted((a, b) => b - a);
  return Math.round((falling[commits - 1] ?? 0) * 100) / 100;
}

/** Learns the weights anew. The same lessons give the same weights. */
export function learned(): { readonly learned: Learned; readonly right: number; readonly lessons: number } {
  const all = lessons();
  // Lessons were chosen for what they teach: how many of them commit says nothing of letters.
  const judged = judgedByOthers(all).filter(({ drawn }) => drawn);
  const threshold = evenThreshold(judged);
  const found = judged.filter((one) => one.logit >= threshold);
  const { model, numbers } = fit(all);
  const traits = Object.fromEntries(
    [...numbers].flatMap(([trait, i]) => (model.weights[i] ? [[trait, model.weights[i]]] : [])),
  );
  const right = found.filter((one) => one.commits).length / found.length;
  return { learned: { bias: model.bias, threshold, traits }, right, lessons: all.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { learned: made, right, lessons: count } = learned();
  writeFileSync(WEIGHTS, `${JSON.stringify(made, null, 2)}\n`);
  console.log(
    `${Object.keys(made.traits).length} weights from ${count} sentences; of what they find in sentences held out, ${(right * 100).toFixed(1)} % is right, and as much is missed.`,
  );
}
