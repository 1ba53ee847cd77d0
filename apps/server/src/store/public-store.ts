import { sql } from "kysely";
import type { BlobPort, PublicPort, StatementPort, StatementRow } from "../acts/ports.ts";
import type { Tx } from "./database.ts";

/** Length of a bucket's name: 12 bits of a SHA-256, so that a bucket says little about what was asked. */
const prefixDigits = 3;

// Word for word the condition of the index event_public. An event is counted without its leaf, then by it: a new one always
// changes one of the two numbers, however late its transaction commits.
const isPublic = sql`type in ('entered-into-force', 'letter-superseded', 'letter-withdrawn', 'statement-released',
  'statement-retracted', 'decision-opened', 'decision-superseded', 'decision-revoked')`;

/** Released files and papers spoken about, by bucket, in one transaction. */
export function publicStore(tx: Tx): PublicPort {
  return {
    async addFile(sha256, of) {
      const row = { letter: of.letter ?? null, statement: of.statement ?? null };
      await tx
        .insertInto("public_file")
        .values({ sha256, prefix: sha256.slice(0, prefixDigits), ...row })
        .onConflict((conflict) => {
          // The newest statement speaks; a released letter is never hidden behind one.
          const written = conflict.column("sha256").doUpdateSet(row);
          return row.letter === null ? written.where("public_file.letter", "is", null) : written;
        })
        .execute();
    },
    async removeFiles(of) {
      await tx.deleteFrom("public_file").where("statement", "=", of.statement).execute();
    },
    bucket: (prefix) =>
      tx
        .selectFrom("public_file")
        .select(["sha256", "letter", "statement"])
        .where("prefix", "=", prefix)
        .execute(),
    async changes() {
      const { rows } = await sql<{ state: string }>`select concat_ws('/',
        (select max(leaf) from event where ${isPublic}),
        (select count(*) from event where leaf is null and ${isPublic})) as state`.execute(tx);
      return rows[0]?.state ?? "";
    },
    async count(day, kind, n) {
      await sql`insert into check_count (day, kind, n) values (${day}, ${kind}, ${n})
        on conflict (day, kind) do update set n = check_count.n + excluded.n`.execute(tx);
    },
  };
}

async function putStatement(tx: Tx, row: StatementRow): Promise<void> {
  const { status, letter, paper, title, paperText: paper_text, updatedAt: updated_at } = row;
  const values = { status, letter, paper, title, paper_text, updated_at };
  await tx
    .insertInto("statement")
    .values({ id: row.id, ...values })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
}

/** Statements, in one transaction. */
export function statementStore(tx: Tx): StatementPort {
  const rows = () =>
    tx
      .selectFrom("statement")
      .select([
        "id",
        "status",
        "letter",
        "paper",
        "title",
        "paper_text as paperText",
        "updated_at as updatedAt",
      ]);
  const plain = (row: Omit<StatementRow, "updatedAt"> & { updatedAt: Date }): StatementRow => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
  });
  return {
    put: (row) => putStatement(tx, row),
    list: async () => (await rows().orderBy("updated_at", "desc").execute()).map(plain),
    async row(id) {
      const row = await rows().where("id", "=", id).executeTakeFirst();
      return row ? plain(row) : null;
    },
    ofLetter: async (letter) => (await rows().where("letter", "=", letter).execute()).map(plain),
    ofPaper: async (paper) => (await rows().where("paper", "=", paper).execute()).map(plain),
  };
}

/** Files as rows: one thing to back up, one transaction. */
export function blobStore(tx: Tx): BlobPort {
  return {
    async put(sha256, bytes) {
      await tx
        .insertInto("blob")
        .values({ sha256, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async get(sha256) {
      const row = await tx.selectFrom("blob").select("bytes").where("sha256", "=", sha256).executeTakeFirst();
      return row?.bytes ?? null;
    },
  };
}
