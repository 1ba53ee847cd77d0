import { type Fingerprint, type Query, type Sort } from "@chirograph/find";
import { type VersionFit, fitVersions } from "./nearest-version.ts";
import type { Queryable } from "./print-tables.ts";

/**
 * A letter in which a query's words stand. `words`: distinctive words, that is countable words of the query covered
 * by fingerprints that are not boilerplate, in its best stretch of STRETCH words; `fingerprints`: how many of them.
 * `versions`: best first, the newer first among equals; versions of equal `fit` fit equally well, in whatever letter.
 */
export type Found = {
  readonly letter: string;
  readonly words: number;
  readonly fingerprints: number;
  readonly versions: readonly VersionFit[];
};

type Span = { readonly first: number; readonly last: number };
type Posting = {
  readonly hash: number;
  readonly letter: string;
  readonly versions: string;
  readonly letters: number;
};
type Match = { span: Span; readonly posting: Posting };

/** A fingerprint found in more letters than this is boilerplate and is not even counted: the work of a query is bounded by it. */
const MOST_LETTERS = 32;
/** Letters in which a fingerprint may stand and still be distinctive. A draft's in one only: in an office with three letters, what two of them say is the house style. */
const DISTINCTIVE: Readonly<Record<Sort, number>> = { draft: 1, released: MOST_LETTERS };
/** Chance matches of a long text lie scattered over it; words of one letter stand together. */
const STRETCH = 100;
/**
 * Share of the best letter's distinctive words from which on another letter may be its near twin, as one that replaced
 * it is. Which of them the words are from is for their sketches to say: fingerprints are too coarse for one changed word.
 */
const NEAR_TWIN = 0.8;

/** Boilerplate is counted afresh at each query, up to a row more than the most: exact at once after any deletion. */
const LOOK_UP = `
  select asked.hash, found.letter, found.versions, found.letters
  from unnest($1::bigint[]) as asked (hash)
  cross join lateral (
    select letter, versions::text as versions, count(*) over () as letters
    from (select letter, versions from fingerprint where hash = asked.hash limit ${MOST_LETTERS + 1}) as few
  ) as found
  where found.letters <= ${MOST_LETTERS}
    and not exists (select 1 from fingerprint_template where fingerprint_template.hash = asked.hash)`;

function versionsIn(range: string): readonly number[] {
  const all: number[] = [];
  for (const [, from, to] of range.matchAll(/\[(\d+),(\d+)\)/gu)) {
    for (let version = Number(from); version < Number(to); version += 1) all.push(version);
  }
  return all;
}

/** The words of a fingerprint count once, however often a text repeats it. */
function spans(fingerprints: readonly Fingerprint[]): Map<number, Span> {
  const first = new Map<number, Span>();
  for (const { hash, first: from, last } of fingerprints)
    if (!first.has(hash)) first.set(hash, { first: from, last });
  return first;
}

function parsed(row: Record<string, unknown>): Posting {
  return {
    hash: Number(row["hash"]),
    letter: String(row["letter"]),
    versions: String(row["versions"]),
    letters: Number(row["letters"]),
  };
}

/** Most covered words in any STRETCH neighbouring words. */
function wordsTogether(matches: readonly Match[]): number {
  const covered = new Set<number>();
  for (const { span } of matches) for (let word = span.first; word <= span.last; word += 1) covered.add(word);
  const words = [...covered].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  words.forEach((word, to) => {
    while (word - (words[from] ?? 0) >= STRETCH) from += 1;
    most = Math.max(most, to - from + 1);
  });
  return most;
}

type Ranked = {
  readonly letter: string;
  readonly words: number;
  readonly fingerprints: number;
  readonly counts: ReadonlyMap<number, number>;
};

/** How many of the matched fingerprints each version holds. */
function countVersions(matches: readonly Match[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { posting } of matches) {
    for (const version of versionsIn(posting.versions)) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return counts;
}

/** Letters by their distinctive words, most first. */
function rankLetters(matches: readonly Match[], sort: Sort): readonly Ranked[] {
  const byLetter = Map.groupBy(matches, ({ posting }) => posting.letter);
  const ranked = Array.from(byLetter, ([letter, all]) => {
    const distinctive = all.filter(({ posting }) => posting.letters <= DISTINCTIVE[sort]);
    // A fingerprint in one letter says more of it than one in thirty.
    const weight = all.reduce((sum, { posting }) => sum + 1 / posting.letters, 0);
    return { letter, all, weight, words: wordsTogether(distinctive), fingerprints: distinctive.length };
  });
  ranked.sort((a, b) => b.words - a.words || b.weight - a.weight || (a.letter < b.letter ? -1 : 1));
  return nearTwins(ranked).map(({ letter, all, words, fingerprints }) => ({
    letter,
    words,
    fingerprints,
    counts: countVersions(all),
  }));
}

/** The first of ranked letters, and those after it that share nearly as many words. */
function nearTwins<One extends { readonly words: number }>(ranked: readonly One[]): readonly One[] {
  const least = Math.max(1, NEAR_TWIN * (ranked[0]?.words ?? 0));
  return ranked.slice(0, MOST_LETTERS).filter(({ words }, i) => i === 0 || words >= least);
}

async function found(
  db: Queryable,
  matches: readonly Match[],
  sketch: readonly number[],
  sort: Sort,
): Promise<readonly Found[]> {
  const ranked = rankLetters(matches, sort);
  const fits = await fitVersions(db, ranked, sketch, sort);
  const all = ranked.map(({ letter, words, fingerprints }) => {
    return { letter, words, fingerprints, versions: fits.get(letter) ?? [] };
  });
  const fit = ({ versions }: Found): number => versions[0]?.fit ?? 0;
  // Sorting keeps the order of equals: more distinctive words first.
  return all.filter(({ versions }) => versions.length > 0).sort((a, b) => fit(b) - fit(a));
}

/**
 * The letter in which a query's words stand and its near twins, best first, of each sort. The caller asks `enough` of
 * `words` before it says anything, and lets released letters outrank drafts. Work is bounded by the query's size
 * times MOST_LETTERS, whatever the index holds.
 */
export async function lookUp(db: Queryable, query: Query): Promise<Readonly<Record<Sort, readonly Found[]>>> {
  const asked = { draft: spans(query.draft.fingerprints), released: spans(query.released.fingerprints) };
  const hashes = [...new Set([...asked.draft.keys(), ...asked.released.keys()])];
  const postings = hashes.length === 0 ? [] : (await db.query(LOOK_UP, [hashes])).rows.map(parsed);
  const matches = (sort: Sort): Match[] =>
    postings.flatMap((posting) => {
      const span = asked[sort].get(posting.hash);
      return span === undefined ? [] : [{ span, posting }];
    });
  return {
    draft: await found(db, matches("draft"), query.draft.sketch, "draft"),
    released: await found(db, matches("released"), query.released.sketch, "released"),
  };
}
