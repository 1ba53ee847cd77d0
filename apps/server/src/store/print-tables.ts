import type { Sort } from "@chirograph/find";

/** What the fingerprint index needs of a `pg.Pool` or of a client inside a transaction. */
export type Queryable = {
  query(
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
};

/** How the tables of the fingerprint index write a sort. */
export const SORT: Readonly<Record<Sort, number>> = { draft: 1, released: 2 };
