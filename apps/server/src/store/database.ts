import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type Transaction,
  type Generated,
  type ColumnType,
} from "kysely";
import pg from "pg";
import { refuseUnsafe } from "../postgres/durability.ts";

type Time = ColumnType<Date, string | Date, string | Date>;
type Big = ColumnType<number, number, number>;

/** The tables, as the migrations make them. `jsonb` columns take JSON text and give the parsed value. */
export type Tables = {
  stream: { id: string; version: number };
  event: {
    stream: string;
    seq: number;
    type: string;
    at: Time;
    by: string;
    bytes: Buffer;
    salt: Buffer;
    commitment: Buffer;
    leaf: Big | null;
  };
  leaf: { index: Big; commitment: Buffer };
  node: { level: number; index: Big; hash: Buffer };
  checkpoint: { size: Big; note: string; frontier: Buffer; at: Time };
  sequencer: { one: boolean; token: Big };
  blob: { sha256: string; bytes: Buffer; at: ColumnType<Date, never, never> };
  letter: {
    id: string;
    reference: string;
    subject: string;
    status: string;
    archived: boolean;
    silent: boolean;
    version: number;
    suspense: Time | null;
    sealed_sha256: string | null;
    release_pending: boolean;
    updated_at: Time;
  };
  letter_access: { letter: string; person: string; part: string };
  version: {
    letter: string;
    n: number;
    public_id: string;
    code: string;
    sha256: string;
    text: ColumnType<unknown, string | null, string | null>;
    pages: ColumnType<{ text: string }[], string, string>;
  };
  template: { letter: string; n: number; bytes: Buffer; meta: ColumnType<unknown, string, string> };
  copy: {
    id: string;
    letter: string;
    version: number;
    kind: string;
    label: string;
    person: string | null;
    parent: string | null;
    recalled: boolean;
    circulation: Generated<number>;
    through: string | null;
    replaces: string | null;
  };
  statement: {
    id: string;
    status: string;
    letter: string | null;
    paper: string | null;
    title: string;
    paper_text: string | null;
    updated_at: Time;
  };
  decision: { id: string; reference: string; status: string; open: boolean };
  letter_decision: { letter: string; decision: string };
  model_reader: { one: Generated<boolean>; address: string; model: string; key: string };
  public_file: { sha256: string; prefix: string; letter: string | null; statement: string | null };
  working: {
    letter: string;
    text: ColumnType<unknown, string, string>;
    revision: number;
    at: Time;
    by: string | null;
    credits: ColumnType<unknown, string, string>;
    meant: ColumnType<unknown, string | undefined, string>;
  };
  calendar_feed: { person: string; token_hash: string };
  desk_change: { id: Generated<Big>; letter: string };
  distribution_list: {
    id: string;
    name: string;
    holders: ColumnType<unknown, string, string>;
    by: string;
    at: Time;
  };
  looked: { letter: string; person: string; version: number };
  numbering: { scheme: string; next: number };
  session: { token_hash: string; person: string; created: Time; expires: Time };
  challenge: {
    id: string;
    purpose: string;
    person: string | null;
    data: ColumnType<unknown, string, string>;
    expires: Time;
  };
  invitation: { token_hash: string; person: string | null; how: string; expires: Time };
  recovery_code: { hash: string; person: string };
  recovery_request: { person: string; asked_by: string; at: Time };
  credential_use: { credential: string; counter: Big };
  copy_link: {
    copy: string;
    link_hash: string;
    code_hash: string | null;
    code_expires: Time | null;
    code_tries: Generated<number>;
    fetched_at: Time | null;
  };
  copy_attachment: { copy: string; sha256: string };
  copy_session: { token_hash: string; copy: string; at: Time };
  holder_draft: { copy: string; body: string; revision: number };
  mail_out: {
    id: string;
    letter: string;
    copy: string;
    comment: string | null;
    kind: string;
    address: string;
    facts: ColumnType<unknown, string, string>;
    link: string | null;
    thread: string;
    made: Time;
    added: Time;
    state: string;
    settled: Time | null;
    failure: string | null;
  };
  mail_reminder: { letter: string; suspense: Time; hours: number };
  mail_in: {
    id: string;
    sha256: string;
    at: Time;
    envelope: ColumnType<unknown, string, string>;
    raw: Buffer;
    size: number;
    fate: string | null;
    handled: ColumnType<unknown, string | null, string | null>;
    sender: string | null;
    message_id: string | null;
    letter: string | null;
    erased: Time | null;
    files_left: ColumnType<number, number | undefined, number>;
  };
  mail_erasure: {
    id: ColumnType<number, never, never>;
    at: Time;
    kind: string;
    before: Time;
    mails: number;
    bytes: Big;
  };
  mail_holder: { copy: string; bounced: string | null; auto_reply: string | null };
  mailbox: { name: string; validity: string; uid: Big };
  check_count: { day: ColumnType<Date, string, string>; kind: string; n: Big };
};

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

// bigint columns hold counts and places that stay far below 2^53; reading them as text would only invite slips.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/**
 * A pool on the database. `connection` is a URL or what `pg` takes; `lost` is told of a connection that ended while
 * nobody used it, also after the pool was told to end: unheard, such an error would end the process.
 */
export function openPool(
  connection: string | pg.PoolConfig,
  lost: (error: Error) => void = () => undefined,
): pg.Pool {
  const config = typeof connection === "string" ? { connectionString: connection } : connection;
  const pool = new pg.Pool({ max: 12, application_name: "chirograph", ...config });
  // A connection lost between two statements of an act has no listener of its own, and would end the process. The
  // act's next statement says that it is lost.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", lost);
  return pool;
}

export class DatabaseUnreachable extends Error {
  readonly code = "database-unreachable";
}

/**
 * Tries the database before anything relies on it: it must answer, and must not forget what it acknowledged.
 * @throws DatabaseUnreachable, PostgresFailure
 */
export async function tryDatabase(pool: pg.Pool): Promise<void> {
  const client = await pool.connect().catch((error: Error) => {
    throw new DatabaseUnreachable(
      `The database does not answer (${error.message}). Nothing was started. Start it, or correct DATABASE_URL.`,
    );
  });
  try {
    await refuseUnsafe(client);
  } finally {
    client.release();
  }
}

export function openDatabase(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Plain SQL with $1, $2 in the transaction, for statements that the builder would only obscure. */
export function asQueryable(tx: Tx) {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<{ rows: Row[] }> {
      const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  };
}
