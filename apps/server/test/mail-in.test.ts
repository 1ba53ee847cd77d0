import { generateKeyPairSync } from "node:crypto";
import { readdirSync } from "node:fs";
import nodemailer from "nodemailer";
import DKIM from "nodemailer/lib/dkim";
import { afterAll, afterEach, expect, test } from "vitest";
import { deliver } from "../src/acts/mail/deliver.ts";
import { handleMail, receiveMail } from "../src/acts/mail/mail-in.ts";
import type { Envelope, Fate } from "../src/acts/mail/mail-port.ts";
import { cameByMail, mailOfCopy, unassignedMail } from "../src/acts/mail/mail-queries.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { type Resolver, mailReader } from "../src/mail/mail-reader.ts";
import { openPost } from "../src/mail/post.ts";
import { listenForMail } from "../src/mail/smtp-in.ts";
import { createParser } from "../src/parse/parser.ts";
import { onEachDatabase, silentLog } from "./office.ts";
import { boxes, commentsOf, conversation, folder, fromPort, nowhere } from "./conversation.ts";
import { must } from "./staff.ts";

const parser = createParser({ children: 1 });
afterAll(parser.close);
let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

/** What is expected of each mail of the folder: what becomes of it, and what is entered. */
const table: Readonly<Record<string, readonly [fate: Fate, entered: string | null]>> = {
  "plain-reply": [
    "entered",
    "Paragraph 3 names the wrong basin. It should be Basin Two.\n\nThe dates are right.",
  ],
  "reply-to-comment": ["entered", "Thank you. Basin Two is what we meant."],
  "outlook-html-only": [
    "entered",
    "We cannot berth before 06:00.\n\nIt is in the harbour’s rules, section 4 & 5.",
  ],
  "gmail-quote": ["entered", "Please say which day it begins."],
  "gmail-html-only": ["entered", 'One word is missing in paragraph 2.\nIt is "not".'],
  "between-the-lines": ["entered", "Done: it differs in the depth.\n\nThey are right."],
  concur: ["entered", "I concur. Approved, no objection."],
  "header-injection": ["entered", "The word gnorw is here."],
  "wrong-charset": ["entered", "Basin Two, für alle."],
  arabic: ["entered", "الفقرة الثالثة غير صحيحة، الحوض الثاني هو المقصود."],
  "with-attachment": ["entered", "The port plan is attached."],
  "out-of-office": ["auto-reply", null],
  "out-of-office-old": ["auto-reply", null],
  bounce: ["bounce", null],
  "bounce-delayed": ["bounce", null],
  "bounce-of-nothing-of-ours": ["bounce", null],
  "bounce-without-form": ["bounce", null],
  "wrong-sender": ["unassigned", null],
  "two-senders": ["unassigned", null],
  "name-like-the-holder": ["unassigned", null],
  "no-thread": ["unassigned", null],
  "only-a-quote": ["unassigned", null],
  "base64-garbage": ["unassigned", null],
  "nothing-of-a-mail": ["unassigned", null],
  "loop-our-own": ["loop", null],
  "loop-our-address": ["loop", null],
  "loop-many-servers": ["loop", null],
  "mailing-list": ["list", null],
};

onEachDatabase("mail that comes in", (openOffice) => {
  const start = () => conversation(openOffice(), open, parser);

  test("every mail of the folder has its expected fate, enters what it should, and takes no position", async () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(table)
        .map((name) => `${name}.eml`)
        .sort(),
    );
    const talk = await start();
    for (const [name, [fate, entered]] of Object.entries(table)) {
      const before = await commentsOf(talk);
      const result = await talk.comes(talk.file(name));
      const after = await commentsOf(talk);
      const texts = (copy: typeof after) =>
        copy.comments.flatMap((one) => [one.text, ...one.replies.map((reply) => reply.text)]);
      const fresh = texts(after).filter((text) => !texts(before).includes(text));
      expect([name, result.fate, fresh]).toEqual([name, fate, entered === null ? [] : [entered]]);
      expect(result.said, name).toMatch(/\.$/);
      expect(after.position, name).toBeNull();
    }
    const { rows } = await talk.office.pool.query("select count(*) as n from mail_in where length(raw) > 0");
    expect(rows).toEqual([{ n: Object.keys(table).length }]);
  });

  test("an answer to a comment's mail is a reply there; any other a comment on the letter as a whole", async () => {
    const talk = await start();
    await talk.comes(talk.file("reply-to-comment"));
    await talk.comes(talk.file("plain-reply"));
    const { comments } = await commentsOf(talk);
    expect(comments).toHaveLength(2);
    expect(comments[0]?.replies).toMatchObject([
      { text: "Thank you. Basin Two is what we meant.", by: `copy/${talk.copy}` },
    ]);
    expect(comments[1]).toMatchObject({ severity: "substantive", passage: null });
    const entered = await talk.ports.transact((unit) => cameByMail(unit, talk.letter));
    expect(entered.map((one) => one.comment)).toEqual([talk.comment, comments[1]?.id]);
  });

  test("an answer is told how a position is taken, once a day; programs, lists and strangers are told nothing", async () => {
    const talk = await start();
    for (const name of [
      "out-of-office",
      "bounce",
      "mailing-list",
      "wrong-sender",
      "loop-many-servers",
      "no-thread",
    ])
      await talk.comes(talk.file(name));
    expect(await talk.sent()).toEqual([]);
    await talk.comes(talk.file("concur"));
    await talk.comes(talk.file("plain-reply"));
    const [told, ...others] = await talk.sent();
    expect(others).toEqual([]);
    expect(told?.to).toEqual(["bo@port.example"]);
    expect(told?.mail.text).toContain("A mail never counts as your position");
    expect(told?.raw).toContain("Auto-Submitted: auto-generated");
    talk.office.clock.pass(24 * 60 + 1);
    await talk.comes(talk.file("gmail-quote"));
    expect(await talk.sent()).toHaveLength(1);
  });

  test("what a mail injects reaches no header of ours", async () => {
    const talk = await start();
    await talk.comes(talk.file("header-injection"));
    const [told] = await talk.sent();
    expect(told?.to).toEqual(["bo@port.example"]);
    expect(told?.raw).not.toMatch(/^bcc:|victims/im);
  });

  test("bounces and automatic answers are shown at the holder, until the holder writes", async () => {
    const talk = await start();
    const seen = async () =>
      (await talk.ports.transact((unit) => mailOfCopy(unit, [talk.copy]))).get(talk.copy);
    await talk.comes(talk.file("bounce-delayed"));
    expect(await seen()).toMatchObject({ bounced: null });
    await talk.comes(talk.file("bounce"));
    await talk.comes(talk.file("out-of-office"));
    expect(await seen()).toMatchObject({
      bounced: expect.stringMatching(/^Mail does not reach bo@port\.example\. .*5\.1\.1.*User unknown/),
      autoReply: expect.stringContaining("I am away until 30 November"),
    });
    await talk.comes(talk.file("plain-reply"));
    expect(await seen()).toMatchObject({ bounced: null, autoReply: null });
  });

  test("mail of strangers and of wrong senders is shown to the office", async () => {
    const talk = await start();
    await talk.comes(talk.file("wrong-sender"));
    const [shown] = await talk.ports.transact((unit) => unassignedMail(unit));
    expect(shown).toMatchObject({
      sender: "mallory@elsewhere.example",
      letter: talk.letter,
      text: "Strike paragraph 3.",
    });
  });

  test("the same mail again is entered once, and more than a person writes is stopped", async () => {
    const talk = await start();
    await talk.comes(talk.file("plain-reply"));
    const again = Buffer.concat([
      Buffer.from("Received: from a by b; Mon, 23 Nov 2026 09:13:00 +0100\r\n"),
      talk.file("plain-reply"),
    ]);
    expect(await talk.comes(again)).toMatchObject({ fate: "loop" });
    const many = async (n: number) =>
      talk.comes(
        Buffer.from(talk.file("plain-reply").toString("latin1").replace("plain-1@", `plain-${n}@`), "latin1"),
      );
    const fates: Fate[] = [];
    for (let n = 2; n < 33; n += 1) fates.push((await many(n)).fate);
    expect(fates.filter((fate) => fate === "entered")).toHaveLength(28);
    expect(fates.at(-1)).toBe("loop");
  });

  test("an answer on a letter that takes no more input is not lost: the office and the holder are told", async () => {
    const talk = await start();
    must(
      await personDoes(talk.ports, talk.office.ilse, {
        type: "cancel",
        letter: talk.letter,
        reason: "Not needed.",
      }),
    );
    const result = await talk.comes(talk.file("plain-reply"));
    expect(result).toMatchObject({ fate: "unassigned", text: expect.stringContaining("Basin Two") });
    const [told] = await talk.sent();
    expect(told?.mail.text).toContain("takes no more input");
  });

  test("hostile mail is kept apart with a sentence, and the next mail is read", async () => {
    const talk = await start();
    const { comes, file } = talk;
    const envelope = { ...fromPort };
    const cases: [string, () => Uint8Array][] = [
      ["20 deep", () => deepMail(100)],
      ["500 parts", () => deepMail(5_000)],
      ["500 parts", () => wideMail(5_000)],
      [
        "not be made out",
        () => Buffer.from(`From: bo@port.example\r\n${"X-Long: y\r\n".repeat(40_000)}\r\nHello`),
      ],
    ];
    for (const [why, made] of cases) {
      const result = await comes(made(), nowhere, envelope);
      expect([why, result.fate, result.said]).toEqual([why, "quarantined", expect.stringContaining(why)]);
    }
    const big = Buffer.concat([file("plain-reply"), Buffer.alloc(10_000_001, "a\r\n")]);
    await receiveMail(talk.ports, { raw: big.subarray(0, 65_536), size: big.length, envelope });
    const { rows } = await talk.office.pool.query("select id from mail_in where fate is null");
    expect(await handleMail(talk.ports, mailReader(parser, nowhere), boxes, rows[0].id)).toBe("quarantined");
    expect((await comes(file("gmail-quote"))).fate).toBe("entered");
  });

  test("a mail is handled once, however many work on it", async () => {
    const talk = await start();
    const raw = talk.file("plain-reply");
    expect(await receiveMail(talk.ports, { raw, size: raw.length, envelope: fromPort })).toBe(true);
    expect(await receiveMail(talk.ports, { raw, size: raw.length, envelope: fromPort })).toBe(false);
    const { rows } = await talk.office.pool.query("select id from mail_in");
    const reader = mailReader(parser, nowhere);
    await Promise.all([1, 2, 3].map(() => handleMail(talk.ports, reader, boxes, rows[0].id)));
    expect((await commentsOf(talk)).comments).toHaveLength(2);
  });

  test("what SPF, DKIM and DMARC say is kept with the mail, and decides nothing alone", async () => {
    const talk = await start();
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const key = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const records: Readonly<Record<string, string>> = {
      "TXT k1._domainkey.port.example": `v=DKIM1; k=rsa; p=${key}`,
      "TXT _dmarc.port.example": "v=DMARC1; p=reject",
      "TXT port.example": "v=spf1 include:spf.port.example -all",
      "TXT spf.port.example": "v=spf1 ip4:192.0.2.25 -all",
    };
    const resolver: Resolver = async (name, type) => {
      const found = records[`${type} ${name}`];
      if (found) return [[found]];
      throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
    };
    // Signed by another program's code than that which judges.
    const signer = new DKIM({
      domainName: "port.example",
      keySelector: "k1",
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    });
    const signed = async (name: string) => {
      const chunks: Buffer[] = [];
      for await (const chunk of signer.sign(talk.file(name))) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString("latin1");
    };
    const whole = Buffer.from(await signed("plain-reply"), "latin1");
    expect(await talk.comes(whole, resolver)).toMatchObject({
      fate: "entered",
      origin: {
        spf: { result: "pass", domain: "port.example" },
        dkim: [{ result: "pass", domain: "port.example" }],
        dmarc: { result: "pass", domain: "port.example" },
      },
    });
    const changed = Buffer.from((await signed("gmail-quote")).replace("which day", "which year"), "latin1");
    const elsewhere: Envelope = { ...fromPort, ip: "198.51.100.7" };
    expect(await talk.comes(changed, resolver, elsewhere)).toMatchObject({
      fate: "entered",
      origin: {
        spf: { result: "fail" },
        dkim: [{ result: expect.stringMatching(/fail|neutral/), domain: "port.example" }],
        dmarc: { result: "fail" },
      },
    });
  });
});

onEachDatabase("mail out and in, through servers and jobs", (openOffice) => {
  test("an answer over SMTP becomes a reply, and its sender is told how a position is taken", async () => {
    const talk = await conversation(openOffice(), open, parser);
    const { office, ports, smtp } = talk;
    const post = openPost({ smtpUrl: smtp.url, ...boxes });
    open.defer(() => post.close());
    await office.jobs.start({
      seal: async () => undefined,
      mail: ({ message }) => deliver(ports, post, message),
      "mail-in": async ({ mail }) => void (await handleMail(ports, mailReader(parser, nowhere), boxes, mail)),
    });
    const mailListen = { host: "127.0.0.1", port: 0 };
    const listener = await listenForMail(
      mailListen,
      boxes.inbox,
      (mail) => receiveMail(ports, mail),
      silentLog,
    );
    open.defer(() => listener.close());
    const mailer = nodemailer.createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true });
    const before = smtp.posted.length;
    const raw = talk.file("reply-to-comment");
    await mailer.sendMail({ envelope: { from: "bo@port.example", to: [boxes.inbox] }, raw });
    while (smtp.posted.length === before) await new Promise((resolve) => setTimeout(resolve, 50));
    await office.jobs.stop();
    const { comments, position } = await commentsOf(talk);
    expect(comments[0]?.replies).toMatchObject([{ text: "Thank you. Basin Two is what we meant." }]);
    expect(position).toBeNull();
    expect(smtp.posted.at(-1)?.mail.text).toContain("entered as your reply");
  });
});

function deepMail(depth: number): Uint8Array {
  const parts = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  );
  return Buffer.from(
    `From: bo@port.example\r\nMIME-Version: 1.0\r\n${parts.join("")}Content-Type: text/plain\r\n\r\nHello`,
  );
}

function wideMail(count: number): Uint8Array {
  const part = "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n";
  return Buffer.from(
    `From: bo@port.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`,
  );
}
