import { createHash } from "node:crypto";
import { queryOf } from "@chirograph/find";
import Fastify, { type FastifyBaseLogger } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { pino } from "pino";
import { expect, test } from "vitest";
import {
  answerFiles,
  answerReference,
  answerVersion,
  answerWords,
  publicLetter,
} from "../src/acts/answer.ts";
import { publicDecision } from "../src/acts/decisions/public-decision.ts";
import { readDecisionRecord } from "../src/acts/decisions/read-decision-record.ts";
import { readRegister } from "../src/acts/decisions/register.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { publicPages } from "../src/http/public/index.ts";
import type { App } from "../src/http/route.ts";
import { announces, boats, decided, opened, revoked, whyRevoked } from "./decisions.ts";
import { berthing } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must, SETTINGS } from "./staff.ts";

const words = berthing.paragraphs.map((one) => one.text).join("\n\n");

/** A letter in force that announces what this decision says. */
async function announcing(office: TestOffice, decision: string): Promise<string> {
  const plan = office
    .letter()
    .version()
    .with((id) => announces(office, id, decision));
  return (await plan.inForce().made()).id;
}

const announced = async (office: TestOffice, letter: string) =>
  (await publicLetter(office.ports, letter))?.answer.letter?.announces;
const changes = ({ ports }: TestOffice) => ports.transact((unit) => unit.public.changes());

async function site(office: TestOffice): Promise<App & AsyncDisposable> {
  const loggerInstance = pino({ level: "silent" }) as FastifyBaseLogger;
  const app: App = Fastify({ loggerInstance }).withTypeProvider<ZodTypeProvider>();
  await app.register(publicPages, {
    ports: office.ports,
    tools: office.tools,
    certificate: async () => null,
    office: async () => ({ ...SETTINGS, trial: true }),
    assets: () => ({ script: null, styles: [], fonts: [] }),
  });
  await app.ready();
  return Object.assign(app, { [Symbol.asyncDispose]: () => app.close() });
}

const text = (page: string): string =>
  page
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

onEachDatabase("a released letter", (open) => {
  test("names the public decision that it announces, and what became of that", async () => {
    const office = await open();
    const first = await decided(office);
    const id = await announcing(office, first.id);
    const { supersedes: _, ...told } = boats;
    const known = { ...told, id: first.id, reference: first.reference };
    const point = "Pilot boats move to Orrin Head.";
    const standing = { ...known, status: "standing", endedAt: null, successor: null };
    expect(await announced(office, id)).toEqual([{ text: point, decision: standing }]);
    const later = await decided(office, { supersedes: first.id });
    const superseded = {
      status: "superseded",
      endedAt: expect.any(String),
      successor: { id: later.id, reference: later.reference },
    };
    expect(await announced(office, id)).toEqual([{ text: point, decision: { ...known, ...superseded } }]);
    await using here = await site(office);
    const page = text((await here.inject({ url: `/letter/${id}` })).body);
    expect(page).toContain("It is in force, but a decision behind it no longer stands");
    expect(page).toContain(`By decision ${first.reference} of the Harbour Board , 1 November 2026.`);
    expect(page).toContain(`A later decision, ${later.reference} , replaced it on 22 November 2026.`);
  });

  test("says of an internal decision only that it is not published, also when it fell, until it is made public", async () => {
    const office = await open();
    const internal = await decided(office, {}, false);
    const id = await announcing(office, internal.id);
    const untold = [{ text: "Pilot boats move to Orrin Head.", decision: null }];
    expect(await announced(office, id)).toEqual(untold);
    await revoked(office, internal.id);
    expect(await announced(office, id)).toEqual(untold);
    await using here = await site(office);
    const { body } = await here.inject({ url: `/letter/${id}` });
    expect(text(body)).toContain("It rests on a decision that the office has not published.");
    for (const secret of [internal.id, internal.reference, boats.what, boats.authority, whyRevoked])
      expect(body).not.toContain(secret);
    await opened(office, office.odile, internal.id);
    expect(await announced(office, id)).toMatchObject([{ decision: { status: "revoked" } }]);
    const after = await here.inject({ url: `/letter/${id}` });
    expect(text(after.body)).toContain("It was revoked on 22 November 2026.");
    expect(after.body).not.toContain(whyRevoked);
  });

  test("is answered anew by its bucket as soon as its decision is revoked", async () => {
    const office = await open();
    const { id: decision } = await decided(office);
    const id = await announcing(office, decision);
    const { sha256 } = (await publicLetter(office.ports, id))!.answer.letter!;
    await using here = await site(office);
    const status = async () => {
      const { files } = (await here.inject({ url: `/check/files/${sha256.slice(0, 3)}` })).json();
      return files[0].answer.letter.announces[0].decision.status;
    };
    expect(await status()).toBe("standing");
    await revoked(office, decision);
    await expect.poll(status).toBe("revoked");
  });
});

onEachDatabase("what is public changes", (open) => {
  test("when a decision becomes public, is superseded or revoked; not when one is entered", async () => {
    const office = await open();
    const seen = [await changes(office)];
    const first = await decided(office, {}, false);
    expect(await changes(office)).toBe(seen[0]);
    await opened(office, office.sami, first.id);
    seen.push(await changes(office));
    const second = await decided(office, { supersedes: first.id });
    seen.push(await changes(office));
    await revoked(office, second.id);
    seen.push(await changes(office));
    await office.sequence();
    seen.push(await changes(office));
    expect(new Set(seen).size).toBe(5);
  });
});

onEachDatabase("a draft", (open) => {
  test("decides nothing and tells nothing of its points or decisions, released or not", async () => {
    const office = await open();
    const { id: decision } = await decided(office);
    const { id } = await office
      .letter()
      .version()
      .with((letter) => announces(office, letter, decision, "The boats go to Orrin."))
      .made();
    const { publicId } = must(await viewLetter(office.ports, office.ilse, id)).versions[0]!;
    const answers = [
      await answerWords(office.ports, queryOf(words)),
      await answerVersion(office.ports, "publicId", publicId),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: "unsigned-draft", effect: "decides-nothing", letter: null });
      expect(JSON.stringify(answer)).not.toMatch(/The boats go to Orrin|D-2026/);
    }
    expect((await publicDecision(office.ports, decision))?.letters).toEqual([]);
    await using here = await site(office);
    const page = text((await here.inject({ url: `/decision/${decision}` })).body);
    expect(page).toContain("We have released no letter that announces it.");
    expect(page).not.toContain(berthing.subject);
  });

  test("gives a decision no letter before its release is in the log, and then gives it", async () => {
    const office = await open();
    const { id: decision } = await decided(office);
    const { id } = await office
      .letter()
      .version()
      .with((letter) => announces(office, letter, decision))
      .approved()
      .sealed()
      .released()
      .made();
    expect((await publicDecision(office.ports, decision))?.letters).toEqual([]);
    await office.sequence();
    expect((await publicDecision(office.ports, decision))?.letters).toMatchObject([
      { id, status: "in-force" },
    ]);
  });

  test("changes no byte of nothing public", async () => {
    const office = await open();
    const before = await answerFiles(office.ports, "000");
    const { id: decision } = await decided(office, {}, false);
    const { id } = await office
      .letter()
      .version()
      .with((letter) => announces(office, letter, decision))
      .made();
    const { reference } = must(await viewLetter(office.ports, office.ilse, id)).letter;
    const unknown = await answerReference(office.ports, "VSPA/1999/001");
    const drafts = await answerReference(office.ports, reference);
    const plain = ({ asOf: _, ...answer }: typeof unknown) => JSON.stringify(answer);
    expect(plain(drafts)).toBe(plain(unknown));
    expect(plain(unknown)).toBe(
      '{"origin":"nothing-public","status":null,"effect":null,"match":"nothing","statement":null,"letter":null,"words":null}',
    );
    expect((await answerFiles(office.ports, "000")).files).toEqual(before.files);
  });
});

onEachDatabase("a decision's own page", (open) => {
  test("is there for a public one alone: an internal one, none and a mistyped one give the same bytes", async () => {
    const office = await open();
    const shown = await decided(office);
    const internal = await decided(office, {}, false);
    await using here = await site(office);
    const [ok, hidden, absent, odd] = await Promise.all(
      [shown.id, internal.id, "0".repeat(32), "none"].map((id) => here.inject({ url: `/decision/${id}` })),
    );
    expect(ok?.statusCode).toBe(200);
    expect([hidden?.statusCode, absent?.statusCode, odd?.statusCode]).toEqual([404, 404, 404]);
    expect(hidden?.body).toBe(absent?.body);
    expect(odd?.body).toBe(absent?.body);
    expect({ ...hidden?.headers, date: "" }).toEqual({ ...absent?.headers, date: "" });
  });

  test("says what, by whom, whether it stands and what announces it, with the very text that was hashed", async () => {
    const office = await open();
    const first = await decided(office);
    const id = await announcing(office, first.id);
    await using here = await site(office);
    const page = async (of: string) => (await here.inject({ url: `/decision/${of}` })).body;
    const body = await page(first.id);
    expect(text(body)).toContain("This is a decision of the Harbour Board , and it stands.");
    expect(text(body)).toContain(boats.what);
    expect(body).toContain(`href="/letter/${id}"`);
    expect(body).toContain(first.sha256);
    const signed = (await publicDecision(office.ports, first.id))?.signedText ?? "";
    expect(createHash("sha256").update(signed).digest("hex")).toBe(first.sha256);
    expect(text(body).replaceAll("&quot;", '"')).toContain(signed);
    await revoked(office, first.id);
    const after = text(await page(first.id));
    expect(after).toContain("It was revoked on 22 November 2026.");
    expect(after).not.toContain("and it stands");
    expect(after).not.toContain(whyRevoked);
  });

  test("names no internal neighbour, not even in the text that was signed", async () => {
    const office = await open();
    const internal = await decided(office, { what: "Kept to ourselves." }, false);
    const middle = await decided(office, { supersedes: internal.id });
    const last = await decided(office, { supersedes: middle.id, what: "Kept as well." }, false);
    await using here = await site(office);
    const { body } = await here.inject({ url: `/decision/${middle.id}` });
    expect(text(body)).toContain("What replaced it is not public. Ask us.");
    expect(text(body)).toContain("cannot be shown here");
    for (const other of [internal, last]) {
      expect(body).not.toContain(other.id);
      expect(body).not.toContain(other.reference);
    }
    await opened(office, office.sami, last.id);
    const after = await here.inject({ url: `/decision/${middle.id}` });
    expect(after.body).toContain(`href="/decision/${last.id}"`);
    expect(after.body).not.toContain(internal.id);
  });
});

onEachDatabase("the register", (open) => {
  test("is newest first, and each decision has its history", async () => {
    const office = await open();
    const { ports, wim, odile } = office;
    const first = await decided(office, {}, false);
    const second = await decided(office);
    await opened(office, odile, first.id);
    await revoked(office, first.id);
    const { decisions } = await readRegister(ports, wim);
    expect(decisions.map(({ decision }) => decision.id)).toEqual([second.id, first.id]);
    await office.sequence();
    const rows = must(await readDecisionRecord(ports, first.id));
    expect(rows.map(({ entry, by }) => [entry.event.type, by])).toEqual([
      ["decision-entered", office.sami.name],
      ["decision-opened", odile.name],
      ["decision-revoked", odile.name],
    ]);
    expect(new Set(rows.map(({ leaf }) => typeof leaf))).toEqual(new Set(["number"]));
    expect(await readDecisionRecord(ports, "0".repeat(32))).toMatchObject({ code: "not-found" });
  });
});
