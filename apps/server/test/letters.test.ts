import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LetterText, usualCoordination } from "@chirograph/core";
import { describe, expect, test } from "vitest";
import { linesOf, pagesPdf } from "../../../packages/read/test/made-pdf.ts";
import { has } from "../../../packages/read/test/samples.ts";
import { openLetter } from "../src/acts/letter/open-letter.ts";
import { officeCopy } from "../src/acts/letter/office-copy.ts";
import { passOn } from "../src/acts/coordination/pass-on.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { readRecord } from "../src/acts/read-record.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import type { App } from "../src/http/route.ts";
import { endlessTree, flateBomb, selfDrawingForm } from "./hostile-pdfs.ts";
import { cookieOf, openApp, type Route, routesOf } from "./http.ts";
import { berthing, circulateTo, suspense, write, unasked, usual } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

const absent = "0123456789abcdef0123456789abcdef";
const hash = "a".repeat(64);
const holder = { name: "Cy", organisation: "", actingFor: "", address: "" };
const signed = { nonce: "n", response: {} };
const reason = { reason: "It is needed." };
const ref = { copy: absent, comment: absent };
const letterSubject = (letter: string) => ({ about: "letter", letter });

const decided = {
  what: "The boats move.",
  authority: "The board",
  decidedOn: "2026-11-01",
  effect: "binding",
  validFrom: "2026-11-01",
  validUntil: null,
  supersedes: null,
};

/** What each route of the staff is asked with: bodies that reach the act. A route without its line here fails the test. */
const asked: Record<string, (letter: string) => object | undefined> = {
  "POST /api/letters": () => ({}),
  "GET /api/letters/:letter": () => undefined,
  "PUT /api/letters/:letter/working": () => ({ text: berthing, revision: 1 }),
  "GET /api/letters/:letter/meant": () => undefined,
  "PUT /api/letters/:letter/meant/:key": () => undefined,
  "DELETE /api/letters/:letter/meant/:key": () => undefined,
  "POST /api/letters/:letter/preview": () => ({ text: berthing }),
  "POST /api/letters/:letter/versions": () => ({ after: 1, revision: 1 }),
  "POST /api/letters/:letter/upload": () => undefined,
  "POST /api/letters/:letter/enclosures": () => undefined,
  "GET /api/letters/:letter/enclosures/:file": () => undefined,
  "GET /api/letters/:letter/versions/:n/file.pdf": () => undefined,
  "GET /api/letters/:letter/changes": () => undefined,
  "GET /api/letters/:letter/record": () => undefined,
  "POST /api/letters/:letter/circulate": () => ({
    version: 1,
    ...usual,
    holders: [{ ...holder, passingOn: "never", ...unasked }],
  }),
  "POST /api/letters/:letter/circulation/close": () => undefined,
  "POST /api/letters/:letter/circulation/suspense": () => ({ suspense, zone: "UTC", reason: "" }),
  "POST /api/letters/:letter/circulation/stage": () => ({ stage: 2 }),
  "POST /api/letters/:letter/circulation/recall": () => reason,
  "POST /api/letters/:letter/circulation/remind": () => ({ copies: [] }),
  "POST /api/letters/:letter/copies/:copy/waive": () => reason,
  "GET /api/letters/:letter/matrix": () => undefined,
  "GET /api/letters/:letter/attachments/:file": () => undefined,
  "POST /api/letters/:letter/dispositions": () => ({
    answers: [{ ...ref, edition: 1, disposition: "accept", response: "" }],
  }),
  "POST /api/letters/:letter/merges": () => ({ comments: [ref], into: null }),
  "POST /api/letters/:letter/replies": () => ({ ...ref, text: "The north one." }),
  "POST /api/letters/:letter/apply": () => ({ comments: [ref], revision: 1 }),
  "POST /api/letters/:letter/override-objection": () => ({ ...ref, disposition: 1, ...reason }),
  "GET /api/desk": () => undefined,
  "GET /api/coordination": () => undefined,
  "PUT /api/coordination": () => usualCoordination,
  "GET /api/lists": () => undefined,
  "GET /api/lists/:list/holders.csv": () => undefined,
  "GET /api/mail": () => undefined,
  "GET /api/mail/:mail/files": () => undefined,
  "GET /api/mail/:mail/files/:n": () => undefined,
  "POST /api/mail/:mail/aside": () => reason,
  "POST /api/lists/read": () => ({ csv: "name\nBo" }),
  "GET /api/letters/:letter/matrix.xlsx": () => undefined,
  "POST /api/letters/:letter/matrix.xlsx": () => undefined,
  "PUT /api/lists/:list": () => ({ name: "Ports", holders: [] }),
  "DELETE /api/lists/:list": () => undefined,
  "POST /api/letters/:letter/copies/:copy/override": () => reason,
  "POST /api/letters/:letter/copies/:copy/recall": () => reason,
  "POST /api/letters/:letter/copies/:copy/link": () => undefined,
  "POST /api/letters/:letter/copies/:copy/passing-on": () => ({ allow: true }),
  "POST /api/letters/:letter/approve/options": () => ({ sha256: hash }),
  "POST /api/letters/:letter/approve": () => ({ version: 1, sha256: hash, ...signed }),
  "POST /api/letters/:letter/return": () => ({ version: 1, note: "Say it plainly." }),
  "POST /api/letters/:letter/release/options": () => ({ sha256: hash, supersedes: null }),
  "POST /api/letters/:letter/release": () => ({ sha256: hash, supersedes: null, ...signed }),
  "GET /api/letters/:letter/sealed.pdf": () => undefined,
  "POST /api/letters/:letter/access": () => ({ person: absent, part: "reader" }),
  "DELETE /api/letters/:letter/access/:person": () => undefined,
  "POST /api/letters/:letter/withdraw/options": () => reason,
  "POST /api/letters/:letter/withdraw": () => ({ ...reason, ...signed }),
  "POST /api/letters/:letter/cancel": () => reason,
  "POST /api/letters/:letter/archive": () => ({ archived: true }),
  "POST /api/letters/:letter/silence": () => ({ silent: true }),
  "GET /api/statements": () => undefined,
  "POST /api/statements/options": (letter) => ({ text: "Not ours.", subject: letterSubject(letter) }),
  "POST /api/statements": (letter) => ({
    statement: absent,
    text: "Not ours.",
    subject: letterSubject(letter),
    ...signed,
  }),
  "POST /api/statements/:statement/release/options": () => undefined,
  "POST /api/statements/:statement/release": () => signed,
  "POST /api/statements/:statement/retract": () => reason,
  "PUT /api/letters/:letter/points": () => ({ before: [], points: [] }),
  "POST /api/letters/:letter/points/:point/decision": () => ({ decision: null }),
  "POST /api/letters/:letter/points/:point/waive": () => reason,
  "GET /api/letters/:letter/read-back": () => undefined,
  "POST /api/letters/:letter/read-back": () => ({ version: 1, readers: [holder], mail: false }),
  "POST /api/letters/:letter/read-back/:round/readers": () => ({ readers: [holder], mail: false }),
  "POST /api/letters/:letter/read-back/:round/close": () => undefined,
  "POST /api/letters/:letter/read-back/waive": () => ({ version: 1, ...reason }),
  "POST /api/letters/:letter/read-back/:round/model": () => undefined,
  "GET /api/read-back-rule": () => undefined,
  "PUT /api/read-back-rule": () => ({ hold: "never", readers: 5, share: 100 }),
  "GET /api/model-reader": () => undefined,
  "PUT /api/model-reader": () => ({ reader: null, key: null }),
  "GET /api/decisions": () => undefined,
  "POST /api/decisions/options": () => ({ fields: decided, open: false }),
  "POST /api/decisions": () => ({
    decision: absent,
    reference: "D-1",
    fields: decided,
    open: false,
    ...signed,
  }),
  "GET /api/decisions/:decision/record": () => undefined,
  "POST /api/decisions/:decision/revoke/options": () => reason,
  "POST /api/decisions/:decision/revoke": () => ({ ...reason, ...signed }),
  "POST /api/decisions/:decision/open/options": () => undefined,
  "POST /api/decisions/:decision/open": () => signed,
  "GET /api/office/record": () => undefined,
  "GET /api/settings": () => undefined,
  "PUT /api/settings": () => ({
    name: "Office",
    letterhead: [],
    publicAddress: "http://localhost:7040",
    contact: "",
    numbering: "{number}",
    signersRequired: 1,
  }),
  "GET /api/people": () => undefined,
  "POST /api/people": () => ({ name: "Bo", title: "", address: "", roles: [] }),
  "PUT /api/people/:person/roles": () => ({ roles: ["author"] }),
  "POST /api/people/:person/invitation": () => undefined,
  "POST /api/people/:person/leave": () => ({ successor: null }),
  "POST /api/people/:person/recovery": () => undefined,
  "POST /api/people/:person/sealing/options": () => ({ act: "enrol" }),
  "POST /api/people/:person/sealing": () => ({ response: {} }),
  "POST /api/me/passkeys/options": () => undefined,
  "POST /api/me/passkeys": () => ({ response: {} }),
  "DELETE /api/me/passkeys/:id": () => undefined,
  "POST /api/me/recovery-codes": () => undefined,
  "POST /api/me/calendar": () => undefined,
};

/** The routes under /api/ that a person without a session may use. */
const open =
  /^\/api\/(session|setup|setup\/options|login|login\/options|logout|join|join\/options|recover|copies\/.*)$/;

function staffRoutes(app: App): Route[] {
  return routesOf(app).filter(({ path }) => path.startsWith("/api/") && !open.test(path));
}

type Ids = { readonly letter: string; readonly copy: string; readonly person: string };

function request({ method, path }: Route, ids: Ids, headers: Record<string, string>) {
  const url = path
    .replace(":letter", ids.letter)
    .replace(":copy", ids.copy)
    .replace(":person", ids.person)
    .replace(":statement", absent)
    .replace(":list", absent)
    .replace(":point", absent)
    .replace(":decision", absent)
    .replace(":round", "1")
    .replace(":id", absent)
    .replace(":file", hash)
    .replace(":key", `vague-time-${"a".repeat(16)}`)
    .replace(":n", "1");
  const payload = asked[`${method} ${path}`]?.(ids.letter);
  const query = path.endsWith("/changes") ? "?from=1&to=1" : "";
  // Each letter is asked about from elsewhere: all routes together are more than one address may ask in a minute.
  const remoteAddress = `127.0.0.${2 + (parseInt(ids.letter.slice(0, 2), 16) % 250)}`;
  const about = { url: `${url}${query}`, headers, remoteAddress };
  return { method: method as "POST", ...about, ...(payload ? { payload } : {}) };
}

const own = { "x-chirograph": "1" };

/** Letters in each state in which an answer could give them away, each with a copy of it. */
async function closedLetters(office: TestOffice): Promise<(Omit<Ids, "person"> & { state: string })[]> {
  const draft = await office.letter().version().made();
  const coordinated = await office.letter().version().made();
  const { bo } = await circulateTo(office, coordinated.id, ["bo"], "ask");
  must(await passOn(office.ports, bo!.copy, { holder, delegated: false, mail: false }));
  const sealed = await office.letter().version().circulatedTo("bo").closed().approved().sealed().made();
  return [
    { state: "draft", letter: draft.id, copy: absent },
    { state: "in coordination, with a request to pass a copy on", letter: coordinated.id, copy: bo!.copy },
    { state: "sealed", letter: sealed.id, copy: sealed.copies["bo"]!.copy },
  ];
}

type Open = () => Promise<TestOffice>;

function routesOfStaff(openOffice: Open): void {
  test("has its line in the table of this test", async () => {
    const app = await openApp(await openOffice());
    const routes = staffRoutes(app).map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual(Object.keys(asked).sort());
    await app.close();
  });

  test("answers 401 without a session, and refuses a change that did not come from our own page", async () => {
    const office = await openOffice();
    const app = await openApp(office);
    const cookie = await cookieOf(office, office.ilse);
    const ids = { letter: absent, copy: absent, person: absent };
    for (const route of staffRoutes(app)) {
      const name = `${route.method} ${route.path}`;
      const stranger = await app.inject(request(route, ids, own));
      expect([name, stranger.statusCode, stranger.json().code]).toEqual([name, 401, "not-signed-in"]);
      if (route.method === "GET") continue;
      const given = request(route, ids, { cookie });
      // The same address, written with an escape: the router finds the same route.
      for (const url of [given.url, given.url.replace("/api/", "/%61pi/")]) {
        const foreign = await app.inject({ ...given, url });
        expect([url, foreign.statusCode, foreign.json().code]).toEqual([url, 403, "not-allowed"]);
      }
    }
    await app.close();
  });

  test("tells a person without a part the same of a closed letter as of none", async () => {
    const office = await openOffice();
    const app = await openApp(office);
    const letters = await closedLetters(office);
    const person = office.odile.id;
    const routes = staffRoutes(app).filter(({ path }) => path.includes(":letter"));
    expect(routes.length).toBeGreaterThan(20);
    for (const outsider of [office.tomas, office.wim]) {
      const headers = { ...own, cookie: await cookieOf(office, outsider) };
      for (const { letter, copy, state } of letters)
        for (const route of routes) {
          const name = `${route.method} ${route.path}, ${state}`;
          const [closed, none] = [
            await app.inject(request(route, { letter, copy, person }, headers)),
            await app.inject(request(route, { letter: absent, copy, person }, headers)),
          ];
          expect([name, closed.statusCode, closed.body]).toEqual([name, none.statusCode, none.body]);
          expect([name, closed.statusCode]).toEqual([name, expect.toBeOneOf([403, 404, 409, 422])]);
        }
    }
    await app.close();
  });

  test("lists to each only the letters they have a part in", async () => {
    const office = await openOffice();
    const app = await openApp(office);
    const { id } = await office.letter().version().made();
    const list = async (person: typeof office.ilse) =>
      (
        await app.inject({ url: "/api/desk?show=all", headers: { cookie: await cookieOf(office, person) } })
      ).json().rows;
    expect((await list(office.odile)).map((row: { id: string }) => row.id)).toEqual([id]);
    expect(await list(office.tomas)).toEqual([]);
    must(
      await personDoes(office.ports, office.ilse, {
        type: "revoke-access",
        letter: id,
        person: office.odile.id,
      }),
    );
    expect(await list(office.odile)).toEqual([]);
    await app.close();
  });
}

const words = (bytes: Uint8Array, office: TestOffice) => office.tools.read(bytes);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function filesOfVersions(openOffice: Open): void {
  test("is the same bytes at each download and for each process, and its SHA-256 is on record", async () => {
    const office = await openOffice();
    const { id } = await office.letter().version().made();
    const first = must(await officeCopy(office.ports, office.odile, id, 1));
    const again = must(await officeCopy(office.ports, office.odile, id, 1));
    const restarted = must(await officeCopy(await office.another(), office.odile, id, 1));
    expect([sha256(again.pdf), sha256(restarted.pdf)]).toEqual([sha256(first.pdf), sha256(first.pdf)]);
    const rows = must(await readRecord(office.ports, office.ilse, id)).map(({ entry }) => entry.event);
    const downloads = rows.filter((event) => event.type === "copy-downloaded");
    expect(downloads).toEqual([{ type: "copy-downloaded", sha256: sha256(first.pdf) }]);
    // Another person's copy bears another number.
    const other = must(await officeCopy(office.ports, office.sami, id, 1));
    expect(sha256(other.pdf)).not.toBe(sha256(first.pdf));
  });

  test("holds the words of the version, and says what it is on every page", async () => {
    const office = await openOffice();
    const long = { ...berthing, paragraphs: Array.from({ length: 12 }, () => berthing.paragraphs).flat() };
    const { id } = await office
      .letter()
      .version(long as LetterText)
      .made();
    const { pdf } = must(await officeCopy(office.ports, office.odile, id, 1));
    const [version] = must(await viewLetter(office.ports, office.ilse, id)).versions;
    const read = await words(pdf, office);
    if (!read.ok) throw new Error(read.message);
    expect(read.pages.length).toBeGreaterThan(1);
    expect(read.pages.map((page) => page.text)).toEqual(version?.pages.map((page) => page.text));
    const stamps = read.pages.map((page) => (page as { stamp?: string[] }).stamp?.join(" ") ?? "");
    for (const stamp of stamps) expect(stamp).toMatch(/office copy 1/i);
  });

  test("two versions are compared, and a second one made over a newer is refused with the text kept", async () => {
    const office = await openOffice();
    const { id } = await office.letter().version().made();
    expect(await write(office, office.ilse, id, { ...berthing, subject: "Berthing, again" })).toBe(2);
    expect(must(await viewLetter(office.ports, office.odile, id)).versions.map((one) => one.n)).toEqual([
      1, 2,
    ]);
  });
}

const plain = pagesPdf([{ content: linesOf(["The ferry runs daily."]) }]);
const text = (words: string) => new Uint8Array(Buffer.from(words));

function locked(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "chirograph-locked-"));
  const [from, to] = [join(folder, "a.pdf"), join(folder, "b.pdf")];
  writeFileSync(from, plain);
  spawnSync("qpdf", ["--encrypt", "user", "owner", "256", "--", from, to]);
  const bytes = readFileSync(to);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** What is wrong with a file, how it is called, and the code of the sentence that says so; null for a file that is read. */
const uploads: [string, () => Uint8Array, string, string | null][] = [
  ["a PDF", () => plain, "letter.pdf", null],
  ["a PDF with another ending", () => plain, "letter.docx", null],
  ["a PDF with a name of 4 kB", () => plain, `${"long ".repeat(800)}.pdf`, null],
  ["a PDF with control signs in its name", () => plain, "a\u0007b\u202E\tfdp.pdf", null],
  ["a Word file named .pdf", () => text("PK\u0003\u0004 word/document.xml"), "letter.pdf", "not-a-pdf"],
  ["zero bytes", () => new Uint8Array(0), "letter.pdf", "empty"],
  ["31 MB", () => new Uint8Array(31_000_000), "letter.pdf", "too-big"],
  [
    "501 pages",
    () => pagesPdf(Array.from({ length: 501 }, () => ({ content: "" }))),
    "a.pdf",
    "too-many-pages",
  ],
  ["no text layer", () => pagesPdf([{ content: "0 0 9 9 re f" }]), "scan.pdf", "no-text"],
  [
    "signed already",
    () => new Uint8Array(Buffer.concat([plain, text("% /ByteRange [0 1 2 3]\n")])),
    "s.pdf",
    "signed-already",
  ],
  ["cut short", () => plain.slice(0, plain.length - 200), "a.pdf", "damaged"],
  ["recursive objects", endlessTree, "a.pdf", "damaged"],
  ["a form that draws itself", selfDrawingForm, "a.pdf", "too-large-inside"],
  ["a Flate bomb", flateBomb, "a.pdf", "too-large-inside"],
  ...(has("qpdf")
    ? ([["encrypted", locked, "a.pdf", "encrypted"]] as [string, () => Uint8Array, string, string][])
    : []),
];
if (!has("qpdf")) console.info("qpdf is not installed: no locked file is uploaded.");

/** A sentence for a person: what is wrong, what to do; no code of ours, no blame, no cheer. */
function expectSentence(message: string): void {
  expect(message).toMatch(/^[A-Z].*[.!]$/s);
  expect(message.split(/(?<=\.) /).length).toBeGreaterThan(1);
  expect(message).not.toMatch(/\b(fake|genuine|oops|please|successfully|error|undefined|null)\b/i);
}

function uploaded(openOffice: Open): void {
  test("of whatever file is taken or refused with a sentence, and the office keeps answering", async () => {
    const office = await openOffice();
    const app = await openApp(office);
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const headers = { ...own, cookie: await cookieOf(office, office.ilse) };
    for (const [what, make, name, code] of uploads) {
      const { letter } = must(await openLetter(office.ports, office.ilse));
      const form = new FormData();
      form.set("file", new Blob([new Uint8Array(make())], { type: "application/pdf" }), name);
      const sent = await fetch(`${address}/api/letters/${letter}/upload`, {
        method: "POST",
        headers,
        body: form,
      });
      const answer = (await sent.json()) as { code?: string; message?: string; version?: number };
      expect([what, answer.code ?? null]).toEqual([what, code]);
      if (code !== null) expectSentence(answer.message ?? "");
      const { versions, working } = must(await viewLetter(office.ports, office.ilse, letter));
      expect([what, versions.length]).toEqual([what, code === null ? 1 : 0]);
      expect(working.text.reference).not.toBe("");
      expect((await fetch(`${address}/api/desk`, { headers })).status).toBe(200);
    }
    await app.close();
  });

  describe("that breaks off", () => {
    const head = (letter: string, cookie: string, length: number) =>
      [
        `POST /api/letters/${letter}/upload HTTP/1.1`,
        "host: localhost",
        "x-chirograph: 1",
        `cookie: ${cookie}`,
        "content-type: multipart/form-data; boundary=cut",
        `content-length: ${length}`,
        "",
        "",
      ].join("\r\n");
    const part =
      '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half';
    test.each([
      ["in the middle of the file", part, 100_000],
      ["without a file", "--cut--\r\n", 9],
      ["with a body that is no form", "x".repeat(50), 50],
    ])("%s leaves nothing and the office keeps answering", async (_how, body, length) => {
      const office = await openOffice();
      const app = await openApp(office);
      const address = await app.listen({ port: 0, host: "127.0.0.1" });
      const { letter } = must(await openLetter(office.ports, office.ilse));
      const cookie = await cookieOf(office, office.ilse);
      const socket = connect(Number(new URL(address).port), "127.0.0.1");
      const answered = new Promise<string>((resolve) => {
        let all = "";
        socket.on("data", (chunk) => (all += chunk.toString()));
        socket.on("close", () => resolve(all));
        socket.on("error", () => resolve(all));
      });
      socket.write(head(letter, cookie, length) + body);
      setTimeout(() => socket.end(), 500);
      expect(await answered).not.toMatch(/HTTP\/1.1 (200|500)/);
      expect((await fetch(`${address}/api/desk`, { headers: { cookie } })).status).toBe(200);
      expect(must(await viewLetter(office.ports, office.ilse, letter)).versions).toEqual([]);
      await app.close();
    });
  });
}

onEachDatabase("letters", (openOffice) => {
  describe("every route of the staff", () => routesOfStaff(openOffice));
  describe("a version's file", () => filesOfVersions(openOffice));
  describe("an upload over HTTP", () => uploaded(openOffice));
});
