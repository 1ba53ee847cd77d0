import { SKETCH_VALUES, type Fingerprint, type Imprint, type Query, type Sort } from "@chirograph/find";
import { bestStretch, packed } from "./sketches.ts";

/** What this file needs of a `pg.Pool` or of a client inside a transaction. */
export type Queryable = {
  query(
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
};

/** What is kept of one version, numbered from 1. */
export type VersionImprint = { readonly version: number; readonly imprint: Imprint };

/**
 * A letter in which a query's words stand. `words`: distinctive words, that is countable words of the query covered
 * by fingerprints that are not boilerplate, in its best stretch of STRETCH words; `fingerprints`: how many of them.
 * `versions`: best first, the newer first among equals; versions of equal `fit` fit equally well.
 */
export type Found = {
  readonly letter: string;
  readonly words: number;
  readonly fingerprints: number;
  readonly versions: readonly { readonly version: number; readonly fit: number }[];
};

type Span = { readonly first: number; readonly last: number };
type Posting = {
  readonly hash: number;
  readonly letter: string;
  readonly versions: string;
  readonly letters: number;
};
type Match = { span: Span; readonly posting: Posting };

const SORT: Readonly<Record<Sort, number>> = { draft: 1, released: 2 };
/** A fingerprint found in more letters than this is boilerplate and is not even counted: the work of a query is bounded by it. */
const MOST_LETTERS = 32;
/** Letters in which a fingerprint may stand and still be distinctive. A draft's in one only: in an office with three letters, what two of them say is the house style. */
const DISTINCTIVE: Readonly<Record<Sort, number>> = { draft: 1, released: MOST_LETTERS };
/** Chance matches of a long text lie scattered over it; words of one letter stand together. */
const STRETCH = 100;
const MOST_FOUND = 1;
/** Versions of a letter that are told apart by their sketches: those that hold most of the fingerprints. */
const MOST_SKETCHES = 64;

const ADD = `
  insert into fingerprint (hash, letter, sort, versions)
  select hash, $3::uuid, $4::smallint, versions::int4multirange from unnest($1::bigint[], $2::text[]) as given (hash, versions)
  on conflict (hash, letter, sort) do update set versions = fingerprint.versions + excluded.versions
  where not fingerprint.versions @> excluded.versions`;

const ADD_SKETCHES = `
  insert into fingerprint_sketch (letter, sort, version, sketch)
  select $1::uuid, $2::smallint, version, sketch from unnest($3::int[], $4::bytea[]) as given (version, sketch)
  on conflict do nothing`;

const SKETCHES = `
  select version, sketch from fingerprint_sketch where letter = $1 and sort = $2 and version = any ($3::int[])`;

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

/** "{[1,4),[7,8)}" for 1, 2, 3, 7: PostgreSQL's multirange. */
function multirange(versions: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const version of [...versions].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && version <= last[1]) last[1] = Math.max(last[1], version + 1);
    else ranges.push([version, version + 1]);
  }
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(",")}}`;
}

function versionsIn(range: string): readonly number[] {
  const all: number[] = [];
  for (const [, from, to] of range.matchAll(/\[(\d+),(\d+)\)/gu)) {
    for (let version = Number(from); version < Number(to); version += 1) all.push(version);
  }
  return all;
}

/** For each fingerprint of a letter the versions that hold it, in one order everywhere: two writers wait for each other and never deadlock. */
function rangesOf(versions: readonly VersionImprint[]): { hashes: number[]; ranges: string[] } {
  const held = new Map<number, number[]>();
  for (const { version, imprint } of versions) {
    for (const hash of new Set(imprint.fingerprints.map((fingerprint) => fingerprint.hash))) {
      const known = held.get(hash);
      if (known === undefined) held.set(hash, [version]);
      else known.push(version);
    }
  }
  const hashes = [...held.keys()].sort((a, b) => a - b);
  return { hashes, ranges: hashes.map((hash) => multirange(held.get(hash) ?? [])) };
}

/**
 * Puts versions of a letter into the index; to do it twice changes nothing. Every version belongs there as `draft`,
 * also one that is released later, so that what several letters say is known as boilerplate; a released one as
 * `released` too. `letter` is a UUID. Inside the caller's transaction.
 */
export async function addVersions(
  db: Queryable,
  letter: string,
  sort: Sort,
  versions: readonly VersionImprint[],
): Promise<void> {
  const { hashes, ranges } = rangesOf(versions);
  await db.query(ADD, [hashes, ranges, letter, SORT[sort]]);
  const numbers = versions.map(({ version }) => version);
  const sketches = versions.map(({ imprint }) => packed(imprint.sketch));
  await db.query(ADD_SKETCHES, [letter, SORT[sort], numbers, sketches]);
}

/** Takes one version out. The fingerprints that no other version of the letter holds go altogether. Inside the caller's transaction. */
export async function removeVersion(
  db: Queryable,
  letter: string,
  sort: Sort,
  version: number,
): Promise<void> {
  const values = [letter, SORT[sort], multirange([version])];
  await db.query("delete from fingerprint_sketch where letter = $1 and sort = $2 and version = $3", [
    letter,
    SORT[sort],
    version,
  ]);
  await db.query(
    "delete from fingerprint where letter = $1 and sort = $2 and versions <@ $3::int4multirange",
    values,
  );
  await db.query(
    "update fingerprint set versions = versions - $3::int4multirange where letter = $1 and sort = $2 and versions && $3::int4multirange",
    values,
  );
}

/** Takes a letter out altogether: made silent, or erased. */
export async function removeLetter(db: Queryable, letter: string): Promise<void> {
  await db.query("delete from fingerprint where letter = $1", [letter]);
  await db.query("delete from fingerprint_sketch where letter = $1", [letter]);
}

/** Says what a template holds (`everyShingle` of its fixed text, for both sorts), in place of what was said before. */
export async function setTemplate(
  db: Queryable,
  template: string,
  shingles: readonly number[],
): Promise<void> {
  await db.query("delete from fingerprint_template where template = $1 and hash <> all ($2::bigint[])", [
    template,
    shingles,
  ]);
  await db.query(
    "insert into fingerprint_template (hash, template) select distinct hash, $1 from unnest($2::bigint[]) as given (hash) on conflict do nothing",
    [template, shingles],
  );
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
  readonly counts: Map<number, number>;
};

/** How many of the matched fingerprints each version holds. */
function countVersions(matches: readonly Match[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { posting } of matches) {
    for (const version of versionsIn(posting.versions)) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return counts;
}

function rankLetters(matches: readonly Match[], sort: Sort): readonly Ranked[] {
  const byLetter = Map.groupBy(matches, ({ posting }) => posting.letter);
  const ranked = Array.from(byLetter, ([letter, all]) => {
    const distinctive = all.filter(({ posting }) => posting.letters <= DISTINCTIVE[sort]);
    // A fingerprint in one letter says more of it than one in thirty.
    const weight = all.reduce((sum, { posting }) => sum + 1 / posting.letters, 0);
    return { letter, all, weight, words: wordsTogether(distinctive), fingerprints: distinctive.length };
  });
  ranked.sort((a, b) => b.words - a.words || b.weight - a.weight || (a.letter < b.letter ? -1 : 1));
  return ranked.slice(0, MOST_FOUND).map(({ letter, all, words, fingerprints }) => ({
    letter,
    words,
    fingerprints,
    counts: countVersions(all),
  }));
}

function likeliest(counts: Map<number, number>): readonly number[] {
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return ranked.slice(0, MOST_SKETCHES).map(([version]) => version);
}

/** How well the query's sketch fits each version of a letter. */
async function fits(
  db: Queryable,
  letter: string,
  sort: Sort,
  versions: readonly number[],
  sketch: readonly number[],
): Promise<Map<number, number>> {
  const worth = new Int8Array(SKETCH_VALUES).fill(-1);
  for (const value of sketch) worth[value] = 1;
  const { rows } = await db.query(SKETCHES, [letter, SORT[sort], versions]);
  return new Map(
    rows.map((row) => [Number(row["version"]), bestStretch(row["sketch"] as Uint8Array, worth)]),
  );
}

/** The best letter's versions: by fingerprints and sketch together, since a misreading spoils fewer of the short shingles. */
async function rankVersions(
  db: Queryable,
  { letter, counts }: Ranked,
  query: Imprint,
  sort: Sort,
): Promise<Found["versions"]> {
  const versions = likeliest(counts);
  const fit = await fits(db, letter, sort, versions, query.sketch);
  const ranked = versions.map((version) => ({
    version,
    fit: (counts.get(version) ?? 0) + (fit.get(version) ?? 0),
  }));
  return ranked.sort((a, b) => b.fit - a.fit || b.version - a.version);
}

async function found(
  db: Queryable,
  matches: readonly Match[],
  query: Imprint,
  sort: Sort,
): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const ranked of rankLetters(matches, sort)) {
    const { letter, words, fingerprints } = ranked;
    all.push({ letter, words, fingerprints, versions: await rankVersions(db, ranked, query, sort) });
  }
  return all;
}

/**
 * The letters in which a query's words stand, best first, at most three of each sort. The caller asks `enough` of
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
    draft: await found(db, matches("draft"), query.draft, "draft"),
    released: await found(db, matches("released"), query.released, "released"),
  };
}
