import { readFile, readdir } from "node:fs/promises";
import type pg from "pg";

const folder = new URL("./migrations/", import.meta.url);
// Any constant will do, so long as every server uses the same one.
const lock = 7_040_001;

export class MigrationError extends Error {
  readonly code = "database-newer";
}

/** Makes the list of what was applied. */
export const MIGRATION_TABLE =
  "create table if not exists migration (name text primary key, at timestamptz not null default now())";

/** This program's migrations, in the order in which they are applied. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
}

export function readMigration(name: string): Promise<string> {
  return readFile(new URL(name, folder), "utf8");
}

async function applied(client: pg.PoolClient): Promise<Set<string>> {
  await client.query(MIGRATION_TABLE);
  const { rows } = await client.query<{ name: string }>("select name from migration");
  return new Set(rows.map((row) => row.name));
}

async function apply(client: pg.PoolClient, name: string): Promise<void> {
  const text = await readMigration(name);
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into migration (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/**
 * Brings the database to this program's tables; several servers starting at once wait for one another.
 * @throws MigrationError when a newer program has been here
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const names = await migrationNames();
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lock]);
    const done = await applied(client);
    const unknown = [...done].filter((name) => !names.includes(name));
    if (unknown.length > 0)
      throw new MigrationError(
        `A newer Chirograph has used this database (${unknown.join(", ")}). This one would not understand it. Start the newer version.`,
      );
    for (const name of names) if (!done.has(name)) await apply(client, name);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [lock]).catch(() => undefined);
    client.release();
  }
}
