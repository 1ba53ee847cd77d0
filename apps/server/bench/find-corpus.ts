import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readdirSync, readFileSync } from "node:fs";

/** A random number from 0 to 1, the same at every run (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[below(random, items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** A letter as paragraphs of sentences. */
export type Prose = readonly (readonly string[])[];

export function textOf(prose: Prose): string {
  return prose.map((paragraph) => paragraph.join(" ")).join("\n\n");
}

function dataOf(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`@stdlib/${name}/package.json`)), "data");
}

function sentencesOf(speech: string): readonly string[] {
  return speech.split(/(?<=[a-z)"][.?!]"?)\s+(?=["A-Z])/u).filter((sentence) => sentence.trim() !== "");
}

function wordsIn(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/u).length, 0);
}

function inParagraphs(random: Random, sentences: readonly string[]): Prose {
  const paragraphs: string[][] = [];
  let at = 0;
  while (at < sentences.length) {
    const size = 2 + below(random, 4);
    paragraphs.push(sentences.slice(at, at + size));
    at += size;
  }
  return paragraphs;
}

/** Pieces of `least` to `most` words at sentence ends; a rest that is too short is left out. */
function cut(random: Random, sentences: readonly string[], least: number, most: number): Prose[] {
  const letters: Prose[] = [];
  let piece: string[] = [];
  let goal = least + below(random, most - least);
  for (const sentence of sentences) {
    if (wordsIn([sentence]) > most / 2) continue;
    piece.push(sentence);
    if (wordsIn(piece) < goal) continue;
    if (wordsIn(piece) <= 600) letters.push(inParagraphs(random, piece));
    piece = [];
    goal = least + below(random, Math.round((most - least) * 0.5));
  }
  return letters;
}

/**
 * Letters of 200 to 600 words, cut from the annual addresses to the Congress (1790 on, public domain), each sentence
 * used once. Speeches that the data set holds twice are taken once.
 */
export function letters(random: Random): readonly Prose[] {
  const folder = dataOf("datasets-sotu");
  const seen = new Set<string>();
  const all: Prose[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()) {
    const fresh = sentencesOf(readFileSync(join(folder, file), "utf8")).filter((sentence) => {
      const known = sentence.length > 80 && seen.has(sentence);
      seen.add(sentence);
      return !known;
    });
    all.push(...cut(random, fresh, 200, 560));
  }
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = below(random, i + 1);
    [all[i], all[j]] = [all[j] as Prose, all[i] as Prose];
  }
  return all;
}

/** The words of real mail that has nothing to do with the letters: bodies without their headers. */
export function mails(random: Random, count: number): readonly string[] {
  const folder = join(dataOf("datasets-spam-assassin"), "easy-ham-1");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  const bodies: string[] = [];
  while (bodies.length < count && files.length > 0) {
    const [file] = files.splice(below(random, files.length), 1);
    const body = readFileSync(join(folder, file ?? ""), "utf8").replace(/^[\s\S]*?\r?\n\r?\n/u, "");
    if (body.split(/\s+/u).length >= 25) bodies.push(body);
  }
  return bodies;
}
