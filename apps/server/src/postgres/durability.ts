import type { ClientBase } from "pg";
import { PostgresFailure } from "./failure.ts";

const NEEDED = ["fsync", "full_page_writes", "synchronous_commit"];

/**
 * Refuses a database that may forget what it acknowledged: a release that was announced must not vanish in a power cut.
 * For the embedded PostgreSQL and for one behind DATABASE_URL alike.
 * @throws PostgresFailure `unsafe-settings`
 */
export async function refuseUnsafe(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name = any($1) and setting = 'off'",
    [NEEDED],
  );
  if (rows.length === 0) return;
  const off = rows.map((row) => row.name).join(" and ");
  throw new PostgresFailure(
    "unsafe-settings",
    `This PostgreSQL runs with ${off} off, so it can lose letters it has confirmed. Chirograph does not run on it: ` +
      "switch this on in postgresql.conf (and see ALTER SYSTEM, ALTER DATABASE and ALTER ROLE), then start again.",
  );
}
