import type pg from "pg";

/** A column of a backup: `bytea` is carried as it is, every other type as PostgreSQL's text of it. */
export type Column = { readonly name: string; readonly kind: "bytes" | "text" };
export type Table = { readonly name: string; readonly columns: readonly Column[] };

/** Identifiers come from the catalog or from a backup, and are never trusted to be plain words. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

const COLUMNS = `
  select c.relname as "table", a.attname as name, a.atttypid = 'bytea'::regtype as bytes
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by c.relname, a.attnum`;

const REFERENCES = `
  select child.relname as child, parent.relname as parent
  from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
  where k.contype = 'f' and child.relnamespace = 'public'::regnamespace and child.oid <> parent.oid`;

async function readTables(client: pg.ClientBase): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<{ table: string; name: string; bytes: boolean }>(COLUMNS);
  const tables = new Map<string, Column[]>();
  for (const { table, name, bytes } of rows)
    tables.set(table, [...(tables.get(table) ?? []), { name, kind: bytes ? "bytes" : "text" }]);
  return tables;
}

/** All tables of the schema public, each after those that it refers to. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const waiting = await readTables(client);
  const { rows } = await client.query<{ child: string; parent: string }>(REFERENCES);
  const ordered: Table[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(
      ([name]) => !rows.some(({ child, parent }) => child === name && waiting.has(parent)),
    );
    if (free.length === 0)
      throw new Error("Tables refer to one another in a circle, so none can be loaded first.");
    for (const [name, columns] of free) {
      ordered.push({ name, columns });
      waiting.delete(name);
    }
  }
  return ordered;
}
