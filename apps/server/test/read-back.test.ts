import type { PointKind, Take } from "@chirograph/core";
import { expect, test } from "vitest";
import { answerFiles } from "../src/acts/answer.ts";
import { attachFile } from "../src/acts/coordination/attachments.ts";
import { holderFile, holderPage, linkStatus, openCopy } from "../src/acts/coordination/holder.ts";
import { revokeDecision, revokeOptions } from "../src/acts/decisions/end-decision.ts";
import { type DecisionFields, decisionOptions, enterDecision } from "../src/acts/decisions/enter-decision.ts";
import { readRegister } from "../src/acts/decisions/register.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { answerPoints, paraphrase, readerPage } from "../src/acts/read-back/reader.ts";
import { inviteReaders } from "../src/acts/read-back/invite-readers.ts";
import { readReadBack } from "../src/acts/read-back/read-back.ts";
import { sealLetter } from "../src/acts/release/seal.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { readyToApprove, readyToRelease } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { type Colleague, ORIGIN, must } from "./staff.ts";

const fields: DecisionFields = {
  what: "The pilot boats berth at Orrin Head from 1 May.",
  authority: "The Harbour Board",
  decidedOn: "2026-11-01",
  effect: "binding",
  validFrom: "2026-11-01",
  validUntil: null,
  supersedes: null,
};

async function decided(office: TestOffice, by: Colleague, more: Partial<DecisionFields> = {}, open = false) {
  const given = { fields: { ...fields, ...more }, open };
  const { options, ...named } = must(await decisionOptions(office.ports, by, given));
  const response = by.passkey.get(options, ORIGIN);
  return { ...named, entered: await enterDecision(office.ports, by, { ...named, ...given, response }) };
}

async function revoked(office: TestOffice, by: Colleague, decision: string): Promise<void> {
  const reason = "The board changed its mind.";
  const { options, nonce } = must(await revokeOptions(office.ports, by, decision, reason));
  const response = by.passkey.get(options, ORIGIN);
  must(await revokeDecision(office.ports, by, decision, { reason, nonce, response }));
}

const texts: readonly (readonly [PointKind, string])[] = [
  ["announced", "Pilot boats move to Orrin Head."],
  ["ruled-out", "The pilot service at Ness Quay ends."],
  ["ruled-out", "The tariff changes."],
];

/** Points of a letter; gives their ids. */
async function stated(office: TestOffice, letter: string): Promise<string[]> {
  const points = texts.map(([kind, text]) => ({ id: office.ports.id(), kind, text }));
  must(await personDoes(office.ports, office.ilse, { type: "state-points", letter, before: [], points }));
  return points.map(({ id }) => id);
}

const reader = (name: string) => ({ name, organisation: "", actingFor: "", address: "" });

/** Readers of a round, each with the copy that their link opened. */
async function asked(office: TestOffice, letter: string, names: readonly string[]): Promise<string[]> {
  const { letter: known } = must(await viewLetter(office.ports, office.ilse, letter));
  const where = { version: known.versions.length };
  const readers = names.map(reader);
  const { links } = must(
    await inviteReaders(office.ports, office.ilse, letter, where, { readers, mail: false }),
  );
  for (const { copy, link, code } of links)
    must(await openCopy(office.ports, copy, { link: link.split("#")[1] ?? "", code }));
  return links.map(({ copy }) => copy);
}

/** Reads a letter back; the takes are in the points' order as they were stated. */
async function reads(office: TestOffice, copy: string, points: readonly string[], takes: readonly Take[]) {
  must(await paraphrase(office.ports, copy, "The boats move."));
  const page = must(await readerPage(office.ports, copy));
  const first = page.sentences.find(({ start, end }) => page.pages[0]?.slice(start, end).includes("berth"));
  if (!first) throw new Error("No sentence of the page speaks of berths.");
  const { start, end } = first;
  const quote = page.pages[0]!.slice(start, end);
  const passage = { page: 1, quote, prefix: "", suffix: "", start, end };
  const answers = points.map((point, i) => ({ point, take: takes[i]!, passage }));
  must(await answerPoints(office.ports, copy, answers));
}
const right: readonly Take[] = ["says-so", "does-not-say", "does-not-say"];
const held = async (office: TestOffice, letter: string) =>
  must(await viewLetter(office.ports, office.ilse, letter))
    .gates.filter((gate) => gate.status === "held")
    .map((gate) => gate.sentence);

onEachDatabase("decisions", (open) => {
  test("are entered with a passkey over exactly their words, each under a reference of its own", async () => {
    const office = await open();
    const { ports, odile, wim } = office;
    expect(await decisionOptions(ports, wim, { fields, open: false })).toMatchObject({
      code: "not-allowed",
    });
    const first = await decided(office, odile);
    expect(first).toMatchObject({ reference: expect.stringMatching(/^D-\d{4}-001$/), entered: { ok: true } });
    const { options, ...named } = must(await decisionOptions(ports, odile, { fields, open: false }));
    const response = odile.passkey.get(options, ORIGIN);
    const other = { ...fields, what: "Something else." };
    expect(
      await enterDecision(ports, odile, { ...named, fields: other, open: false, response }),
    ).toMatchObject({ code: "stale-challenge" });
    const { decisions, enter } = await readRegister(ports, odile);
    expect(enter).toBeNull();
    expect(decisions.map(({ decision }) => decision.text.what)).toEqual([fields.what]);
    expect((await readRegister(ports, wim)).enter).toContain("roles");
  });

  test("have references without a gap: whoever signs first has the next one", async () => {
    const office = await open();
    const { ports, odile, sami } = office;
    const given = { fields, open: false };
    const offers = [];
    for (const by of [odile, sami]) offers.push({ by, ...must(await decisionOptions(ports, by, given)) });
    const reference = offers[0]!.reference;
    expect(reference).toMatch(/-001$/);
    const entered = await Promise.all(
      offers.map(({ by, options, ...named }) =>
        enterDecision(ports, by, { ...given, ...named, response: by.passkey.get(options, ORIGIN) }),
      ),
    );
    const late = entered.filter((one) => !one.ok);
    expect(late).toEqual([expect.objectContaining({ code: "exists-already" })]);
    expect(late[0]).toMatchObject({ message: expect.stringContaining(reference.replace(/1$/, "2")) });
    expect((await decided(office, sami)).reference).toBe(reference.replace(/1$/, "2"));
    const { decisions } = await readRegister(ports, odile);
    expect(decisions.map(({ decision }) => decision.text.reference)).toEqual([
      reference.replace(/1$/, "2"),
      reference,
    ]);
  });

  test("hold what announces them while they do not stand, up to the release, and no letter that is closed to the reader shows", async () => {
    const office = await open();
    const { ports, ilse, odile, sami, tomas } = office;
    const { id } = await office.letter().version().made();
    const [point] = await stated(office, id);
    must(
      await personDoes(ports, odile, { type: "waive-read-back", letter: id, version: 1, reason: "Urgent." }),
    );
    expect(await held(office, id)).toEqual(["Point 1 announces something and rests on no decision."]);
    const { decision } = await decided(office, sami);
    const cites = (to: string) =>
      personDoes(ports, ilse, { type: "cite-decision", letter: id, point: point!, decision: to });
    must(await cites(decision));
    expect(await held(office, id)).toEqual([]);
    expect((await readRegister(ports, ilse)).decisions[0]).toMatchObject({ citedBy: [{ id }], good: true });
    expect((await readRegister(ports, tomas)).decisions[0]).toMatchObject({ citedBy: [] });
    const approves = await readyToApprove(office, odile, id);
    await revoked(office, sami, decision);
    expect(await approves()).toMatchObject({ code: "held-by-gates" });
    expect(await cites(decision)).toMatchObject({ code: "nothing-to-change" });
    const again = await decided(office, sami);
    must(await cites(again.decision));
    must(await (await readyToApprove(office, odile, id))());
    await sealLetter(ports, await office.sealing(), id);
    const releases = await readyToRelease(office, sami, id);
    await revoked(office, odile, again.decision);
    expect(await releases()).toMatchObject({ code: "held-by-gates" });
  });
});

onEachDatabase("read-back", (open) => {
  test("asks each reader on a copy of their own, first in their own words, then on points in an order of their own", async () => {
    const office = await open();
    const { ports } = office;
    const { id } = await office.letter().version().made();
    const points = await stated(office, id);
    const names = Array.from({ length: 8 }, (_, i) => `Reader ${i + 1}`);
    const copies = await asked(office, id, names);
    const first = must(await readerPage(ports, copies[0]!));
    expect(first).toMatchObject({
      step: "read",
      points: [],
      copy: { label: "R1", holder: { name: "Reader 1" } },
    });
    expect(first.sentences.length).toBeGreaterThan(3);
    expect(must(await holderFile(ports, copies[1]!)).label).toBe("R2");
    expect(await holderPage(ports, copies[0]!)).toMatchObject({ code: "read-back" });
    expect(await attachFile(ports, copies[0]!, new Uint8Array(3))).toMatchObject({ code: "recalled" });
    const answers = points.map((point) => ({ point, take: "says-so" as const, passage: null }));
    expect(await answerPoints(ports, copies[0]!, answers)).toMatchObject({ code: "not-in-this-state" });
    const orders = new Set<string>();
    for (const copy of copies) {
      must(await paraphrase(ports, copy, "It ends."));
      const shown = must(await readerPage(ports, copy)).points;
      expect(shown.map(({ id: point }) => point).toSorted()).toEqual(points.toSorted());
      expect(Object.keys(shown[0]!).toSorted()).toEqual(["id", "text"]);
      orders.add(shown.map(({ id: point }) => points.indexOf(point)).join());
      expect(must(await readerPage(ports, copy)).points).toEqual(shown);
    }
    expect(orders.size).toBeGreaterThan(1);
    must(await answerPoints(ports, copies[0]!, answers));
    expect(must(await readerPage(ports, copies[0]!))).toMatchObject({ step: "done", pages: [], points: [] });
    must(await personDoes(ports, office.ilse, { type: "close-read-back", letter: id, round: 1 }));
    expect(must(await readerPage(ports, copies[1]!))).toMatchObject({ step: "closed", pages: [] });
  });

  test("says at its door that it asks to read, and is over once its letter is cancelled", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version().made();
    await stated(office, id);
    const { links } = must(
      await inviteReaders(ports, ilse, id, { version: 1 }, { readers: [reader("A")], mail: false }),
    );
    const { copy, link, code } = links[0]!;
    const secret = link.split("#")[1] ?? "";
    const door = { state: "code-needed", reading: { language: "en" } };
    expect(await linkStatus(ports, copy, secret, undefined)).toMatchObject(door);
    expect(await linkStatus(ports, copy, "guessed", undefined)).toMatchObject({ reading: null });
    const { token } = must(await openCopy(ports, copy, { link: secret, code }));
    const known = { state: "open", reading: { language: "en" } };
    expect(await linkStatus(ports, copy, "", token)).toMatchObject(known);
    expect(must(await readerPage(ports, copy))).toMatchObject({ step: "read" });
    must(await personDoes(ports, ilse, { type: "cancel", letter: id, reason: "Not needed." }));
    expect(must(await readerPage(ports, copy))).toMatchObject({ step: "closed", pages: [] });
  });

  test("finds the sentence that misled, and whose words say so; the next round is others'", async () => {
    const office = await open();
    const { ports, ilse, odile } = office;
    const { id } = await office.letter().version().made();
    const points = await stated(office, id);
    must(
      await personDoes(ports, odile, {
        type: "waive-citation",
        letter: id,
        point: points[0]!,
        reason: "Soon.",
      }),
    );
    const copies = await asked(office, id, ["A", "B", "C", "D", "E", "F"]);
    for (const [i, copy] of copies.entries())
      await reads(office, copy, points, i < 2 ? ["says-so", "says-so", "does-not-say"] : right);
    expect(await held(office, id)).toEqual([
      "Point 2 was read as intended by 4 of 6 fresh readers (30 to 90 %); the office asks for all.",
    ]);
    const seen = must(await readReadBack(ports, ilse, id));
    const misled = seen.rounds[0]?.sentences.filter((one) => one.misled.length > 0) ?? [];
    expect(misled).toMatchObject([{ misled: ["R1", "R2"] }]);
    const { page, start, end } = misled[0]!;
    expect(seen.pages.get(1)?.[page - 1]?.slice(start, end)).toContain("berth");
    expect(seen.rounds[0]?.readers[0]).toMatchObject({
      copy: { reading: { paraphrase: { text: "The boats move." } } },
    });
    expect(await readReadBack(ports, office.tomas, id)).toMatchObject({ code: "not-found" });
  });

  test("leaves nothing about copies or points in what the public is told of a draft", async () => {
    const office = await open();
    const { id } = await office.letter().version().made();
    await stated(office, id);
    const { files } = await answerFiles(office.ports, "000");
    expect(files).toEqual([]);
  });
});
