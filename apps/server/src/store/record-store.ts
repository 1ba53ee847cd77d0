import { randomBytes } from "node:crypto";
import { type Entry, type StreamId, decodeEntry, encodeEntry } from "@chirograph/core";
import { commitment } from "@chirograph/log";
import { sql } from "kysely";
import { Conflict, type RecordPort } from "../acts/ports.ts";
import type { Tx } from "./database.ts";

function sealed(entry: Entry) {
  const bytes = encodeEntry(entry);
  const salt = randomBytes(16);
  return { bytes: Buffer.from(bytes), salt, commitment: Buffer.from(commitment(salt, bytes)) };
}

async function openStreams(tx: Tx, streams: readonly { id: string; version: number }[]): Promise<void> {
  if (streams.length === 0) return;
  const done = await tx
    .insertInto("stream")
    .values([...streams])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(done.numInsertedOrUpdatedRows) !== streams.length)
    throw new Conflict("A stream was opened meanwhile.");
}

async function moveStream(tx: Tx, id: string, expected: number, version: number): Promise<void> {
  const done = await tx
    .updateTable("stream")
    .set({ version })
    .where("id", "=", id)
    .where("version", "=", expected)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Conflict(`${id} was written meanwhile.`);
}

type Hold = "share" | "update";

/** Streams in their order, each run of neighbours that are held alike in one. */
function runs(ids: readonly string[], held: (id: string) => Hold): { hold: Hold; ids: string[] }[] {
  return ids.toSorted().reduce<{ hold: Hold; ids: string[] }[]>((all, id) => {
    const last = all.at(-1);
    if (last?.hold === held(id)) last.ids.push(id);
    else all.push({ hold: held(id), ids: [id] });
    return all;
  }, []);
}

/**
 * Holds every stream that was read or is written until the transaction ends: who only read one shares it. All are taken in one order,
 * whatever is done to them: an approval reads the copies and writes the letter, a comment the other way round, and neither waits for the
 * other in a circle. @throws Conflict when one has moved since it was read
 */
async function holdStill(
  tx: Tx,
  expected: ReadonlyMap<string, number>,
  held: (id: string) => Hold,
): Promise<void> {
  for (const { hold, ids } of runs([...expected.keys()], held)) {
    const query = tx
      .selectFrom("stream")
      .selectAll()
      .where("id", "in", ids)
      .orderBy(sql`id collate "C"`);
    const rows = await (hold === "share" ? query.forShare() : query.forUpdate()).execute();
    const versions = new Map(rows.map((row) => [row.id, row.version]));
    for (const id of ids)
      if ((versions.get(id) ?? 0) !== expected.get(id)) throw new Conflict(`${id} was written meanwhile.`);
    // There is no row to hold: someone could open it unseen before this transaction ends.
    const absent = ids.find((id) => !versions.has(id));
    if (absent !== undefined) throw new Error(`${absent} was read as absent, and is not opened.`);
  }
}

function written(expected: ReadonlyMap<StreamId, number>, entries: readonly Entry[]) {
  const versions = new Map<StreamId, number>();
  for (const entry of entries) versions.set(entry.stream, entry.seq);
  const opened = [...versions].filter(([id]) => (expected.get(id) ?? 0) === 0);
  const moved = [...versions].filter(([id]) => (expected.get(id) ?? 0) > 0);
  const there = new Map([...expected].filter(([id, version]) => version > 0 || !versions.has(id)));
  const hold = (id: string): Hold => (versions.has(id as StreamId) ? "update" : "share");
  return { opened, moved, there, hold };
}

async function append(
  tx: Tx,
  expected: ReadonlyMap<StreamId, number>,
  entries: readonly Entry[],
): Promise<void> {
  const { opened, moved, there, hold } = written(expected, entries);
  await holdStill(tx, there, hold);
  for (const [id, version] of moved) await moveStream(tx, id, expected.get(id) ?? 0, version);
  await openStreams(
    tx,
    opened.map(([id, version]) => ({ id, version })),
  );
  const rows = entries.map((entry) => {
    const { stream, seq, at, by } = entry;
    return { stream, seq, type: entry.event.type, at, by, leaf: null, ...sealed(entry) };
  });
  // PostgreSQL takes 65,535 parameters a statement; nine a row.
  for (let from = 0; from < rows.length; from += 5_000)
    await tx
      .insertInto("event")
      .values(rows.slice(from, from + 5_000))
      .execute();
}

async function load(tx: Tx, streams: readonly StreamId[]): Promise<Map<StreamId, Entry[]>> {
  const found = new Map<StreamId, Entry[]>(streams.map((stream) => [stream, []]));
  if (streams.length === 0) return found;
  const { rows } = await sql<{ stream: StreamId; bytes: Buffer }>`
    select stream, bytes from event where stream = any(${[...streams]}) order by stream, seq`.execute(tx);
  for (const row of rows) found.get(row.stream)?.push(decodeEntry(row.bytes));
  return found;
}

async function since(tx: Tx, stream: StreamId, seq: number): Promise<Entry[]> {
  const rows = await tx
    .selectFrom("event")
    .select("bytes")
    .where("stream", "=", stream)
    .where("seq", ">", seq)
    .orderBy("seq")
    .execute();
  return rows.map((row) => decodeEntry(row.bytes));
}

async function leaves(tx: Tx, stream: StreamId): Promise<Map<number, number>> {
  const rows = await tx.selectFrom("event").select(["seq", "leaf"]).where("stream", "=", stream).execute();
  return new Map(rows.flatMap((row) => (row.leaf === null ? [] : [[row.seq, row.leaf] as const])));
}

/** The record in one transaction. */
export function recordStore(tx: Tx): RecordPort {
  return {
    load: (streams) => load(tx, streams),
    since: (stream, seq) => since(tx, stream, seq),
    append: (expected, entries) => append(tx, expected, entries),
    leaves: (stream) => leaves(tx, stream),
  };
}
