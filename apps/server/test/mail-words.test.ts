import nodemailer from "nodemailer";
import PostalMime from "postal-mime";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareAddress } from "../src/acts/address.ts";
import type { MailFacts, Told } from "../src/acts/mail/mail-facts.ts";
import type { OutgoingMail } from "../src/acts/mail/mail-port.ts";
import { whatChanged } from "../src/acts/letter/what-changed.ts";
import { htmlWords } from "../src/mail/html-words.ts";
import { dayInZone, inZone } from "../src/mail/moment.ts";
import { newWords } from "../src/mail/new-words.ts";
import { messageOf } from "../src/mail/post.ts";
import { berthing } from "./letter.ts";

const settings = { from: "letters@office.example", inbox: "inbox@office.example" };

/** Text as an enemy writes it: line breaks of every kind, headers, tags, addresses, marks that turn direction. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\u2028",
        "\u0085",
        "\u0000",
        "\r\nBcc: victims@elsewhere.example",
        "\nSubject: other",
        "\r\n\r\n<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</blockquote><a href=javascript:alert(1)>",
        ", victims@elsewhere.example",
        "<victims@elsewhere.example>",
        "\u202egnp.exe",
        "\u2066",
        "=?utf-8?Q?=0D=0ABcc:_victims@elsewhere.example?=",
        "مرحبا",
        "\ud800",
        "&lt;",
        "https://elsewhere.example/x.png",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const told: fc.Arbitrary<Told> = fc.oneof(
  fc.constantFrom<Told>(
    { kind: "invitation" },
    { kind: "new-link" },
    { kind: "your-turn" },
    { kind: "reminder", overdue: true },
  ),
  hostile.map((changed): Told => ({ kind: "new-version", earlier: 1, changed })),
  hostile.map((by): Told => ({ kind: "passed-on", by, delegated: true })),
  hostile.map((person): Told => ({ kind: "passing-on-refused", person })),
  hostile.map((reason): Told => ({ kind: "recalled", reason })),
  hostile.map((reason): Told => ({ kind: "suspense-moved", reason })),
  hostile.map((why): Told => ({ kind: "how-to-answer", entered: "nothing", why })),
  fc.tuple(hostile, hostile, hostile).map(([text, response, reply]): Told => ({
    kind: "answered",
    comments: [{ comment: "c", text, disposition: "reject", response, replies: [{ id: "r", text: reply }] }],
  })),
);

const facts = fc.record<MailFacts>({
  told,
  office: hostile,
  contact: hostile,
  reference: hostile,
  subject: fc.option(hostile),
  language: fc.constantFrom("en", "ar"),
  version: fc.constant(2),
  label: hostile,
  holder: fc.record({ name: hostile, organisation: hostile, actingFor: hostile }),
  task: fc.record({
    asked: fc.boolean(),
    required: fc.boolean(),
    later: fc.boolean(),
    through: fc.option(hostile),
  }),
  suspense: fc.option(fc.constant({ at: "2026-12-01T12:00:00.000Z", zone: "Asia/Dubai", changes: 1 })),
  silence: fc.boolean(),
  instructions: fc.array(hostile, { maxLength: 2 }),
  address: fc.constant("https://letters.office.example/c/00"),
  linkSent: fc.option(fc.constant("2026-11-22T09:00:00.000Z")),
});

const mailOf = (known: MailFacts): OutgoingMail => ({
  id: "1f@letters.office.example",
  letter: "l",
  copy: "0f".repeat(16),
  comment: null,
  kind: known.told.kind,
  address: "bo@port.example",
  facts: known,
  link: null,
  thread: "0e@letters.office.example",
  made: "2026-11-22T09:00:00.000Z",
  added: "2026-11-22T09:00:00.000Z",
  state: "waiting",
  settled: null,
  failure: null,
});

const headers = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "in-reply-to",
  "message-id",
  "mime-version",
  "references",
  "reply-to",
  "subject",
  "to",
  "x-auto-response-suppress",
];
const writer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });

async function written(known: MailFacts) {
  const sent = await writer.sendMail(messageOf(mailOf(known), settings));
  const raw = sent.message as Buffer;
  return { raw: raw.toString("latin1"), envelope: sent.envelope, mail: await PostalMime.parse(raw) };
}

/** The only tags that our HTML has; everything between them is text. */
const ours =
  /<(?:!doctype html|\/?(?:html|head|title|body|p|br|small|bdi|blockquote|a)|meta charset="utf-8")(?: (?:lang="(?:en|ar)"|dir="(?:ltr|rtl)"|href="https:\/\/letters\.office\.example\/[^"<>]*"))*>/g;

describe("the words of a mail", () => {
  test("whatever names, subjects and reasons hold, a mail has our headers, one recipient and our tags", async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (known) => {
        const { raw, envelope, mail } = await written(known);
        expect(envelope).toEqual({ from: settings.inbox, to: ["bo@port.example"] });
        expect(
          mail.headers
            .map((one) => one.key)
            .filter((key) => key !== "content-transfer-encoding")
            .sort(),
        ).toEqual(headers);
        expect(mail.to).toEqual([{ name: "", address: "bo@port.example" }]);
        expect(mail.from).toMatchObject({ address: settings.from });
        expect(mail.replyTo).toMatchObject([{ address: settings.inbox }]);
        expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^(?:bcc|cc):/im);
        expect(mail.subject).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(mail.html?.replace(ours, "")).not.toMatch(/[<>]/);
        for (const body of [mail.text, mail.html])
          expect(body).not.toMatch(/(?![\r\n])[\p{Cc}\u202a-\u202e]/u);
      }),
      { numRuns: 300 },
    );
  });

  test("isolates in the text are closed", async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (known) => {
        const { mail } = await written(known);
        const count = (mark: string) => (mail.text ?? "").split(mark).length;
        expect(count("\u2068")).toBe(count("\u2069"));
        expect(mail.text).not.toMatch(/[\u2066\u2067]/);
      }),
      { numRuns: 100 },
    );
  });

  test("only bare addresses are handed over", () => {
    const bad = ["", "bo", "bo@", "@port.example", "bo@port.example, c@d.example", "Bo <bo@port.example>"];
    const worse = [
      "bo@port.example\r\nBcc: c@d.example",
      "bo @port.example",
      "bo@port..example",
      ".bo@port.example",
      '"b o"@port.example',
      "bo@-port.example",
      `${"a".repeat(65)}@port.example`,
    ];
    for (const address of [...bad, ...worse]) {
      expect([address, bareAddress(address)]).toEqual([address, null]);
      const [known] = fc.sample(facts, 1);
      expect(() => messageOf({ ...mailOf(known!), address }, settings)).toThrow("no mail address");
    }
    for (const address of ["bo@port.example", "b.o+letters@a-b.example", "x@localhost"])
      expect(bareAddress(address)).toBe(address);
  });

  test("moments are told in the office's zone, with its distance from UTC", () => {
    expect(inZone("2026-12-01T12:00:00.000Z", "Asia/Dubai")).toBe(
      "Tuesday 1 December 2026, 16:00 (Asia/Dubai, UTC+4)",
    );
    expect(inZone("2026-07-01T22:30:00.000Z", "Asia/Kolkata")).toBe(
      "Thursday 2 July 2026, 04:00 (Asia/Kolkata, UTC+5:30)",
    );
    expect(inZone("2026-12-01T00:00:00.000Z", "UTC")).toBe("Tuesday 1 December 2026, 00:00 (UTC)");
    expect(dayInZone("2026-11-22T22:00:00.000Z", "Asia/Dubai")).toBe("23 November 2026");
  });
});

describe("what changed, in a sentence", () => {
  const pages = [{ text: "One." }, { text: "Two." }];
  const version = (change: object) => ({ text: { ...berthing, ...change }, pages });
  const paragraphs = (...texts: string[]) => ({
    paragraphs: texts.map((text) => ({ level: 1 as const, text })),
  });

  test.each([
    [paragraphs("a", "b", "c"), paragraphs("a", "B", "c"), "Paragraph 2 is new or changed."],
    [paragraphs("a", "b", "c"), paragraphs("A", "b", "c", "d"), "Paragraphs 1 and 4 are new or changed."],
    [paragraphs("a", "b", "c"), paragraphs("a"), "2 paragraphs less than before."],
    [
      paragraphs("a"),
      { ...paragraphs("a"), subject: "Other", date: "2026-12-24" },
      "Subject and date changed.",
    ],
    [paragraphs("a"), paragraphs("a"), "The words are the same as before."],
  ])("%#", (before, after, said) => {
    expect(whatChanged(version(before), version(after))).toBe(said);
  });

  test("of uploaded versions by page", () => {
    expect(whatChanged({ text: null, pages }, { text: null, pages: [pages[0]!, { text: "2." }] })).toBe(
      "The words on page 2 changed.",
    );
  });
});

describe("new words of a reply", () => {
  test.each([
    ["Yes.\n\nVon: Hafen <a@b.example>\nGesendet: Sonntag\nAn: Bo\nBetreff: Entwurf\n\nalt", "Yes."],
    ["Ja.\n\nAm 22.11.2026 um 10:00 schrieb Hafen:\n> alt\n> alt", "Ja."],
    ["Oui.\n\nLe dim. 22 nov. 2026 à 10:00, Port <a@b.example> a écrit :\n\n> vieux", "Oui."],
    ["Yes.\n\n-----Original Message-----\nFrom: x\n\nold", "Yes."],
    [
      "Yes.\n\n________________________________\nFrom: Port\nSent: Sunday\nTo: Bo\nSubject: Draft\n\nold",
      "Yes.",
    ],
    ["Yes.\n\nSent from my iPhone\n\nOn Sunday Port wrote:\n> old", "Yes."],
    [
      "On the first page:\nthe basin is wrong.\nFrom: the north\nit is right.",
      "On the first page:\nthe basin is wrong.\nFrom: the north\nit is right.",
    ],
    ["The rule -- as written --\nis fine.", "The rule -- as written --\nis fine."],
  ])("%#", (text, words) => expect(newWords(text, 1_000)).toBe(words));

  test("never more than asked for, and in a moment whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
        expect(newWords(text, 100).length).toBeLessThanOrEqual(100);
        expect(htmlWords(text)).not.toMatch(/<[a-z]/i);
      }),
    );
    for (const one of ["<div ", "<div class=", "> ", "On ", "From: x\n", "&#", "<!--", "\u0600"])
      expect(newWords(htmlWords(one.repeat(100_000)), 1_000).length).toBeLessThanOrEqual(1_000);
  });
});
