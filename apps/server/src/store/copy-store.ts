import type { Selectable } from "kysely";
import type { CopyLinkRow, CopyPort, CopyRow } from "../acts/ports.ts";
import type { Tables, Tx } from "./database.ts";

function toLink(row: Selectable<Tables["copy_link"]>): CopyLinkRow {
  return {
    copy: row.copy,
    linkHash: row.link_hash,
    codeHash: row.code_hash,
    codeExpires: row.code_expires?.toISOString() ?? null,
    codeTries: row.code_tries,
    fetchedAt: row.fetched_at?.toISOString() ?? null,
  };
}

async function putLinks(tx: Tx, rows: readonly CopyLinkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    copy: row.copy,
    link_hash: row.linkHash,
    code_hash: row.codeHash,
    code_expires: row.codeExpires,
    code_tries: row.codeTries,
    fetched_at: row.fetchedAt,
  }));
  await tx
    .insertInto("copy_link")
    .values(values)
    .onConflict((conflict) =>
      conflict.column("copy").doUpdateSet((excluded) => ({
        link_hash: excluded.ref("excluded.link_hash"),
        code_hash: excluded.ref("excluded.code_hash"),
        code_expires: excluded.ref("excluded.code_expires"),
        code_tries: excluded.ref("excluded.code_tries"),
      })),
    )
    .execute();
}

async function links(tx: Tx, copies: readonly string[]): Promise<CopyLinkRow[]> {
  if (copies.length === 0) return [];
  const rows = await tx
    .selectFrom("copy_link")
    .selectAll()
    .where("copy", "in", [...copies])
    .execute();
  return rows.map(toLink);
}

/** A repeated first save finds its own row and is refused like any other stale revision. */
async function saveDraft(tx: Tx, copy: string, body: string, revision: number): Promise<boolean> {
  if (revision === 1) {
    const done = await tx
      .insertInto("holder_draft")
      .values({ copy, body, revision })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return done.numInsertedOrUpdatedRows === 1n;
  }
  const done = await tx
    .updateTable("holder_draft")
    .set({ body, revision })
    .where("copy", "=", copy)
    .where("revision", "=", revision - 1)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function sessions(tx: Tx): Pick<CopyPort, "addSession" | "session"> {
  return {
    async addSession(token_hash, copy, at) {
      await tx.insertInto("copy_session").values({ token_hash, copy, at }).execute();
    },
    async session(tokenHash) {
      const row = await tx
        .selectFrom("copy_session")
        .select("copy")
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row?.copy ?? null;
    },
  };
}

/** Copies, their links and what their holders are typing, in one transaction. */
export function copyStore(tx: Tx): CopyPort {
  const rows = () => tx.selectFrom("copy").selectAll();
  return {
    ...sessions(tx),
    async add(list: readonly CopyRow[]) {
      if (list.length > 0)
        await tx
          .insertInto("copy")
          .values([...list])
          .execute();
    },
    async recall(copy) {
      await tx.updateTable("copy").set({ recalled: true }).where("id", "=", copy).execute();
    },
    async answersItself(copy) {
      await tx.updateTable("copy").set({ through: null }).where("id", "=", copy).execute();
    },
    row: async (copy) => (await rows().where("id", "=", copy).executeTakeFirst()) ?? null,
    ofLetter: (letter) => rows().where("letter", "=", letter).execute(),
    through: (copy) => rows().where("through", "=", copy).execute(),
    replacing: (copy) => rows().where("replaces", "=", copy).execute(),
    async ofStaff(letter, version, person) {
      const staff = rows().where("kind", "=", "office").where("letter", "=", letter);
      return (
        (await staff.where("version", "=", version).where("person", "=", person).executeTakeFirst()) ?? null
      );
    },
    async countStaff(letter) {
      const found = await rows().where("kind", "=", "office").where("letter", "=", letter).execute();
      return found.length;
    },
    putLinks: (list) => putLinks(tx, list),
    link: async (copy) => (await links(tx, [copy]))[0] ?? null,
    links: (copies) => links(tx, copies),
    async fetched(copy, at) {
      await tx
        .updateTable("copy_link")
        .set({ fetched_at: at })
        .where("copy", "=", copy)
        .where("fetched_at", "is", null)
        .execute();
    },
    async attach(copy, sha256) {
      await tx
        .insertInto("copy_attachment")
        .values({ copy, sha256 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async attached(copies) {
      if (copies.length === 0) return new Set();
      const rows = await tx
        .selectFrom("copy_attachment")
        .select("sha256")
        .where("copy", "in", [...copies])
        .execute();
      return new Set(rows.map((row) => row.sha256));
    },
    async draft(copy) {
      const row = await tx.selectFrom("holder_draft").selectAll().where("copy", "=", copy).executeTakeFirst();
      return row ? { body: row.body, revision: row.revision } : null;
    },
    saveDraft: (copy, body, revision) => saveDraft(tx, copy, body, revision),
  };
}
