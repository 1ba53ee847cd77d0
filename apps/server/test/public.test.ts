import { createHash } from "node:crypto";
import { queryOf } from "@chirograph/find";
import { readQr } from "@chirograph/marks/code";
import Fastify, { type FastifyBaseLogger } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { copyFile } from "../src/acts/letter/copy-file.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { openBuckets } from "../src/http/public/buckets.ts";
import { evenJson, evenTime } from "../src/http/public/even.ts";
import { publicPages } from "../src/http/public/index.ts";
import { addressKey } from "../src/http/public/limits.ts";
import { openTally } from "../src/http/public/tally.ts";
import type { App } from "../src/http/route.ts";
import { newest } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must, SETTINGS } from "./staff.ts";

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

type Site = { readonly app: App; readonly logged: () => string } & AsyncDisposable;

/** The public pages of an office, and every line that they log. */
async function site(office: TestOffice, founded = true): Promise<Site> {
  const lines: string[] = [];
  const logger = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const app: App = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
  }).withTypeProvider<ZodTypeProvider>();
  const sealing = await office.sealing();
  const shown = { ...SETTINGS, trial: true };
  await app.register(publicPages, {
    ports: office.ports,
    tools: office.tools,
    certificate: () => sealing.certificate(),
    office: async () => (founded ? shown : null),
    assets: () => ({ script: null, styles: [], fonts: [] }),
  });
  await app.ready();
  return { app, logged: () => lines.join(""), [Symbol.asyncDispose]: () => app.close() };
}

const BOUNDARY = "----a-boundary";

/** The page's form as a browser without script sends it. */
function form(file: { name: string; bytes: Uint8Array } | null, words = "") {
  const field = (name: string, more: string, value: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`),
      value,
      Buffer.from("\r\n"),
    ]);
  const none = new Uint8Array();
  const payload = Buffer.concat([
    field("words", "", Buffer.from(words)),
    field(
      "file",
      `; filename="${file?.name ?? ""}"\r\nContent-Type: application/octet-stream`,
      file?.bytes ?? none,
    ),
    field("picture", '; filename=""\r\nContent-Type: application/octet-stream', none),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
  const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
  return { method: "POST" as const, url: "/", headers, payload };
}

const verdictOf = (page: string): string =>
  (/id="verdict">([^<]*)</.exec(page)?.[1] ?? page).replace(/\s+/g, " ").trim();

async function sealedFile(office: TestOffice, letter: string): Promise<Uint8Array> {
  const { rows } = await office.pool.query<{ bytes: Buffer }>(
    "select bytes from blob join letter on blob.sha256 = letter.sealed_sha256 where letter.id = $1",
    [letter],
  );
  return new Uint8Array(rows[0]?.bytes ?? []);
}

async function wordsOf(office: TestOffice, letter: string): Promise<string> {
  const { n } = await newest(office, letter);
  const version = await office.ports.transact((unit) => unit.letters.version(letter, n));
  return version?.pages.map((page) => page.text).join("\n\n") ?? "";
}

onEachDatabase("the public pages", (open) => {
  test("say plainly that there is no office before set-up", async () => {
    await using here = await site(await open(), false);
    const page = await here.app.inject({ url: "/" });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("This office is not set up yet");
  });

  test("answer the exact released file, and nothing else, with in force", async () => {
    const office = await open();
    const letter = await office.letter().version().inForce().made();
    const bytes = await sealedFile(office, letter.id);
    await using here = await site(office);
    const hash = sha(bytes);
    const bucket = (await here.app.inject({ url: `/check/files/${hash.slice(0, 3)}` })).json();
    expect(bucket.files).toHaveLength(1);
    expect(bucket.files[0]).toMatchObject({ sha256: hash, answer: { origin: "ours", status: "in-force" } });

    const sent = await here.app.inject(form({ name: "letter.pdf", bytes }));
    expect(sent.statusCode).toBe(200);
    expect(verdictOf(sent.body)).toMatch(/^This is our letter, and it has been in force since/);
    expect(sent.body).toContain("was sent to the office’s server");
    const longer = await here.app.inject(form({ name: "letter.pdf", bytes: new Uint8Array([...bytes, 10]) }));
    expect(verdictOf(longer.body)).toBe("The words match our letter. This is not the original; here it is.");
    const words = (await wordsOf(office, letter.id)).replace("the 14 pilot boats", "the 40 pilot boats");
    const altered = await here.app.inject(form(null, words));
    expect(verdictOf(altered.body)).toBe("This is not our letter. It differs from it in 1 place.");
  });

  test("show a released letter, its original and its end; a letter that is not released is not there", async () => {
    const office = await open();
    const letter = await office.letter().version().inForce().made();
    const draft = await office.letter().version().made();
    await using here = await site(office);
    const page = await here.app.inject({ url: `/letter/${letter.id}` });
    expect(verdictOf(page.body)).toMatch(/^This is our letter/);
    const original = await here.app.inject({ url: `/letter/${letter.id}/original.pdf` });
    expect(sha(original.rawPayload)).toBe(sha(await sealedFile(office, letter.id)));
    const [unreleased, absent, odd] = await Promise.all(
      [draft.id, "0".repeat(32), "none"].map((id) => here.app.inject({ url: `/letter/${id}` })),
    );
    expect(unreleased?.statusCode).toBe(404);
    expect(unreleased?.body).toBe(absent?.body);
    expect(odd?.body).toBe(absent?.body);
    const certificate = await here.app.inject({ url: "/certificate" });
    expect(certificate.headers["content-type"]).toBe("application/pkix-cert");
    expect(certificate.rawPayload[0]).toBe(0x30);
  });

  test("answer a sealed file before its release with signed, not released", async () => {
    const office = await open();
    const letter = await office.letter().version().approved().sealed().made();
    // The sealing process has a clock of its own, which no test moves: its certificate must not lie ahead of ours.
    office.clock.pass(60 * 24);
    await using here = await site(office);
    const sent = await here.app.inject(form({ name: "l.pdf", bytes: await sealedFile(office, letter.id) }));
    expect(verdictOf(sent.body)).toBe("This is our letter, signed but not released. It is not in force.");
  });

  test("answer a draft by its words, its copy and its square code, and a silent one like none at all", async () => {
    const office = await open();
    const letter = await office.letter().version().circulatedTo("bo").made();
    const words = await wordsOf(office, letter.id);
    const template = await office.ports.transact((unit) => unit.letters.template(letter.id, 1));
    if (!template) throw new Error("The version has no template.");
    const copy = copyFile(template, letter.copies["bo"]?.label ?? "");
    const version = await office.ports.transact((unit) => unit.letters.version(letter.id, 1));
    const ask = (here: Site, text: string) =>
      here.app.inject({ method: "POST", url: "/check/words", payload: queryOf(text) });
    await using here = await site(office);
    expect((await ask(here, words)).json()).toMatchObject({
      origin: "ours",
      status: "unsigned-draft",
      words: null,
    });
    const sent = await here.app.inject(form({ name: "copy.pdf", bytes: copy }));
    expect(verdictOf(sent.body)).toBe("This is a draft. Nobody has signed it, and it decides nothing.");
    const byCode = await here.app.inject({ url: `/check/version/${version?.publicId}` });
    expect(byCode.json()).toMatchObject({ match: "version", status: "unsigned-draft" });

    must(await personDoes(office.ports, office.ilse, { type: "silence", letter: letter.id, silent: true }));
    const [silent, short, none] = [
      await ask(here, words),
      await ask(here, words.slice(0, 60)),
      await ask(here, "The quick brown fox jumps over the lazy dog and comes home late."),
    ].map((answer) => answer.body.replace(/"asOf":"[^"]*"/, '"asOf":""'));
    expect(silent).toContain('"origin":"nothing-public"');
    expect(silent).toBe(none);
    expect(short).toBe(none);
  });

  test("keep their policy, log nothing of who asks, and count by day", async () => {
    const office = await open();
    const counted = async () =>
      (await office.pool.query("select kind, n::int as n from check_count order by kind")).rows;
    {
      await using here = await site(office);
      const page = await here.app.inject({ url: "/", remoteAddress: "203.0.113.7" });
      expect(page.headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(page.headers["cache-control"]).toBe("no-store");
      await here.app.inject({ url: "/check/files/abc", remoteAddress: "203.0.113.7" });
      await here.app.inject({ url: "/check/files/abc", remoteAddress: "203.0.113.7" });
      const payload = { reference: "SECRET/1" };
      await here.app.inject({
        method: "POST",
        url: "/check/reference",
        payload,
        remoteAddress: "203.0.113.7",
      });
      await here.app.inject({ url: "/q/0123456789ABCDEFGHJKMNPQR0" });
      expect(here.logged()).not.toMatch(/203\.0\.113\.7|\/check\/|\/abc|SECRET|\/q\//);
    }
    expect(await counted()).toEqual([
      { kind: "file", n: 2 },
      { kind: "reference", n: 1 },
      ...(readQr("0123456789ABCDEFGHJKMNPQR0") === null ? [] : [{ kind: "version", n: 1 }]),
    ]);
  });

  test("hold off an address that asks without end, and nobody else", async () => {
    await using here = await site(await open());
    const from = (remoteAddress: string) =>
      here.app.inject({ method: "POST", url: "/check/code", payload: { code: "x" }, remoteAddress });
    const answers = await Promise.all(Array.from({ length: 70 }, () => from("2001:db8::1")));
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(10);
    expect(answers.find((answer) => answer.statusCode === 429)?.json()).toMatchObject({ code: "too-many" });
    expect((await from("2001:db8::ffff")).statusCode).toBe(429);
    expect((await from("2001:db8:0:1::1")).statusCode).toBe(200);
  });

  test("answer bad input with a sentence, and go on answering", async () => {
    await using here = await site(await open());
    const files = {
      "nothing.pdf": [new Uint8Array(), "This file is empty"],
      "letter.docx": [Buffer.from("PK\u0003\u0004 word/document.xml"), "This is a Word document"],
      "half.pdf": [Buffer.from("%PDF-1.7\n1 0 obj\n<<"), "This PDF ends too early"],
      "photo.jpg": [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "We could not check this picture"],
      [`${"n".repeat(4_000)}.pdf`]: [Buffer.from("no pdf"), "This file is not a PDF"],
    } as const;
    for (const [name, [bytes, sentence]] of Object.entries(files)) {
      const sent = await here.app.inject(form({ name, bytes }));
      expect(sent.statusCode).toBe(200);
      expect(verdictOf(sent.body)).toContain(sentence);
    }
    expect(verdictOf((await here.app.inject(form(null))).body)).toContain("Nothing came with this.");
    const book = await here.app.inject(form(null, "word ".repeat(150_000)));
    expect(verdictOf(book.body)).toBe("This is more text than we read at once.");
    expect((await here.app.inject({ url: "/check/files/ABC" })).statusCode).toBe(400);
    expect((await here.app.inject({ url: "/check/files/abc" })).statusCode).toBe(200);
  });
});

describe("even answers", () => {
  test("come in steps of bytes, and parse as what they were", () => {
    const [short, long] = [{ a: 1 }, { a: "x".repeat(5_000) }];
    expect(evenJson(short).length).toBe(4_096);
    expect(evenJson(long).length).toBe(8_192);
    expect(JSON.parse(evenJson(long).toString())).toEqual(long);
  });

  test("come in steps of time, failures too", async () => {
    const took = async (work: Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await evenTime(work, 50).catch(() => undefined);
      return performance.now() - began;
    };
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    expect(await took(Promise.resolve())).toBeGreaterThan(48);
    expect(await took(wait(20))).toBeGreaterThan(48);
    expect(await took(Promise.reject(new Error("broken")))).toBeGreaterThan(48);
  });
});

describe("kept buckets", () => {
  test("are given again until something public changes, then at once loaded anew", async () => {
    let [loads, state] = [0, "1"];
    const bucket = openBuckets(
      {
        load: async () => ({ files: [], asOf: `load ${(loads += 1)}` }),
        changes: async () => state,
        now: () => "2026-11-22T09:00:00.000Z",
      },
      0,
    );
    await bucket("abc");
    await bucket("abc");
    expect(loads).toBe(1);
    state = "2";
    await bucket("abc");
    expect(loads).toBe(2);
  });

  test("that were loaded while something changed are not kept", async () => {
    let [loads, state] = [0, "1"];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const load = async (prefix: string) => {
      loads += 1;
      if (prefix === "abc" && loads === 1) await held;
      return { files: [], asOf: "" };
    };
    const bucket = openBuckets({ load, changes: async () => state, now: () => "" }, 0);
    const slow = bucket("abc");
    await new Promise((resolve) => setTimeout(resolve, 5));
    state = "2";
    await bucket("def");
    release();
    await slow;
    await bucket("abc");
    expect(loads).toBe(3);
  });
});

test("the tally keeps what could not be written", async () => {
  const written: [string, number][][] = [];
  let broken = true;
  const tally = openTally(async (counts) => {
    if (broken) throw new Error("no database");
    written.push([...counts]);
  });
  tally.add("file");
  tally.add("file");
  await tally.close();
  broken = false;
  tally.add("words");
  await tally.close();
  expect(written).toEqual([
    [
      ["file", 2],
      ["words", 1],
    ],
  ]);
});

test("a network of 2^64 addresses counts as one who asks", () => {
  expect(addressKey("2001:db8::1")).toBe(addressKey("2001:db8:0:0:ffff::2"));
  expect(addressKey("2001:db8:0:1::1")).not.toBe(addressKey("2001:db8::1"));
  expect(addressKey("192.0.2.1")).not.toBe(addressKey("192.0.2.2"));
});
