import type { Imprint, Sort } from "@chirograph/find";
import { type Queryable, SORT } from "./print-tables.ts";
import { packed } from "./sketches.ts";

/** What is kept of one version, numbered from 1. */
export type VersionImprint = { readonly version: number; readonly imprint: Imprint };

const ADD = `
  insert into fingerprint (hash, letter, sort, versions)
  select hash, $3::uuid, $4::smallint, versions::int4multirange from unnest($1::bigint[], $2::text[]) as given (hash, versions)
  on conflict (hash, letter, sort) do update set versions = fingerprint.versions + excluded.versions
  where not fingerprint.versions @> excluded.versions`;

const ADD_SKETCHES = `
  insert into fingerprint_sketch (letter, sort, version, sketch)
  select $1::uuid, $2::smallint, version, sketch from unnest($3::int[], $4::bytea[]) as given (version, sketch)
  on conflict do nothing`;

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
