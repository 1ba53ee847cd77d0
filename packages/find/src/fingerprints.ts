import { normalise } from "./normalise.ts";
import { setPhrases } from "./phrases.ts";
import { streamOf, type Stream } from "./stream.ts";
import { hashes, winnow } from "./winnow.ts";
import type { Word } from "./word.ts";

/** What a text is fingerprinted as. They share no hashes: a released letter's can be published, a draft's cannot. */
export type Sort = "released" | "draft";

/**
 * A number of 53 bits and the countable words it covers, first and last, counted from 0. Masked words and words of set
 * phrases are not countable and bear no number; `last < first` when a fingerprint covers none.
 */
export type Fingerprint = { readonly hash: number; readonly first: number; readonly last: number };

/** Characters in a shingle, and shingles in a window: chosen by measurement, see `bench find` and decisions. */
export const SHINGLE = 16;
export const WINDOW = 6;
/** Two streams that share this many neighbouring characters share a fingerprint (winnowing's guarantee); look-alike pairs such as rn count as one. */
export const GUARANTEED = SHINGLE + WINDOW - 1;

/** Characters in a shingle of the sketch, and how many values it can take. */
const DETAIL = 6;
export const SKETCH_VALUES = 65_536;

/**
 * `sketch`: one of 65,536 values for each short shingle of the text, in order. Far too many texts share a value to find
 * a letter by it; between near twins of one letter it tells which one, where a misreading spoilt the fingerprints.
 */
export type Imprint = { readonly fingerprints: readonly Fingerprint[]; readonly sketch: readonly number[] };

const SEED: Readonly<Record<Sort, number>> = { released: 0x52454c45, draft: 0x44524146 };

/** Drafts lose masked words and set phrases altogether, so that nothing guessed in their place is ever looked up. */
function keptWords(words: readonly Word[], phrases: Uint8Array, sort: Sort): Uint8Array {
  return Uint8Array.from(words, (word, i) =>
    sort === "released" || (!word.masked && phrases[i] === 0) ? 1 : 0,
  );
}

/** `numbers[i]`: how many countable words stand before word i; one more entry holds them all. */
function numberCountable(kept: Uint8Array, phrases: Uint8Array): Int32Array {
  const numbers = new Int32Array(kept.length + 1);
  kept.forEach((keep, i) => {
    numbers[i + 1] = (numbers[i] ?? 0) + (keep === 1 && phrases[i] === 0 ? 1 : 0);
  });
  return numbers;
}

/** For each character of the stream, where its word starts and ends in the stream. */
function wordEdges(wordOf: Int32Array): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const starts = new Int32Array(wordOf.length);
  const ends = new Int32Array(wordOf.length);
  for (let i = 0; i < wordOf.length; i += 1)
    starts[i] = wordOf[i] === wordOf[i - 1] ? (starts[i - 1] ?? 0) : i;
  for (let i = wordOf.length - 1; i >= 0; i -= 1)
    ends[i] = wordOf[i] === wordOf[i + 1] ? (ends[i + 1] ?? 0) : i + 1;
  return { starts, ends };
}

/** A word counts as covered when half of its characters or more lie in the shingle. */
function coverage(stream: Stream): (at: number) => readonly [number, number] {
  const { wordOf } = stream;
  const { starts, ends } = wordEdges(wordOf);
  return (at) => {
    const end = at + SHINGLE - 1;
    const head = (ends[at] ?? 0) + (starts[at] ?? 0) < 2 * at ? 1 : 0;
    const tail = (ends[end] ?? 0) + (starts[end] ?? 0) > 2 * (end + 1) ? 1 : 0;
    return [(wordOf[at] ?? 0) + head, (wordOf[end] ?? 0) - tail];
  };
}

function winnowed(stream: Stream, numbers: Int32Array, sort: Sort): readonly Fingerprint[] {
  const cover = coverage(stream);
  return winnow(hashes(stream.codes, SHINGLE, SEED[sort]), WINDOW).map(({ hash, at }) => {
    const [first, last] = cover(at);
    return { hash, first: numbers[first] ?? 0, last: (numbers[last + 1] ?? 0) - 1 };
  });
}

function sketchOf(stream: Stream, sort: Sort): readonly number[] {
  return Array.from(hashes(stream.codes, DETAIL, SEED[sort]), (hash) => hash % SKETCH_VALUES);
}

/** The same for a text that was normalised already. */
export function imprintOfWords(words: readonly Word[], sort: Sort): Imprint {
  const phrases = setPhrases(words);
  const kept = keptWords(words, phrases, sort);
  const stream = streamOf(words, kept);
  return {
    fingerprints: winnowed(stream, numberCountable(kept, phrases), sort),
    sketch: sketchOf(stream, sort),
  };
}

/**
 * What is kept of a text to find it again, and what a query sends of one; the same code in the browser and on the
 * server. Fingerprints in order: shingles of SHINGLE characters of the normalised text without spaces, winnowed with
 * WINDOW; none for a text shorter than SHINGLE. Two texts that share a run of GUARANTEED such characters share one.
 * They hide nothing from someone who can guess the words: a draft's must not leave the office.
 * Throws as `normalise` does.
 */
export function imprint(text: string, sort: Sort): Imprint {
  return imprintOfWords(normalise(text), sort);
}

/** Every shingle of a text, not winnowed: what a template holds, found again whatever stands beside it. */
export function everyShingle(text: string, sort: Sort): readonly number[] {
  const words = normalise(text);
  const stream = streamOf(words, keptWords(words, setPhrases(words), sort));
  return [...new Set(hashes(stream.codes, SHINGLE, SEED[sort]))];
}
