import pg from "pg";
import { type Table, listTables, quoted } from "./catalog.ts";
import { copyOut } from "./copy-stream.ts";
import { type TreeReader, treeReader } from "./tree-reader.ts";

/** What `pg` takes to connect: a URL, or its options. */
export type Connection = string | pg.ClientConfig;

/** Values are written and read alike whatever the server's or the user's settings are. */
const PLAIN_VALUES = `
  set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** A client of its own in a transaction that is rolled back unless `commit` is called. */
export async function openTransaction(connection: Connection, mode: string) {
  const config = typeof connection === "string" ? { connectionString: connection } : connection;
  const client = new pg.Client({ application_name: "chirograph backup", ...config });
  // Reported by the statement that is running; between two statements nobody would hear it.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`begin ${mode}`);
  await client.query(PLAIN_VALUES);
  return client;
}

/** One moment of the whole database, read beside whoever is writing. */
export type Snapshot = {
  readonly tables: readonly Table[];
  readonly migrations: readonly string[];
  /** The newest checkpoint, or null in a log without leaves. */
  readonly head: { readonly size: number; readonly note: string } | null;
  readonly tree: TreeReader;
  /** A table's rows as PostgreSQL's binary COPY stream, `text` columns cast to text; returns their number. */
  rows(table: Table): AsyncGenerator<Buffer, number>;
  close(): Promise<void>;
};

/** Who is signed in is not kept: a restored office opens no door that was closed after the backup. */
const leftOut = new Set(["session", "challenge"]);

function selection({ name, columns }: Table): string {
  const fields = columns.map((column) => quoted(column.name) + (column.kind === "text" ? "::text" : ""));
  return `select ${fields.join(", ")} from public.${quoted(name)}${leftOut.has(name) ? " where false" : ""}`;
}

/** Opens a snapshot. Null when this database holds no office. */
export async function openSnapshot(connection: Connection): Promise<Snapshot | null> {
  const client = await openTransaction(connection, "isolation level repeatable read read only");
  const close = () => client.end();
  try {
    const tables = await listTables(client);
    if (!tables.some(({ name }) => name === "migration")) {
      await close();
      return null;
    }
    // A newer program that starts meanwhile waits with its migrations until this is done.
    await client.query(
      `lock table ${tables.map(({ name }) => `public.${quoted(name)}`).join(", ")} in access share mode`,
    );
    const { rows } = await client.query<{ name: string }>("select name from migration order by name");
    const tree = treeReader(client);
    return {
      tables,
      migrations: rows.map(({ name }) => name),
      head: await tree.last(),
      tree,
      close,
      rows: (table) => copyOut(client, selection(table)),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
