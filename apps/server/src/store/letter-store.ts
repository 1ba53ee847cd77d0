import type { LetterText } from "@chirograph/core";
import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { LetterPort, LetterRow, Template, VersionRow, Working } from "../acts/ports.ts";
import type { Tables, Tx } from "./database.ts";
import { meantStore } from "./meant-store.ts";

function toRow(row: Selectable<Tables["letter"]>): LetterRow {
  return {
    id: row.id,
    reference: row.reference,
    subject: row.subject,
    status: row.status,
    archived: row.archived,
    silent: row.silent,
    version: row.version,
    suspense: row.suspense?.toISOString() ?? null,
    sealedSha256: row.sealed_sha256,
    releasePending: row.release_pending,
    updatedAt: row.updated_at.toISOString(),
  };
}

function toVersion(row: Selectable<Tables["version"]>): VersionRow {
  const { letter, n, public_id: publicId, code, sha256, pages } = row;
  return { letter, n, publicId, code, sha256, text: row.text as LetterText | null, pages };
}

async function put(tx: Tx, row: LetterRow): Promise<void> {
  const values = {
    reference: row.reference,
    subject: row.subject,
    status: row.status,
    archived: row.archived,
    silent: row.silent,
    version: row.version,
    suspense: row.suspense,
    sealed_sha256: row.sealedSha256,
    release_pending: row.releasePending,
    updated_at: row.updatedAt,
  };
  await tx
    .insertInto("letter")
    .values({ id: row.id, ...values })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
}

async function setAccess(
  tx: Tx,
  letter: string,
  access: Parameters<LetterPort["setAccess"]>[1],
): Promise<void> {
  await tx.deleteFrom("letter_access").where("letter", "=", letter).execute();
  const rows = [...access].flatMap(([person, parts]) => [...parts].map((part) => ({ letter, person, part })));
  if (rows.length > 0) await tx.insertInto("letter_access").values(rows).execute();
}

async function nextNumber(tx: Tx, scheme: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    insert into numbering (scheme, next) values (${scheme}, 2)
    on conflict (scheme) do update set next = numbering.next + 1 returning next`.execute(tx);
  return (rows[0]?.next ?? 2) - 1;
}

async function numberAhead(tx: Tx, scheme: string): Promise<number> {
  const row = await tx.selectFrom("numbering").select("next").where("scheme", "=", scheme).executeTakeFirst();
  return row?.next ?? 1;
}

async function addVersion(tx: Tx, row: VersionRow): Promise<void> {
  const { letter, n, publicId: public_id, code, sha256 } = row;
  const text = row.text === null ? null : JSON.stringify(row.text);
  await tx
    .insertInto("version")
    .values({ letter, n, public_id, code, sha256, text, pages: JSON.stringify(row.pages) })
    .execute();
}

async function saveWorking(tx: Tx, letter: string, working: Working): Promise<boolean> {
  const { revision, at, by } = working;
  const text = JSON.stringify(working.text);
  const credits = JSON.stringify(working.credits);
  if (revision === 1) {
    const done = await tx
      .insertInto("working")
      .values({ letter, text, revision, at, by, credits })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return done.numInsertedOrUpdatedRows === 1n;
  }
  const done = await tx
    .updateTable("working")
    .set({ text, revision, at, by, credits })
    .where("letter", "=", letter)
    .where("revision", "=", revision - 1)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

async function working(tx: Tx, letter: string): Promise<Working | null> {
  const row = await tx.selectFrom("working").selectAll().where("letter", "=", letter).executeTakeFirst();
  if (!row) return null;
  const { revision, by } = row;
  const [text, credits] = [row.text as LetterText, row.credits as string[]];
  return { text, revision, at: row.at.toISOString(), by, credits };
}

async function look(tx: Tx, letter: string, person: string, version: number): Promise<void> {
  await tx
    .insertInto("looked")
    .values({ letter, person, version })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function lastLooked(tx: Tx, letter: string, person: string, newest: number): Promise<number | null> {
  const row = await tx
    .selectFrom("looked")
    .select("version")
    .where("letter", "=", letter)
    .where("person", "=", person)
    .where("version", "<", newest)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? null;
}

async function template(tx: Tx, letter: string, n: number): Promise<Template | null> {
  const row = await tx
    .selectFrom("template")
    .selectAll()
    .where("letter", "=", letter)
    .where("n", "=", n)
    .executeTakeFirst();
  return row ? { ...(row.meta as Omit<Template, "bytes">), bytes: new Uint8Array(row.bytes) } : null;
}

async function addTemplate(tx: Tx, letter: string, n: number, { bytes, ...meta }: Template): Promise<void> {
  await tx
    .insertInto("template")
    .values({ letter, n, bytes: Buffer.from(bytes), meta: JSON.stringify(meta) })
    .execute();
}

/** Letters, their versions and the text being written, in one transaction. */
export function letterStore(tx: Tx): LetterPort {
  const letters = () => tx.selectFrom("letter").selectAll();
  const versions = (letter: string) =>
    tx.selectFrom("version").selectAll().where("letter", "=", letter).orderBy("n");
  return {
    put: (row) => put(tx, row),
    setAccess: (letter, access) => setAccess(tx, letter, access),
    async row(letter) {
      const row = await letters().where("id", "=", letter).executeTakeFirst();
      return row ? toRow(row) : null;
    },
    async byReference(reference) {
      const row = await letters()
        .where(sql`upper(reference)`, "=", sql`upper(${reference})`)
        .executeTakeFirst();
      return row ? toRow(row) : null;
    },
    async releasePending() {
      const rows = await tx.selectFrom("letter").select("id").where("release_pending", "=", true).execute();
      return rows.map((row) => row.id);
    },
    async approved() {
      const rows = await tx.selectFrom("letter").select("id").where("status", "=", "approved").execute();
      return rows.map((row) => row.id);
    },
    nextNumber: (scheme) => nextNumber(tx, scheme),
    numberAhead: (scheme) => numberAhead(tx, scheme),
    addVersion: (row) => addVersion(tx, row),
    addTemplate: (letter, n, made) => addTemplate(tx, letter, n, made),
    template: (letter, n) => template(tx, letter, n),
    async version(letter, n) {
      const row = await versions(letter).where("n", "=", n).executeTakeFirst();
      return row ? toVersion(row) : null;
    },
    versions: async (letter) => (await versions(letter).execute()).map(toVersion),
    async versionBy(key, value) {
      const column = key === "publicId" ? "public_id" : "code";
      const row = await tx.selectFrom("version").selectAll().where(column, "=", value).executeTakeFirst();
      return row ? toVersion(row) : null;
    },
    ...meantStore(tx),
    working: (letter) => working(tx, letter),
    saveWorking: (letter, text) => saveWorking(tx, letter, text),
    async circulating(person) {
      const rows = await tx
        .selectFrom("letter")
        .select("id")
        .where("suspense", "is not", null)
        .where("id", "in", (own) =>
          own.selectFrom("letter_access").select("letter").where("person", "=", person),
        )
        .orderBy("id")
        .execute();
      return rows.map((row) => row.id);
    },
    async clearCredits(letter) {
      await tx.updateTable("working").set({ credits: "[]" }).where("letter", "=", letter).execute();
    },
    look: (letter, person, version) => look(tx, letter, person, version),
    lastLooked: (letter, person, newest) => lastLooked(tx, letter, person, newest),
  };
}
