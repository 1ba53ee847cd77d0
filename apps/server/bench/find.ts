import { readFileSync } from "node:fs";
import { Pool, type PoolClient } from "pg";
import { enough, queryOf } from "@chirograph/find";
import { lookUp } from "../src/store/look-up.ts";
import { mails, pick, seeded, textOf } from "./find-corpus.ts";
import { withErrors } from "./find-edits.ts";
import {
  indexOfId,
  insert,
  makeOffice,
  MOST_VERSIONS,
  randomExcerpt,
  SORTS,
  VERSIONS,
  type Letter,
} from "./find-office.ts";
import { recalls, recallTwins, spoken, type RecallFigures, type Shares } from "./find-recall.ts";
import { indexRivals, insertBody, prepareRivals, timeRivals } from "./find-rivals.ts";
import { median, rounded } from "./median.ts";

type Log = (line: string) => void;
type SizeFigures = { ms: number; p95Ms: number; ftsMs: number; trgmMs: number };

/**
 * `ms`, `ftsMs`, `trgmMs`: medians for one excerpt, ours from text to answer. `recallTwin`: as `recallVersion`, where each
 * version is a released letter of its own: which of them the public page answers with.
 * `wrongPer1000`: mails found in a letter they share no run of words with; `quoting`: those that do quote one.
 */
export type FindFigures = RecallFigures & {
  sizes: Record<string, SizeFigures>;
  recallTwin: Shares;
  wrongPer1000: number;
  quoting: number;
  indexMsPerLetter: number;
  indexMegabytes: number;
};

const SIZES: readonly number[] = [1_000, 10_000, MOST_VERSIONS];
const TIMED = 150;
const TIMED_RIVALS = 3;
/** Letters whose versions are released as letters of their own. */
const TWINNED = 250;
const MAILS = 1_000;

async function grow(
  client: PoolClient,
  office: readonly Letter[],
  from: number,
  to: number,
): Promise<number> {
  let spent = 0;
  await client.query("begin");
  for (const [i, letter] of office.slice(from, to).entries()) {
    await insertBody(client, from + i, letter.versions.map(textOf));
    spent += await insert(client, letter);
  }
  await client.query("commit");
  await client.query("analyze fingerprint, fingerprint_sketch");
  return spent;
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
    ms: rounded(median(ours), 2),
    p95Ms: rounded(median(ours, 0.95), 2),
    ftsMs: rounded(median(rivals.fts), 2),
    trgmMs: rounded(median(rivals.trgm), 2),
  };
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
    const said = SORTS.flatMap((sort) => {
      const best = spoken(found[sort], sort);
      return best !== undefined && enough(best.words, sort) ? [best] : [];
    });
    if (said.length === 0) continue;
    const right = said.every(({ letter }) => {
      const truth = office[indexOfId(letter)];
      return truth !== undefined && quotes(mail, truth);
    });
    counts[right ? "quoting" : "wrong"] += 1;
  }
  return counts;
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
  const all = makeOffice(seeded(1), Math.max(...sizes) / VERSIONS);
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
  const recallTwin = await recallTwins(client, all.slice(0, TWINNED));
  return {
    sizes: figures,
    ...recall,
    recallTwin,
    wrongPer1000: rounded((wrong * 1000) / MAILS, 2),
    quoting,
    indexMsPerLetter: rounded(spent / from, 2),
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
