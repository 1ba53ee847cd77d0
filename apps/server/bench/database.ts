import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool, type PoolConfig } from "pg";
import { startPostgres } from "../src/postgres/supervisor.ts";

/** What a bench exports as `bench`: its figures, by name. */
export type Bench = (pool: Pool, say: (line: string) => void) => Promise<Record<string, unknown>>;

/** Runs `work` on an empty PostgreSQL: a temporary embedded one, or the one DATABASE_URL names. */
export async function withDatabase<T>(
  say: (line: string) => void,
  work: (pool: Pool) => Promise<T>,
): Promise<T> {
  const given = process.env["DATABASE_URL"];
  if (given) return withPool({ connectionString: given }, work);
  const dataDir = mkdtempSync(join(tmpdir(), "chirograph-bench-"));
  const postgres = await startPostgres({ dataDir, log: say });
  try {
    return await withPool(postgres.connection, work);
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function withPool<T>(config: PoolConfig, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool(config);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
