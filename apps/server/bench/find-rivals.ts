import type pg from "pg";

/** A search by PostgreSQL itself, for comparison: how its index is made, and how it is asked. */
type Rival = { readonly name: "fts" | "trgm"; readonly index: string; readonly ask: string };

/** Milliseconds after which a rival's query is given up; it then counts as this long. */
export const PATIENCE = 5_000;

const RIVALS: readonly Rival[] = [
  {
    name: "fts",
    index: "create index body_fts on body using gin (to_tsvector('english', text))",
    // All words must match: its quickest question, which one misread word defeats.
    ask: "select letter, version from body where to_tsvector('english', text) @@ plainto_tsquery('english', $1) limit 5",
  },
  {
    name: "trgm",
    index: "create index body_trgm on body using gin (text gin_trgm_ops)",
    ask: "select letter, version from body where $1 <% text order by word_similarity($1, text) desc limit 5",
  },
];

export async function prepareRivals(client: pg.PoolClient): Promise<void> {
  await client.query("create extension if not exists pg_trgm");
  await client.query("create table body (letter int, version int, text text)");
}

/** The versions of the letter at `index`, as text, for PostgreSQL's own searches. */
export async function insertBody(
  client: pg.PoolClient,
  index: number,
  texts: readonly string[],
): Promise<void> {
  await client.query(
    "insert into body select $1, n, text from unnest($2::text[]) with ordinality as given (text, n)",
    [index, texts],
  );
}

export async function indexRivals(client: pg.PoolClient, log: (line: string) => void): Promise<void> {
  for (const { name, index } of RIVALS) {
    const start = performance.now();
    await client.query(`drop index if exists body_${name}`);
    await client.query(index);
    log(`  ${name} index: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  await client.query("analyze body");
}

async function timed(client: pg.PoolClient, ask: string, excerpt: string): Promise<number> {
  const start = performance.now();
  try {
    await client.query(ask, [excerpt]);
  } catch (error) {
    if ((error as { code?: string }).code !== "57014") throw error;
    return PATIENCE;
  }
  return performance.now() - start;
}

/** Milliseconds of each rival for each excerpt. */
export async function timeRivals(
  client: pg.PoolClient,
  excerpts: readonly string[],
): Promise<Record<"fts" | "trgm", readonly number[]>> {
  const times: Record<"fts" | "trgm", number[]> = { fts: [], trgm: [] };
  await client.query(`set statement_timeout = ${PATIENCE}`);
  for (const { name, ask } of RIVALS) {
    for (const excerpt of excerpts) times[name].push(await timed(client, ask, excerpt));
  }
  await client.query("set statement_timeout = 0");
  return times;
}
