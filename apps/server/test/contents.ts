import type pg from "pg";

type Table = { readonly name: string };

/** Everything a database holds, table by table: what must be the same after an act that was refused. */
export async function contents(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<Table>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname in ('public', 'job') and tablename not in ('version', 'queue', 'bam', 'warning')
         or (schemaname, tablename) = ('public', 'version') order by 1`,
  );
  const all: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: held } = await pool.query<{ held: string }>(
      `select count(*) || ' rows, ' || coalesce(md5(string_agg(row, '' order by row)), '') as held
         from (select t::text as row from ${name} t) as rows`,
    );
    all[name] = held[0]?.held ?? "";
  }
  return all;
}
