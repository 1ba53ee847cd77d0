import { migrationNames } from "./migrate.ts";
import { type Connection, openTransaction } from "./snapshot.ts";
import { type TreeReader, treeReader } from "./tree-reader.ts";

/** What a database says of itself. */
export type Health = {
  /** As PostgreSQL names it, "18.4". */
  readonly version: string;
  /** Settings without which it can lose what it confirmed, that are off. */
  readonly unsafe: readonly string[];
  /** Migrations of this program that were not applied, and applied ones that it does not know; null in an empty database. */
  readonly missing: readonly string[] | null;
  readonly unknown: readonly string[];
  /** The office's public address; null before set-up. */
  readonly publicAddress: string | null;
  readonly tree: TreeReader;
  close(): Promise<void>;
};

const UNSAFE =
  "select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'";

// The newest settings event; its bytes are RFC 8785 JSON.
const SETTINGS = `
  select convert_from(bytes, 'UTF8')::jsonb #>> '{event,settings,publicAddress}' as address from event
  where stream = 'office' and type in ('office-founded', 'settings-changed') order by event.seq desc limit 1`;

/** Looks at a database without writing; close it after reading `tree`. */
export async function readHealth(connection: Connection): Promise<Health> {
  const client = await openTransaction(connection, "isolation level repeatable read read only");
  const names = async (sql: string) =>
    (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  const close = () => client.end();
  try {
    const { rows } = await client.query<{ version: string; founded: boolean }>(
      "select current_setting('server_version') as version, to_regclass('public.migration') is not null as founded",
    );
    const known = await migrationNames();
    const applied = rows[0]?.founded ? await names("select name from migration") : null;
    const addresses = applied ? await client.query<{ address: string | null }>(SETTINGS) : null;
    return {
      version: rows[0]?.version.split(" ")[0] ?? "",
      unsafe: await names(UNSAFE),
      missing: applied && known.filter((name) => !applied.includes(name)),
      unknown: applied?.filter((name) => !known.includes(name)) ?? [],
      publicAddress: addresses?.rows[0]?.address ?? null,
      tree: treeReader(client),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
