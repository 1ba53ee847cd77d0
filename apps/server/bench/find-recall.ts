import type { PoolClient } from "pg";
import { enough, normalise, queryOf, type Sort } from "@chirograph/find";
import { lookUp, type Found } from "../src/store/look-up.ts";
import { seeded, textOf } from "./find-corpus.ts";
import { withErrors } from "./find-edits.ts";
import { indexOfId, insert, letterId, randomExcerpt, SORTS, VERSIONS, type Letter } from "./find-office.ts";
import { rounded } from "./median.ts";

/** By percentage of wrong characters. */
export type Shares = Record<"0" | "2" | "5", number>;

/**
 * `recall`: share of excerpts whose letter comes first with enough words, by all words; `recallVersion`: whose best
 * version holds the excerpt, where not all do.
 * `draft`: the same by masked fingerprints, letter first whatever the number of words, and `answered`: those with enough.
 */
export type RecallFigures = {
  recall: Shares;
  recallVersion: Shares;
  draft: { recall: Shares; recallVersion: Shares; answered: Shares };
};

/** What a look-up led to: a letter by its place in the office, and a version counted from 0. */
type Shown = { readonly index: number; readonly version: number };
type Case = { readonly office: readonly Letter[]; readonly truth: Letter; readonly clean: string };
type Tally = { first: number; enough: number; differing: number; version: number };

const EXCERPTS = 1_000;
const ERRORS: readonly number[] = [0, 0.02, 0.05];

const none = (): Tally => ({ first: 0, enough: 0, differing: 0, version: 0 });

/** What the public page speaks of: the best that has enough words. Where none has, the best. */
export function spoken(found: readonly Found[], sort: Sort): Found | undefined {
  return found.find(({ words }) => enough(words, sort)) ?? found[0];
}

/** The words by which a sort can tell versions apart, as one text. */
function tellingWords(text: string, sort: Sort): string {
  const words = normalise(text).filter((word) => sort === "released" || !word.masked);
  return ` ${words.map((word) => word.text).join(" ")} `;
}

function holds(letter: Letter, clean: string, sort: Sort): readonly boolean[] {
  const part = tellingWords(clean, sort);
  return letter.versions.map((version) => tellingWords(textOf(version), sort).includes(part));
}

/** Right is the letter that the excerpt was cut from, or another that holds every word of it too. */
function judge(tally: Tally, shown: Shown, hasEnough: boolean, cases: Case, sort: Sort): void {
  const { office, truth, clean } = cases;
  const letter = office[shown.index];
  if (letter === undefined) return;
  if (letter !== truth && !holds(letter, clean, "released").some(Boolean)) return;
  tally.first += 1;
  if (hasEnough) tally.enough += 1;
  const holding = holds(letter, clean, sort);
  if (holding.every(Boolean)) return;
  tally.differing += 1;
  if (holding[shown.version] === true) tally.version += 1;
}

/** `shownBy`: which letter and version of the office an answer of the index means. */
async function recallAt(
  client: PoolClient,
  office: readonly Letter[],
  share: number,
  shownBy: (found: Found) => Shown,
): Promise<Record<Sort, Tally>> {
  const random = seeded(77);
  const tallies: Record<Sort, Tally> = { draft: none(), released: none() };
  for (let n = 0; n < EXCERPTS; n += 1) {
    const { index, clean } = randomExcerpt(random, office);
    const found = await lookUp(client, queryOf(withErrors(random, clean, share)));
    const truth = office[index];
    if (truth === undefined) continue;
    for (const sort of SORTS) {
      const best = spoken(found[sort], sort);
      if (best === undefined) continue;
      judge(tallies[sort], shownBy(best), enough(best.words, sort), { office, truth, clean }, sort);
    }
  }
  return tallies;
}

function shares(tallies: readonly Tally[], share: (tally: Tally) => number): Shares {
  const at = (i: number): number => rounded(share(tallies[i] ?? none()), 4);
  return { "0": at(0), "2": at(1), "5": at(2) };
}

function versionShare(tally: Tally): number {
  return tally.differing === 0 ? 1 : tally.version / tally.differing;
}

async function tallyAll(
  client: PoolClient,
  office: readonly Letter[],
  shownBy: (found: Found) => Shown,
): Promise<Record<Sort, readonly Tally[]>> {
  const all = [];
  for (const share of ERRORS) all.push(await recallAt(client, office, share, shownBy));
  return { released: all.map(({ released }) => released), draft: all.map(({ draft }) => draft) };
}

/** Excerpts of an office that is in the index, each letter with all its versions. */
export async function recalls(client: PoolClient, office: readonly Letter[]): Promise<RecallFigures> {
  const { released, draft } = await tallyAll(client, office, ({ letter, versions }) => {
    return { index: indexOfId(letter), version: (versions[0]?.version ?? 0) - 1 };
  });
  return {
    recall: shares(released, (tally) => tally.enough / EXCERPTS),
    recallVersion: shares(released, versionShare),
    draft: {
      recall: shares(draft, (tally) => tally.first / EXCERPTS),
      recallVersion: shares(draft, versionShare),
      answered: shares(draft, (tally) => tally.enough / EXCERPTS),
    },
  };
}

/**
 * The same where each version is a released letter of its own, as a letter is that replaces another: the public page
 * knows one version of a letter, and has to answer with the right letter of twenty near twins. Empties the index.
 */
export async function recallTwins(client: PoolClient, office: readonly Letter[]): Promise<Shares> {
  await client.query("truncate fingerprint, fingerprint_sketch");
  await client.query("begin");
  for (const [i, { versions }] of office.entries())
    for (const [n, version] of versions.entries())
      await insert(client, { id: letterId(i * VERSIONS + n), versions: [version] }, ["released"]);
  await client.query("commit");
  await client.query("analyze fingerprint, fingerprint_sketch");
  const { released } = await tallyAll(client, office, ({ letter }) => {
    const place = indexOfId(letter);
    return { index: Math.floor(place / VERSIONS), version: place % VERSIONS };
  });
  return shares(released, versionShare);
}
