import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { MailFacts } from "../acts/mail/mail-facts.ts";
import type {
  Envelope,
  Erased,
  Handled,
  HandledMail,
  IncomingMail,
  KeptKind,
  MailKind,
  MailPort,
  OutgoingMail,
} from "../acts/mail/mail-port.ts";
import { type Tables, type Tx, asQueryable } from "./database.ts";

/** Rows of one insert: a statement takes at most 65,535 parameters. */
const rowsAtOnce = 1_000;

function toOutgoing(row: Selectable<Tables["mail_out"]>): OutgoingMail {
  return {
    ...row,
    kind: row.kind as MailKind,
    facts: row.facts as MailFacts,
    state: row.state as OutgoingMail["state"],
    made: row.made.toISOString(),
    added: row.added.toISOString(),
    settled: row.settled?.toISOString() ?? null,
  };
}

async function add(tx: Tx, mails: readonly OutgoingMail[]): Promise<void> {
  const rows = mails.map((mail) => ({ ...mail, facts: JSON.stringify(mail.facts) }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto("mail_out")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
}

async function threads(
  tx: Tx,
  letter: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await asQueryable(tx).query<{ address: string; thread: string }>(
    `select distinct on (lower(address)) lower(address) as address, thread from mail_out
      where letter = $1 and lower(address) = any($2) order by lower(address), made`,
    [letter, addresses.map((one) => one.toLowerCase())],
  );
  return new Map(rows.map((row) => [row.address, row.thread]));
}

async function ofCopies(tx: Tx, copies: readonly string[]) {
  if (copies.length === 0) return [];
  const rows = await tx
    .selectFrom("mail_out")
    .select(["copy", "kind", "made", "state", "settled", "failure"])
    .where("copy", "in", [...copies])
    .orderBy("made")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as MailKind,
    state: row.state as OutgoingMail["state"],
    made: row.made.toISOString(),
    settled: row.settled?.toISOString() ?? null,
  }));
}

function outgoing(tx: Tx) {
  const rows = () => tx.selectFrom("mail_out").selectAll();
  const one = (row: Selectable<Tables["mail_out"]> | undefined) => (row ? toOutgoing(row) : null);
  return {
    add: (mails) => add(tx, mails),
    message: async (id) => one(await rows().where("id", "=", id).executeTakeFirst()),
    async newestOf(ids) {
      if (ids.length === 0) return null;
      return one(
        await rows()
          .where("id", "in", [...ids])
          .orderBy("made", "desc")
          .executeTakeFirst(),
      );
    },
    threads: (letter, addresses) => threads(tx, letter, addresses),
    ofCopies: (copies) => ofCopies(tx, copies),
    async digest(copy) {
      const waiting = rows().where("kind", "=", "answered").where("state", "=", "waiting");
      return one(await waiting.where("copy", "=", copy).executeTakeFirst());
    },
    async extend(id, facts, comment, at) {
      const values = { facts: JSON.stringify(facts), comment, added: at };
      await tx.updateTable("mail_out").set(values).where("id", "=", id).execute();
    },
    async settle(id, state, at, failure) {
      const values = { state, settled: at, failure, link: null };
      await tx
        .updateTable("mail_out")
        .set(values)
        .where("id", "=", id)
        .where("state", "=", "waiting")
        .execute();
    },
    async countSince(address, kind, since) {
      const { rows: counted } = await asQueryable(tx).query<{ n: number }>(
        "select count(*) as n from mail_out where lower(address) = lower($1) and kind = $2 and made >= $3",
        [address, kind, since],
      );
      return counted[0]?.n ?? 0;
    },
  } satisfies Partial<MailPort>;
}

function reminders(tx: Tx) {
  return {
    async remindersDue(hours, now) {
      // A day's grace: what was due while the office was switched off is still said.
      const { rows } = await asQueryable(tx).query<{ id: string }>(
        `select distinct l.id from letter l, unnest($1::integer[]) as mark (hours)
          where l.status = 'in-coordination' and l.suspense + mark.hours * interval '1 hour' <= $2
            and l.suspense + greatest(mark.hours, 0) * interval '1 hour' > $2::timestamptz - interval '1 day'
            and not exists (select from mail_reminder r
              where r.letter = l.id and r.suspense = l.suspense and r.hours = mark.hours)`,
        [hours, now],
      );
      return rows.map((row) => row.id);
    },
    async noteReminder(letter, suspense, hours) {
      const done = await tx
        .insertInto("mail_reminder")
        .values({ letter, suspense, hours })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return done.numInsertedOrUpdatedRows === 1n;
    },
  } satisfies Partial<MailPort>;
}

async function receive(tx: Tx, mail: IncomingMail): Promise<boolean> {
  const { id, at, envelope, size } = mail;
  const raw = Buffer.from(mail.raw);
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const done = await tx
    .insertInto("mail_in")
    .values({ id, sha256, at, envelope: JSON.stringify(envelope), raw, size })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

function toHandled(row: { id: string; at: Date; handled: unknown }): HandledMail {
  // Mail that was handled before its files were entered says nothing of them.
  return {
    id: row.id,
    at: row.at.toISOString(),
    filesLeft: 0,
    ...(row.handled as Omit<Handled, "filesLeft">),
  };
}

function incoming(tx: Tx) {
  const handledRows = () => tx.selectFrom("mail_in").select(["id", "at", "handled"]);
  return {
    receive: (mail) => receive(tx, mail),
    async received(id) {
      const row = await tx.selectFrom("mail_in").selectAll().where("id", "=", id).executeTakeFirst();
      if (!row || row.fate !== null) return null;
      const { at, raw, size } = row;
      return { id, at: at.toISOString(), envelope: row.envelope as Envelope, raw, size };
    },
    async content(id) {
      const row = await tx
        .selectFrom("mail_in")
        .select(["raw", "size"])
        .where("id", "=", id)
        .where("erased", "is", null)
        .executeTakeFirst();
      return row ?? null;
    },
    async unhandled() {
      const found = await tx
        .selectFrom("mail_in")
        .select("id")
        .where("fate", "is", null)
        .orderBy("at")
        .execute();
      return found.map((row) => row.id);
    },
    async handle(id, handled) {
      const { fate, sender, messageId: message_id, letter, filesLeft: files_left } = handled;
      const values = { fate, handled: JSON.stringify(handled), sender, message_id, letter, files_left };
      await tx.updateTable("mail_in").set(values).where("id", "=", id).execute();
    },
    async knows(messageId, sender) {
      const known = tx.selectFrom("mail_in").select("id").where("message_id", "=", messageId);
      return (await known.where("sender", "=", sender).executeTakeFirst()) !== undefined;
    },
    async handledSince(sender, since) {
      const { rows } = await asQueryable(tx).query<{ n: number }>(
        "select count(*) as n from mail_in where lower(sender) = lower($1) and at >= $2",
        [sender, since],
      );
      return rows[0]?.n ?? 0;
    },
    async list(fates, limit) {
      const found = handledRows()
        .where("erased", "is", null)
        .where((where) => where.or([where("fate", "in", [...fates]), where("files_left", ">", 0)]));
      return (await found.orderBy("at", "desc").limit(limit).execute()).map(toHandled);
    },
    async enteredIn(letter) {
      const found = handledRows().where("letter", "=", letter).where("fate", "=", "entered");
      return (await found.orderBy("at").execute()).map(toHandled);
    },
  } satisfies Partial<MailPort>;
}

/** Of mail that was not entered goes all that a stranger said or that names them: what was told of it may repeat their words. */
const emptied = `jsonb_build_object('sender', '', 'subject', '', 'text', '', 'messageId', null, 'origin', null,
  'said', 'Its content was erased.')`;

function keeping(tx: Tx) {
  return {
    async erase(kind, before, at, limit) {
      const { rows } = await asQueryable(tx).query<Erased>(
        `with due as (
           select id, length(raw) as bytes from mail_in
            where erased is null and fate is not null and (fate = 'entered') = ($1 = 'entered') and at < $2
            order by at limit $4 for update skip locked
         ), gone as (
           update mail_in set raw = '', erased = $3,
               envelope = jsonb_build_object('by', envelope -> 'by'),
               message_id = case when $1 = 'entered' then message_id end,
               sender = case when $1 = 'entered' then sender end,
               handled = case when $1 = 'entered' then handled else handled || ${emptied} end
             from due where mail_in.id = due.id returning due.bytes
         ), noted as (
           insert into mail_erasure (at, kind, before, mails, bytes)
           select $3, $1, $2, count(*), sum(bytes) from gone having count(*) > 0 returning mails, bytes
         ) select mails, bytes from noted`,
        [kind, before, at, limit],
      );
      return rows[0] ?? { mails: 0, bytes: 0 };
    },
    async erasures() {
      const rows = await tx.selectFrom("mail_erasure").selectAll().orderBy("id").execute();
      return rows.map(({ kind, at, before, mails, bytes }) => ({
        kind: kind as KeptKind,
        at: at.toISOString(),
        before: before.toISOString(),
        mails,
        bytes,
      }));
    },
  } satisfies Partial<MailPort>;
}

function places(tx: Tx) {
  return {
    async setHolder({ copy, bounced, autoReply }) {
      const values = { bounced, auto_reply: autoReply };
      await tx
        .insertInto("mail_holder")
        .values({ copy, ...values })
        .onConflict((conflict) => conflict.column("copy").doUpdateSet(values))
        .execute();
    },
    async holders(copies) {
      if (copies.length === 0) return [];
      const rows = await tx
        .selectFrom("mail_holder")
        .selectAll()
        .where("copy", "in", [...copies])
        .execute();
      return rows.map(({ copy, bounced, auto_reply }) => ({ copy, bounced, autoReply: auto_reply }));
    },
    async mailbox(name) {
      const row = await tx.selectFrom("mailbox").selectAll().where("name", "=", name).executeTakeFirst();
      return row ? { validity: row.validity, uid: row.uid } : null;
    },
    async setMailbox(name, place) {
      await tx
        .insertInto("mailbox")
        .values({ name, ...place })
        .onConflict((conflict) => conflict.column("name").doUpdateSet(place))
        .execute();
    },
  } satisfies Partial<MailPort>;
}

/** Mail in and out, in one transaction. */
export function mailStore(tx: Tx): MailPort {
  return { ...outgoing(tx), ...reminders(tx), ...incoming(tx), ...keeping(tx), ...places(tx) };
}
