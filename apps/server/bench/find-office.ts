import type { PoolClient } from "pg";
import { imprintOfWords, normalise, type Sort } from "@chirograph/find";
import { addVersions } from "../src/store/fingerprints.ts";
import { below, letters, pick, textOf, type Prose, type Random } from "./find-corpus.ts";
import { excerpt, versions } from "./find-edits.ts";

/** A letter of the office and its near-identical versions, numbered from 1. */
export type Letter = { readonly id: string; readonly versions: readonly Prose[] };

/** The largest office that is made: new clauses and sentences come from letters beyond it. */
export const MOST_VERSIONS = 100_000;
export const VERSIONS = 20;
export const SORTS: readonly Sort[] = ["draft", "released"];

export function letterId(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
}

export function indexOfId(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}

/** New clauses and sentences come from letters that are not in the office: else what drafting adds would be other letters' words. */
export function makeOffice(random: Random, count: number): readonly Letter[] {
  const prose = letters(random);
  const reserve = prose.slice(MOST_VERSIONS / VERSIONS);
  if (prose.length < count || reserve.length === 0)
    throw new Error(`the addresses give ${prose.length} letters only`);
  return prose.slice(0, count).map((first, i) => ({
    id: letterId(i),
    versions: versions(random, first, pick(random, reserve), VERSIONS),
  }));
}

/** Puts a letter into the index and says how many milliseconds that took. */
export async function insert(
  client: PoolClient,
  letter: Letter,
  sorts: readonly Sort[] = SORTS,
): Promise<number> {
  const words = letter.versions.map((version) => normalise(textOf(version)));
  const marked = sorts.map((sort) => ({
    sort,
    held: words.map((one, i) => ({ version: i + 1, imprint: imprintOfWords(one, sort) })),
  }));
  const start = performance.now();
  for (const { sort, held } of marked) await addVersions(client, letter.id, sort, held);
  return performance.now() - start;
}

/** 25 to 80 words of any version of any letter, and which letter's. */
export function randomExcerpt(
  random: Random,
  office: readonly Letter[],
): { readonly index: number; readonly clean: string } {
  const index = below(random, office.length);
  const version = pick(random, office[index]?.versions ?? []);
  return { index, clean: excerpt(random, textOf(version), 25 + below(random, 56)) };
}
