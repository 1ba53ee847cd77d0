/** Reads the log's own tables: its newest checkpoint and stored nodes. */
export type TreeReader = {
  last(): Promise<{ readonly size: number; readonly note: string } | null>;
  /** Hashes of these nodes in their order; null for one that is not stored. */
  nodes(ids: readonly { readonly level: number; readonly index: number }[]): Promise<(Uint8Array | null)[]>;
};

/** What this file needs of a `pg` client or pool. */
type Queryable = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

const NODES = `
  select node.hash from unnest($1::smallint[], $2::bigint[]) with ordinality as asked (level, index, place)
  left join node on node.level = asked.level and node.index = asked.index order by asked.place`;

export function treeReader(database: Queryable): TreeReader {
  return {
    async last() {
      const { rows } = await database.query(
        "select size::text, note from checkpoint order by checkpoint.size desc limit 1",
      );
      return rows[0] ? { size: Number(rows[0].size), note: String(rows[0].note) } : null;
    },
    async nodes(ids) {
      const { rows } = await database.query(NODES, [
        ids.map(({ level }) => level),
        ids.map(({ index }) => index),
      ]);
      return rows.map(({ hash }) => (hash instanceof Uint8Array ? hash : null));
    },
  };
}
