import { readFileSync } from "node:fs";
import { Pool, type PoolClient } from "pg";
import { enough, imprintOfWords, normalise, queryOf, type Sort } from "@chirograph/find";
import { addVersions, lookUp, type Found } from "../src/store/fingerprints.ts";
import { below, letters, mails, pick, seeded, textOf, type Prose, type Random } from "./find-corpus.ts";
import { excerpt, versions, withErrors } from "./find-edits.ts";
import { indexRivals, prepareRivals, timeRivals } from "./find-rivals.ts";

type Log = (line: string) => void;
type Letter = { readonly id: string; readonly versions: readonly Prose[] };
type Shares = Record<"0" | "2" | "5", number>;
type SizeFigures = { ms: number; p95Ms: number; ftsMs: number; trgmMs: number };

/**
 * `ms`, `ftsMs`, `trgmMs`: medians for one excerpt, ours from text to answer. `recall`: share of excerpts whose letter
 * comes first with enough words, by all words; `recallVersion`: whose best version holds the excerpt, where not all do.
 * `draft`: the same by masked fingerprints, letter first whatever the number of words, and `answered`: those with enough.
 * `wrongPer1000`: mails found in a letter they share no run of words with; `quoting`: those that do quote one.
 */
export type FindFigures = {
  sizes: Record<string, SizeFigures>;
  recall: Shares;
  recallVersion: Shares;
  draft: { recall: Shares; recallVersion: Shares; answered: Shares };
  wrongPer1000: number;
  quoting: number;
  indexMsPerLetter: number;
  indexMegabytes: number;
};

const VERSIONS = 20;
const SIZES: readonly number[] = [1_000, 10_000, 100_000];
const TIMED = 150;
const TIMED_RIVALS = 3;
const EXCERPTS = 500;
const MAILS = 1_000;
const SORTS: readonly Sort[] = ["draft", "released"];

function median(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

function letterId(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
}

function indexOfId(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}

/** New clauses and sentences come from letters that are not in the office: else what drafting adds would be other letters' words. */
function office(random: Random, count: number): Letter[] {
  const prose = letters(random);
  const reserve = prose.slice(Math.max(...SIZES) / VERSIONS);
  if (prose.length < count || reserve.length === 0)
    throw new Error(`the addresses give ${prose.length} letters only`);
  return prose.slice(0, count).map((first, i) => ({
    id: letterId(i),
    versions: versions(random, first, pick(random, reserve), VERSIONS),
  }));
}

async function insert(client: PoolClient, index: number, letter: Letter): Promise<number> {
  const texts = letter.versions.map(textOf);
  await client.query(
    "insert into body select $1, n, text from unnest($2::text[]) with ordinality as given (text, n)",
    [index, texts],
  );
  const words = texts.map(normalise);
  const marked = SORTS.map((sort) => ({
    sort,
    held: words.map((one, i) => ({ version: i + 1, imprint: imprintOfWords(one, sort) })),
  }));
  const start = performance.now();
  for (const { sort, held } of marked) await addVersions(client, letter.id, sort, held);
  return performance.now() - start;
}

async function grow(
  client: PoolClient,
  office: readonly Letter[],
  from: number,
  to: number,
): Promise<number> {
  let spent = 0;
  await client.query("begin");
  for (const [i, letter] of office.slice(from, to).entries()) spent += await insert(client, from + i, letter);
  await client.query("commit");
  await client.query("analyze fingerprint, fingerprint_sketch");
  return spent;
}

function randomExcerpt(random: Random, office: readonly Letter[]): { index: number; clean: string } {
  const index = below(random, office.length);
  return {
    index,
    clean: excerpt(random, textOf(pick(random, office[index]?.versions ?? [])), 25 + below(random, 56)),
  };
}

async function timeAll(client: PoolClient, office: readonly Letter[]): Promise<SizeFigures> {
  const random = seeded(office.length);
  const asked = Array.from({ length: TIMED }, () =>
    withErrors(random, randomExcerpt(random, office).clean, pick(random, [0, 0.02, 0.05])),
  );
  const times: number[] = [];
  for (const text of [...asked.slice(0, 20), ...asked]) {
    const start = performance.now();
    await lookUp(client, queryOf(text));
    times.push(performance.now() - start);
  }
  const ours = times.slice(20);
  const clean = Array.from({ length: TIMED_RIVALS }, () => randomExcerpt(random, office).clean);
  const rivals = await timeRivals(client, clean);
  return {
    ms: rounded(median(ours)),
    p95Ms: rounded(median(ours, 0.95)),
    ftsMs: rounded(median(rivals.fts)),
    trgmMs: rounded(median(rivals.trgm)),
  };
}

/** The words by which a sort can tell versions apart, as one text. */
function tellingWords(text: string, sort: Sort): string {
  const words = normalise(text).filter((word) => sort === "released" || !word.masked);
  return ` ${words.map((word) => word.text).join(" ")} `;
}

type Case = { readonly office: readonly Letter[]; readonly truth: Letter; readonly clean: string };
type Tally = { first: number; enough: number; answered: number; differing: number; version: number };

function holds(letter: Letter, clean: string, sort: Sort): readonly boolean[] {
  const part = tellingWords(clean, sort);
  return letter.versions.map((version) => tellingWords(textOf(version), sort).includes(part));
}

/** Right is the letter that the excerpt was cut from, or another that holds every word of it too. */
function judge(tally: Tally, found: Found | undefined, cases: Case, sort: Sort): void {
  const { office, truth, clean } = cases;
  const letter = found === undefined ? undefined : office[indexOfId(found.letter)];
  if (found === undefined || letter === undefined) return;
  if (letter !== truth && !holds(letter, clean, "released").some(Boolean)) return;
  tally.first += 1;
  if (enough(found.words, sort)) tally.enough += 1;
  const holding = holds(letter, clean, sort);
  if (holding.every(Boolean)) return;
  tally.differing += 1;
  if (holding[(found.versions[0]?.version ?? 0) - 1] === true) tally.version += 1;
}

async function recallAt(
  client: PoolClient,
  office: readonly Letter[],
  share: number,
): Promise<Record<Sort, Tally>> {
  const random = seeded(77);
  const tallies: Record<Sort, Tally> = {
    draft: { first: 0, enough: 0, answered: 0, differing: 0, version: 0 },
    released: { first: 0, enough: 0, answered: 0, differing: 0, version: 0 },
  };
  for (let n = 0; n < EXCERPTS; n += 1) {
    const { index, clean } = randomExcerpt(random, office);
    const found = await lookUp(client, queryOf(withErrors(random, clean, share)));
    const truth = office[index];
    if (truth !== undefined)
      for (const sort of SORTS) judge(tallies[sort], found[sort][0], { office, truth, clean }, sort);
  }
  return tallies;
}

function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+/gu) ?? [];
}

/** Whether a mail holds eight neighbouring words of a letter: then it was found rightly. Written apart from what it judges. */
function quotes(mail: string, letter: Letter): boolean {
  const inLetter = letter.versions.map((version) => ` ${plainWords(textOf(version)).join(" ")} `);
  const inMail = plainWords(mail);
  return inMail.some(
    (_, i) =>
      i + 8 <= inMail.length &&
      inLetter.some((text) => text.includes(` ${inMail.slice(i, i + 8).join(" ")} `)),
  );
}

async function wrongMatches(
  client: PoolClient,
  office: readonly Letter[],
): Promise<{ wrong: number; quoting: number }> {
  const counts = { wrong: 0, quoting: 0 };
  for (const mail of mails(seeded(5), MAILS)) {
    const found = await lookUp(client, queryOf(mail));
    const said = SORTS.flatMap((sort) => found[sort].filter(({ words }) => enough(words, sort)));
    if (said.length === 0) continue;
    const right = said.every(({ letter }) => {
      const truth = office[indexOfId(letter)];
      return truth !== undefined && quotes(mail, truth);
    });
    counts[right ? "quoting" : "wrong"] += 1;
  }
  return counts;
}

function shares(tallies: readonly Tally[], share: (tally: Tally) => number): Shares {
  const at = (i: number): number => rounded(share(tallies[i] as Tally), 4);
  return { "0": at(0), "2": at(1), "5": at(2) };
}

function versionShare(tally: Tally): number {
  return tally.differing === 0 ? 1 : tally.version / tally.differing;
}

async function recalls(
  client: PoolClient,
  office: readonly Letter[],
): Promise<Pick<FindFigures, "recall" | "recallVersion" | "draft">> {
  const all = [];
  for (const share of [0, 0.02, 0.05]) all.push(await recallAt(client, office, share));
  const released = all.map((tallies) => tallies.released);
  const draft = all.map((tallies) => tallies.draft);
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

async function prepare(client: PoolClient): Promise<void> {
  await client.query(
    "drop schema if exists find_bench cascade; create schema find_bench; set search_path to find_bench, public",
  );
  await client.query(
    readFileSync(new URL("../src/store/migrations/0100_fingerprints.sql", import.meta.url), "utf8"),
  );
  await prepareRivals(client);
}

async function measure(client: PoolClient, log: Log, sizes: readonly number[]): Promise<FindFigures> {
  await prepare(client);
  const all = office(seeded(1), Math.max(...sizes) / VERSIONS);
  const figures: Record<string, SizeFigures> = {};
  let [from, spent] = [0, 0];
  for (const size of sizes) {
    spent += await grow(client, all, from, size / VERSIONS);
    from = size / VERSIONS;
    log(`${size} versions: fingerprints indexed in ${(spent / 1000).toFixed(1)} s`);
    await indexRivals(client, log);
    figures[String(size)] = await timeAll(client, all.slice(0, from));
    log(`  ${JSON.stringify(figures[String(size)])}`);
  }
  const recall = await recalls(client, all);
  log(JSON.stringify(recall));
  const { wrong, quoting } = await wrongMatches(client, all);
  const { rows } = await client.query("select pg_total_relation_size('fingerprint') / 1e6 as size");
  return {
    sizes: figures,
    ...recall,
    wrongPer1000: rounded((wrong * 1000) / MAILS),
    quoting,
    indexMsPerLetter: rounded(spent / from),
    indexMegabytes: Math.round(Number(rows[0].size)),
  };
}

/**
 * Look-ups of excerpts among near-identical versions of real letters, beside PostgreSQL's own searches on the same data
 * in the same run. Works in a schema of its own, which it drops. `sizes`: numbers of versions, rising, each a multiple of 20.
 */
export async function bench(pool: Pool, log: Log, sizes: readonly number[] = SIZES): Promise<FindFigures> {
  const client = await pool.connect();
  try {
    return await measure(client, log, sizes);
  } finally {
    await client.query("drop schema if exists find_bench cascade; reset search_path");
    client.release();
  }
}

if (import.meta.main) {
  const pool = new Pool({ connectionString: process.env["DATABASE_URL"] });
  const sizes = process.argv
    .slice(2)
    .map(Number)
    .filter((size) => size > 0);
  const figures = await bench(
    pool,
    (line) => process.stderr.write(`${line}\n`),
    sizes.length > 0 ? sizes : SIZES,
  );
  process.stdout.write(`${JSON.stringify({ name: "find", figures })}\n`);
  await pool.end();
}
