import type pg from "pg";
import { type Audit, auditOf } from "./audit.ts";
import { type Table, listTables, quoted } from "./catalog.ts";
import { copyIn } from "./copy-stream.ts";
import { MIGRATION_TABLE, migrationNames, readMigration } from "./migrate.ts";
import { type Connection, openTransaction } from "./snapshot.ts";
import { type TreeReader, treeReader } from "./tree-reader.ts";

/** An empty database being filled from a backup, in one transaction: until `commit` there is nothing in it. */
export type Refill = {
  /** Names of what is in the database already; a refill is for an empty one. */
  strangers(): Promise<string[]>;
  /** Migrations of the backup that this program does not know. */
  unknown(migrations: readonly string[]): Promise<string[]>;
  /** Makes the tables as these migrations left them, without their rows. */
  build(migrations: readonly string[]): Promise<readonly Table[]>;
  /** Loads rows, as PostgreSQL's COPY text, into a table that `build` made. Gives their number. */
  load(table: Table, rows: AsyncIterable<Buffer>): Promise<number>;
  /** Brings the loaded tables to this program's: an older backup is migrated like an older database. */
  advance(migrations: readonly string[]): Promise<void>;
  readonly audit: Audit;
  readonly tree: TreeReader;
  commit(): Promise<void>;
  /** Undoes all that was not committed. May be called after `commit`. */
  close(): Promise<void>;
};

const STRANGERS = `
  select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  union select 'schema ' || nspname from pg_namespace where nspname = 'job'
  order by name`;

async function build(client: pg.Client, migrations: readonly string[]): Promise<readonly Table[]> {
  await client.query(MIGRATION_TABLE);
  for (const name of migrations) await client.query(await readMigration(name));
  const tables = await listTables(client);
  // Migrations put rows in, too; the backup brings all of them.
  await client.query(`truncate ${tables.map(({ name }) => `public.${quoted(name)}`).join(", ")}`);
  return tables;
}

async function advance(client: pg.Client, done: readonly string[]): Promise<void> {
  for (const name of await migrationNames()) {
    if (done.includes(name)) continue;
    await client.query(await readMigration(name));
    await client.query("insert into migration (name) values ($1)", [name]);
  }
}

function load(client: pg.Client, { name, columns }: Table, rows: AsyncIterable<Buffer>): Promise<number> {
  return copyIn(
    client,
    `public.${quoted(name)} (${columns.map((column) => quoted(column.name)).join(", ")})`,
    rows,
  );
}

export async function openRefill(connection: Connection): Promise<Refill> {
  const client = await openTransaction(connection, "");
  return {
    async strangers() {
      const { rows } = await client.query<{ name: string }>(STRANGERS);
      return rows.map(({ name }) => name);
    },
    async unknown(migrations) {
      const known = new Set(await migrationNames());
      return migrations.filter((name) => !known.has(name));
    },
    build: (migrations) => build(client, migrations),
    load: (table, rows) => load(client, table, rows),
    advance: (migrations) => advance(client, migrations),
    audit: auditOf(client),
    tree: treeReader(client),
    async commit() {
      await client.query("commit");
    },
    close: () => client.end(),
  };
}
