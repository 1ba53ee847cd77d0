import { readFileSync } from "node:fs";
import { dispose } from "../src/acts/coordination/adjudicate.ts";
import { loadCopies } from "../src/acts/facts.ts";
import { handleMail, receiveMail } from "../src/acts/mail/mail-in.ts";
import type { Envelope, Fate, HandledMail } from "../src/acts/mail/mail-port.ts";
import { notify } from "../src/acts/mail/notices.ts";
import { type Resolver, mailReader } from "../src/mail/mail-reader.ts";
import type { Parser } from "../src/parse/parser.ts";
import { type Mailing, holderOf, mailing, says, send } from "./mailing.ts";
import type { TestOffice } from "./office.ts";
import { must } from "./staff.ts";

export const folder = new URL("./mail/", import.meta.url);
export const boxes = { inbox: "inbox@office.example", from: "letters@office.example" };
export const nowhere: Resolver = async () => Promise.reject(new Error("no network in tests"));
export const fromPort = {
  by: "smtp",
  from: "bo@port.example",
  ip: "192.0.2.25",
  helo: "mx.port.example",
} as const satisfies Envelope;

export type Conversation = Mailing & {
  readonly letter: string;
  readonly copy: string;
  readonly comment: string;
  /** Takes a mail in and handles it; gives what became of it. */
  comes(
    raw: string | Uint8Array,
    resolver?: Resolver,
    envelope?: Envelope,
  ): Promise<HandledMail & { fate: Fate }>;
  /** A mail of the folder, about this letter. */
  file(name: string): Buffer;
};

/** A letter with Bo, who was invited and was told what became of a comment. */
export async function conversation(
  opened: Promise<TestOffice>,
  open: AsyncDisposableStack,
  parser: Parser,
): Promise<Conversation> {
  const house = await mailing(opened, open);
  const { office, ports } = house;
  const { id: letter } = await office.letter().version().made();
  const { Bo: copy } = await send(house, letter, [holderOf({ name: "Bo" })]);
  if (!copy) throw new Error("Bo has no copy.");
  const comment = await says(house, copy, "Which basin?");
  must(
    await dispose(office.ports, office.ilse, letter, [
      { copy, comment, disposition: "reject", response: "Two." },
    ]),
  );
  await ports.transact((unit) => notify(ports, unit, { kind: "answered", copy, comment, reply: null }));
  office.clock.pass(6);
  await house.sent();
  const { rows } = await office.pool.query("select id, kind from mail_out order by made");
  const [ours, aboutComment] = rows.map((row) => String(row.id));
  const file = (name: string) =>
    Buffer.from(
      readFileSync(new URL(`${name}.eml`, folder))
        .toString("latin1")
        .replaceAll("ABOUT-COMMENT", aboutComment ?? "")
        .replaceAll("OURS", ours ?? ""),
      "latin1",
    );
  return {
    ...house,
    letter,
    copy,
    comment,
    file,
    async comes(given, resolver = nowhere, envelope = fromPort) {
      const raw = typeof given === "string" ? Buffer.from(given) : given;
      const known = new Set((await office.pool.query("select id from mail_in")).rows.map((row) => row.id));
      await receiveMail(ports, { raw, size: raw.length, envelope });
      const { rows: all } = await office.pool.query("select id, at from mail_in");
      const fresh = all.find((row) => !known.has(row.id));
      if (!fresh) throw new Error("This mail was here already.");
      await handleMail(ports, mailReader(parser, resolver), boxes, fresh.id);
      const { rows: done } = await office.pool.query("select handled from mail_in where id = $1", [fresh.id]);
      return { id: fresh.id, at: "", ...done[0].handled };
    },
  };
}

export async function commentsOf({ ports, copy }: Conversation) {
  const known = (await ports.transact((unit) => loadCopies(unit, [copy]))).get(copy);
  if (!known || known.status === "none") throw new Error("The copy is gone.");
  return known;
}
