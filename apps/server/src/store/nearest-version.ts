import type { Sort } from "@chirograph/find";
import { type Queryable, SORT } from "./print-tables.ts";
import { askedFor, bestStretch } from "./sketches.ts";

/** How well a query fits a version: comparable within one query alone. */
export type VersionFit = { readonly version: number; readonly fit: number };

/** A letter that may be the query's. `counts`: how many of the query's fingerprints each of its versions holds. */
type Candidate = { readonly letter: string; readonly counts: ReadonlyMap<number, number> };
type Choice = { readonly letter: string; readonly version: number; readonly count: number };

/** Versions that are told apart by their sketches: those that hold most of the fingerprints. */
const MOST_SKETCHES = 64;

const SKETCHES = `
  select letter, version, sketch
  from unnest($1::uuid[], $2::int[]) as asked (letter, version)
  join fingerprint_sketch using (letter, version)
  where sort = $3`;

function likeliest(candidates: readonly Candidate[]): readonly Choice[] {
  const all = candidates.flatMap(({ letter, counts }) =>
    Array.from(counts, ([version, count]) => ({ letter, version, count })),
  );
  return all.sort((a, b) => b.count - a.count || b.version - a.version).slice(0, MOST_SKETCHES);
}

/**
 * The versions of each letter, best first, the newer first among equals; a letter whose versions all hold too few of the
 * fingerprints is left out. By sketches alone: a changed word or a misreading spoils a few short shingles, but may
 * spoil a fingerprint or none.
 */
export async function fitVersions(
  db: Queryable,
  candidates: readonly Candidate[],
  sketch: readonly number[],
  sort: Sort,
): Promise<ReadonlyMap<string, readonly VersionFit[]>> {
  const choices = likeliest(candidates);
  if (choices.length === 0) return new Map();
  const [letters, versions] = [choices.map((one) => one.letter), choices.map((one) => one.version)];
  const { rows } = await db.query(SKETCHES, [letters, versions, SORT[sort]]);
  const asked = askedFor(sketch);
  const fits = rows.map((row) => ({
    letter: String(row["letter"]),
    version: Number(row["version"]),
    fit: bestStretch(row["sketch"] as Uint8Array, asked),
  }));
  fits.sort((a, b) => b.fit - a.fit || b.version - a.version);
  return Map.groupBy(fits, ({ letter }) => letter);
}
