import { sql } from "kysely";
import type { Tx } from "./database.ts";
import type { LogPort } from "../acts/release/log-port.ts";

/** The log's own tables in the sequencer's transaction. */
export function logStore(tx: Tx): LogPort {
  return {
    async lease() {
      // One row, locked until the transaction ends: two sequencers take turns, and the token shows who wrote last.
      const { rows } = await sql<{ token: number }>`
        update sequencer set token = token + 1 where one returning token`.execute(tx);
      return rows[0]?.token ?? 0;
    },
    async unsequenced(limit) {
      const rows = await tx
        .selectFrom("event")
        .select(["stream", "seq", "type", "commitment"])
        .where("leaf", "is", null)
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, commitment: new Uint8Array(row.commitment) }));
    },
    async head() {
      const row = await tx
        .selectFrom("checkpoint")
        .selectAll()
        .orderBy("size", "desc")
        .limit(1)
        .executeTakeFirst();
      return row ? { size: row.size, note: row.note, frontier: new Uint8Array(row.frontier) } : null;
    },
    async addLeaves(from, commitments) {
      const indexes = commitments.map((_, at) => from + at);
      await sql`insert into leaf (index, commitment)
        select * from unnest(${indexes}::bigint[], ${commitments.map((one) => Buffer.from(one))}::bytea[])`.execute(
        tx,
      );
      await sql`update event set leaf = leaf.index from leaf
        where leaf.commitment = event.commitment and event.leaf is null and leaf.index >= ${from}`.execute(
        tx,
      );
    },
    async addNodes(nodes) {
      if (nodes.length === 0) return;
      const levels = nodes.map((node) => node.level);
      const indexes = nodes.map((node) => node.index);
      const hashes = nodes.map((node) => Buffer.from(node.hash));
      await sql`insert into node (level, index, hash)
        select * from unnest(${levels}::smallint[], ${indexes}::bigint[], ${hashes}::bytea[])`.execute(tx);
    },
    async addCheckpoint(size, note, frontier, at) {
      await tx
        .insertInto("checkpoint")
        .values({ size, note, frontier: Buffer.from(frontier), at })
        .execute();
    },
  };
}
