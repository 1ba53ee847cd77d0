import * as fc from "fast-check";
import { afterAll, afterEach, describe, expect, it, test } from "vitest";
import { attachmentForHolder, attachmentForStaff } from "../src/acts/coordination/attachments.ts";
import type { ReadMail } from "../src/acts/mail/read-mail.ts";
import { strayMail } from "../src/acts/mail/stray-mail.ts";
import { fileName } from "../src/acts/file-name.ts";
import { readMail } from "../src/mail/read-mail.ts";
import { createParser } from "../src/parse/parser.ts";
import { type Conversation, commentsOf, conversation } from "./conversation.ts";
import { onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

const parser = createParser({ children: 1 });
afterAll(parser.close);
let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

/** A part of a mail: its headers, and what stands in it. */
type Part = { readonly headers: readonly string[]; readonly body: string };

const base64 = (bytes: Uint8Array | string) =>
  `${
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g)
      ?.join("\r\n") ?? ""
  }`;
const words = (text: string): Part => ({ headers: ["Content-Type: text/plain; charset=utf-8"], body: text });
const html = (text: string): Part => ({ headers: ["Content-Type: text/html; charset=utf-8"], body: text });
const file = (name: string, bytes: Uint8Array | string, type = "application/octet-stream"): Part => ({
  headers: [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: base64",
  ],
  body: base64(bytes),
});
const picture = (disposition: string, id: string, name = "logo.png"): Part => ({
  headers: [
    "Content-Type: image/png",
    `Content-Disposition: ${disposition}; filename="${name}"`,
    `Content-ID: <${id}>`,
    "Content-Transfer-Encoding: base64",
  ],
  body: base64("\x89PNG"),
});
const multipart = (kind: string, parts: readonly Part[], mark = kind): Part => ({
  headers: [`Content-Type: multipart/${kind}; boundary=${mark}`],
  body: `${parts.map(({ headers, body }) => `--${mark}\r\n${headers.join("\r\n")}\r\n\r\n${body}\r\n`).join("")}--${mark}--`,
});

let count = 0;
/** A mail of Bo's; `answers`: which of our mails. */
function mailOf({ headers, body }: Part, answers = "OURS"): Buffer {
  count += 1;
  const head = [
    "From: Bo <bo@port.example>",
    "To: inbox@office.example",
    "Subject: Re: Draft",
    `Message-ID: <files-${count}@port.example>`,
    `In-Reply-To: <${answers}>`,
    "MIME-Version: 1.0",
  ];
  return Buffer.from(`${[...head, ...headers].join("\r\n")}\r\n\r\n${body}\r\n`);
}

async function read(part: Part): Promise<ReadMail> {
  const mail = await readMail(mailOf(part));
  if (!mail.ok) throw new Error(mail.message);
  return mail;
}
const content = ({ bytes }: ReadMail, { start, end }: ReadMail["files"][number]) =>
  Buffer.from(bytes.subarray(start, end)).toString("latin1");

describe("a file's name", () => {
  const table: readonly (readonly [given: string, shown: string])[] = [
    ["port plan.pdf", "port plan.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\bo\\plan.pdf", "plan.pdf"],
    ["/", "a file without a name"],
    ["..", "a file without a name"],
    ["", "a file without a name"],
    [".htaccess", "htaccess"],
    ["plan.pdf. . ", "plan.pdf"],
    ["plan\u202efdp.exe", "plan fdp.exe"],
    ["plan\u2066\u200f.pdf", "plan .pdf"],
    ["a\r\nContent-Type: text/html\r\n\r\n<b>", "html <b>"],
    ["a\u0000.pdf\u0007", "a .pdf"],
    ["\ud800plan.pdf", "\ufffdplan.pdf"],
    ["plan.pdf                                        .exe", "plan.pdf .exe"],
    ["خطة الميناء.pdf", "خطة الميناء.pdf"],
    [`${"a".repeat(500)}.pdf`, `${"a".repeat(195)}….pdf`],
    [`${"😀".repeat(200)}.pdf`, `${"😀".repeat(97)}….pdf`],
  ];
  it.each(table)("%j is shown as %j", (given, shown) => expect(fileName(given)).toBe(shown));

  it("is one line without a folder, a mark or more than 200 units, whatever was given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 400 }),
          fc
            .array(fc.constantFrom("/", "\\", ".", "..", " ", "\u202e", "\n", "a", ".exe", "😀", "\ud83d"))
            .map((all) => all.join("")),
        ),
        (given) => {
          const name = fileName(given);
          expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\]|^[\s.]|[\s.]$/u);
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(200);
          expect(name.isWellFormed()).toBe(true);
          expect(fileName(name)).toBe(name);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("the files of a mail", () => {
  it("are its attachments, byte for byte; not its words, not the picture under the signature, not what signs it", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const body = multipart("related", [
      html('<p>Hello</p><img src="cid:logo@x">'),
      picture("inline", "logo@x"),
    ]);
    const mail = await read(
      multipart("mixed", [
        multipart("alternative", [words("Hello"), body]),
        file("plan.bin", bytes),
        file("notes.txt", "not among the words", "text/plain"),
        picture("inline", "photo@x", "photo.png"),
        { headers: ['Content-Type: application/pgp-signature; name="signature.asc"'], body: "-----BEGIN" },
      ]),
    );
    expect(mail.files.map(({ name }) => name)).toEqual(["plan.bin", "notes.txt", "photo.png"]);
    expect(mail.pictures).toBe(1);
    expect(mail.words).toBe("Hello");
    expect(Buffer.from(mail.bytes.subarray(0, 256)).equals(bytes)).toBe(true);
    expect(content(mail, mail.files[1]!)).toBe("not among the words");
  });

  it("are not the pictures that the text shows, nor those that came beside it to be shown", async () => {
    const shown = multipart("mixed", [html('<img src="CID:logo@x">'), picture("inline", "logo@x")]);
    const beside = multipart("related", [html("<p>Hello</p>"), picture("inline", "logo@x")]);
    const sent = multipart("mixed", [html('<img src="cid:logo@x">'), picture("inline", "photo@x")]);
    const each = await Promise.all([shown, beside, sent].map(read));
    expect(each.map(({ files, pictures }) => [files.length, pictures])).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
  });

  it("have harmless names however they are written", async () => {
    const named = (...headers: string[]): Part => ({ headers, body: "x" });
    const mail = await read(
      multipart("mixed", [
        words("Hello"),
        named(
          'Content-Type: application/pdf; name="=?utf-8?B?Li4vLi4v4oCuZmRwLmV4ZQ==?="',
          "Content-Disposition: attachment",
        ),
        named(
          "Content-Type: x/y",
          "Content-Disposition: attachment; filename*=utf-8''..%2F..%5Cetc%00%0d%0apasswd",
        ),
        named(
          "Content-Type: x/y",
          `Content-Disposition: attachment; filename*0="${"a".repeat(150)}"; filename*1="${"b".repeat(150)}.pdf"`,
        ),
        named("Content-Type: application/pdf", "Content-Disposition: attachment"),
        named("Content-Type: application/x-unheard-of"),
      ]),
    );
    expect(mail.files.map(({ name }) => name)).toEqual([
      "fdp.exe",
      "etc passwd",
      `${"a".repeat(150)}${"b".repeat(45)}….pdf`,
      "attached file.pdf",
      "a file without a name",
    ]);
  });

  it("have a mail inside the mail as one file, which is not opened", async () => {
    const inner = mailOf(
      multipart("mixed", [words("Strike all."), file("inside.pdf", "x")], "inner"),
    ).toString();
    const mail = await read(
      multipart("mixed", [words("See below."), { headers: ["Content-Type: message/rfc822"], body: inner }]),
    );
    expect(mail.files.map(({ name }) => name)).toEqual(["attached mail.eml"]);
    expect(content(mail, mail.files[0]!)).toContain("Strike all.");
    expect(mail.words).toBe("See below.");
  });
});

onEachDatabase("files that come by mail", (openOffice) => {
  const start = () => conversation(openOffice(), open, parser);

  async function ourMail({ office }: Conversation, about: "letter" | "comment"): Promise<string> {
    const { rows } = await office.pool.query("select id from mail_out order by made");
    return String(rows[about === "letter" ? 0 : 1].id);
  }
  async function comes(talk: Conversation, part: Part, about: "letter" | "comment" = "letter") {
    return talk.comes(mailOf(part, await ourMail(talk, about)));
  }
  const newest = async (talk: Conversation) => (await commentsOf(talk)).comments.at(-1);

  test("become the comment's, and the office and the holder fetch them", async () => {
    const talk = await start();
    const { office, letter, copy } = talk;
    const result = await comes(
      talk,
      multipart("mixed", [
        words("The plan is attached."),
        file("../port\u202e plan.pdf", "%PDF-1.7"),
        file("b.txt", "b"),
      ]),
    );
    expect(result).toMatchObject({ fate: "entered", filesLeft: 0 });
    expect(result.said).toMatch(/2 attached files were added to it\.$/);
    const comment = await newest(talk);
    expect(comment).toMatchObject({
      text: "The plan is attached.",
      attachments: [
        { name: "port plan.pdf", bytes: 8 },
        { name: "b.txt", bytes: 1 },
      ],
    });
    const hash = comment!.attachments[0]!.sha256;
    for (const found of [
      await attachmentForStaff(talk.ports, office.ilse, letter, hash),
      await attachmentForHolder(talk.ports, copy, hash),
    ])
      expect(Buffer.from(must(found).bytes).toString()).toBe("%PDF-1.7");
    expect(await strayMail(talk.ports, office.ilse)).toEqual([]);
  });

  test("are told of where they were left: an empty one, the eleventh, and those of a reply", async () => {
    const talk = await start();
    const { office } = talk;
    const many = Array.from({ length: 100 }, (_, n) => file(`${n}.txt`, n === 3 ? "" : `${n}`));
    const result = await comes(talk, multipart("mixed", [words("All of it."), ...many]));
    expect((await newest(talk))?.attachments.map(({ name }) => name)).toEqual(
      [0, 1, 2, 4, 5, 6, 7, 8, 9, 10].map((n) => `${n}.txt`),
    );
    expect(result).toMatchObject({ fate: "entered", filesLeft: 90 });
    expect(result.said).toContain(
      "10 attached files were added to it. 90 attached files were not added: “3.txt” (empty), “11.txt” (more than 10 files to a comment)",
    );
    expect(result.said).toContain("and 85 more");
    const [told] = await talk.sent();
    expect(told?.mail.text).toContain("Of 100 attached files, 90 were not added");
    const reply = await comes(
      talk,
      multipart("mixed", [words("As drawn."), file("drawing.pdf", "x")]),
      "comment",
    );
    expect(reply).toMatchObject({ fate: "entered", filesLeft: 1 });
    expect((await commentsOf(talk)).comments[0]?.replies.at(-1)?.text).toBe("As drawn.");
    // Whoever runs the circulation reads it where the mail stands that found no place.
    expect((await strayMail(talk.ports, office.ilse)).map(({ said }) => said)).toEqual([
      reply.said,
      result.said,
    ]);
    expect(reply.said).toContain("“drawing.pdf” (a reply takes no files)");
  });

  test("come in a comment where they come without words; a signature's picture alone is nothing", async () => {
    const talk = await start();
    expect(
      await comes(talk, multipart("mixed", [words(""), file("plan.pdf", "x")]), "comment"),
    ).toMatchObject({
      fate: "entered",
      filesLeft: 0,
    });
    expect(await newest(talk)).toMatchObject({
      text: "This came by mail with files, and without words that could be made out.",
      attachments: [{ name: "plan.pdf" }],
    });
    const [told] = await talk.sent();
    expect(told?.mail.text).toContain("The comment carries its files: no words could be made out.");
    const bare = multipart("related", [html('<img src="cid:logo@x">'), picture("inline", "logo@x")]);
    expect(await comes(talk, bare)).toMatchObject({ fate: "unassigned" });
    expect(await comes(talk, multipart("mixed", [words(""), file("empty.pdf", "")]))).toMatchObject({
      fate: "unassigned",
    });
  });

  test("are not kept where nothing was entered, and that is said", async () => {
    const talk = await start();
    const { office } = talk;
    const part = multipart("mixed", [words("Strike it."), file("virus.exe", "MZ")]);
    const raw = mailOf(part, await ourMail(talk, "letter"))
      .toString()
      .replace("bo@port.example>", "eve@port.example>");
    expect(await talk.comes(raw)).toMatchObject({
      fate: "unassigned",
      said: expect.stringContaining("Its attached files (1) are kept with the mail alone."),
    });
    const { rows } = await office.pool.query("select count(*)::int as n from copy_attachment");
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("of ten megabytes come in whole; more is kept apart, as are five hundred parts", async () => {
    const talk = await start();
    const large = Buffer.alloc(7_000_000, "0123456789");
    await comes(talk, multipart("mixed", [words("Large."), file("large.bin", large)]));
    const [{ sha256, bytes } = { sha256: "", bytes: 0 }] = (await newest(talk))?.attachments ?? [];
    expect(bytes).toBe(large.length);
    const kept = must(await attachmentForStaff(talk.ports, talk.office.ilse, talk.letter, sha256));
    expect(Buffer.from(kept.bytes).equals(large)).toBe(true);
    const tooLarge = multipart("mixed", [words("Larger."), file("larger.bin", Buffer.alloc(7_500_000))]);
    expect(await comes(talk, tooLarge)).toMatchObject({ fate: "quarantined" });
    const wide = multipart("mixed", [words("Wide."), ...Array.from({ length: 501 }, () => file("a", "a"))]);
    expect(await comes(talk, wide)).toMatchObject({ fate: "quarantined" });
  });
});
