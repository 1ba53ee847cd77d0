import type pg from "pg";
import { copyOut } from "./copy-stream.ts";
import { piecesOf } from "./pieces.ts";
import { readTuples } from "./tuples.ts";

/** An event's row; `at` as the record writes moments. */
export type EventRow = {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly leaf: number | null;
  readonly bytes: Buffer;
  readonly salt: Buffer;
  readonly commitment: Buffer;
};

export type LeafPage = {
  readonly leaves: readonly { readonly index: number; readonly commitment: Buffer }[];
  /** Checkpoints over no more leaves than these and more than those before. */
  readonly checkpoints: readonly {
    readonly size: number;
    readonly note: string;
    readonly frontier: Buffer;
  }[];
};

/** A projection's row: its key, and what the fold of the record must say of it. */
export type Projected = { readonly key: string; readonly says: readonly unknown[] };
export type Projection =
  | "letter"
  | "letter_access"
  | "version"
  | "copy"
  | "statement"
  | "decision"
  | "letter_decision"
  | "public_file";

/** Everything that a check of the whole record reads; in the order of the methods' rows memory stays bounded. */
export type Audit = {
  /** All events, stream by stream, in order. */
  events(): AsyncGenerator<EventRow>;
  /** Streams whose version is not the number of their events. */
  unevenStreams(): Promise<string[]>;
  /** Events whose commitment is not the leaf at their place. */
  misplacedEvents(): Promise<string[]>;
  leafPage(from: number, limit: number): Promise<LeafPage>;
  countNodes(): Promise<number>;
  lastCheckpointSize(): Promise<number>;
  /** Files whose bytes do not have the hash that names them. */
  alteredFiles(): Promise<string[]>;
  /** Hashes of files that letters and versions name and that are not there. */
  missingFiles(): Promise<string[]>;
  projection(table: Projection): AsyncGenerator<Projected>;
};

const EVENTS = `select stream, seq::text, type, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), by,
  leaf::text, bytes, salt, commitment from event order by event.stream, event.seq`;

const UNEVEN = `
  select stream.id as name from stream left join
    (select stream, count(*) as events, max(seq) as last from event group by stream) as found on found.stream = stream.id
  where stream.version is distinct from coalesce(found.events, 0) or found.last is distinct from nullif(stream.version, 0)
  limit 20`;

const MISPLACED = `
  select event.stream || ' ' || event.seq as name from event left join leaf on leaf.index = event.leaf
  where event.leaf is not null and leaf.commitment is distinct from event.commitment limit 20`;

const ALTERED = "select sha256 as name from blob where encode(sha256(bytes), 'hex') <> sha256 limit 20";

const MISSING = `
  select named.sha256 as name from
    (select sha256 from version union select sealed_sha256 from letter where sealed_sha256 is not null) as named
  where not exists (select from blob where blob.sha256 = named.sha256) limit 20`;

/** Each as one JSON array of the key and what the record must say. */
const PROJECTIONS: Readonly<Record<Projection, string>> = {
  letter:
    "select json_build_array(id, reference, status, archived, silent, version, sealed_sha256, release_pending)::text from letter",
  letter_access: "select json_build_array(letter || ' ' || person || ' ' || part)::text from letter_access",
  version: "select json_build_array(letter || ' ' || n, public_id, sha256)::text from version",
  copy: "select json_build_array(id, letter, version, kind, label, parent, recalled, circulation, through, replaces)::text from copy",
  statement: "select json_build_array(id, status, letter, paper)::text from statement",
  decision: "select json_build_array(id, reference, status, open)::text from decision",
  letter_decision: "select json_build_array(letter || ' ' || decision)::text from letter_decision",
  public_file: "select json_build_array(sha256, letter, statement)::text from public_file",
};

const early = () => new Error("PostgreSQL ended its answer in the middle of a row.");

async function* tuplesOf(client: pg.ClientBase, select: string, columns: number) {
  const pieces = piecesOf(copyOut(client, select), early);
  yield* readTuples(pieces.take, columns);
  // The stream's end must be read too: only then is the connection free.
  await pieces.done();
}

async function* events(client: pg.ClientBase): AsyncGenerator<EventRow> {
  const none = Buffer.alloc(0);
  for await (const tuple of tuplesOf(client, EVENTS, 9)) {
    const [stream, seq, type, at, by, leaf] = tuple
      .slice(0, 6)
      .map((field) => field?.toString("utf8") ?? null);
    const [bytes, salt, commitment] = tuple.slice(6);
    yield {
      stream: stream ?? "",
      seq: Number(seq),
      type: type ?? "",
      at: at ?? "",
      by: by ?? "",
      leaf: leaf === null || leaf === undefined ? null : Number(leaf),
      bytes: bytes ?? none,
      salt: salt ?? none,
      commitment: commitment ?? none,
    };
  }
}

async function* projection(client: pg.ClientBase, table: Projection): AsyncGenerator<Projected> {
  for await (const [json] of tuplesOf(client, PROJECTIONS[table], 1)) {
    const [key, ...says] = JSON.parse(json?.toString("utf8") ?? "[]") as unknown[];
    yield { key: String(key), says };
  }
}

async function leafPage(client: pg.ClientBase, from: number, limit: number): Promise<LeafPage> {
  const found = await client.query<{ index: string; commitment: Buffer }>(
    "select index::text, commitment from leaf where index >= $1 order by leaf.index limit $2",
    [from, limit],
  );
  const leaves = found.rows.map(({ index, commitment }) => ({ index: Number(index), commitment }));
  const { rows } = await client.query<{ size: string; note: string; frontier: Buffer }>(
    "select size::text, note, frontier from checkpoint where size > $1 and size <= $2 order by checkpoint.size",
    [from, from + leaves.length],
  );
  return {
    leaves,
    checkpoints: rows.map(({ size, note, frontier }) => ({ size: Number(size), note, frontier })),
  };
}

/** Reads through a client, inside whatever transaction it is in. One generator at a time. */
export function auditOf(client: pg.ClientBase): Audit {
  const names = async (text: string) =>
    (await client.query<{ name: string }>(text)).rows.map(({ name }) => name);
  const number = async (text: string) => Number((await client.query<{ n: string }>(text)).rows[0]?.n ?? 0);
  return {
    events: () => events(client),
    unevenStreams: () => names(UNEVEN),
    misplacedEvents: () => names(MISPLACED),
    leafPage: (from, limit) => leafPage(client, from, limit),
    countNodes: () => number("select count(*)::text as n from node"),
    lastCheckpointSize: () => number("select coalesce(max(size), 0)::text as n from checkpoint"),
    alteredFiles: () => names(ALTERED),
    missingFiles: () => names(MISSING),
    projection: (table) => projection(client, table),
  };
}
