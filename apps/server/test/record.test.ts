import {
  type Entry,
  type StreamId,
  decodeEntry,
  encodeEntry,
  foldCopy,
  foldLetter,
  latestVersion,
  streamOf,
} from "@chirograph/core";
import { commitment } from "@chirograph/log";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadLetter } from "../src/acts/facts.ts";
import { holderDoes } from "../src/acts/coordination/holder.ts";
import { officeCopy } from "../src/acts/letter/office-copy.ts";
import { passOn } from "../src/acts/coordination/pass-on.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { Conflict, type Ports, type Unit } from "../src/acts/ports.ts";
import { circulateTo, newest, readyToApprove, takePosition, remark } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";

class Again extends Error {}

/** The work done once: run again, it fails, so that a lost race is seen and not made good. */
async function once(ports: Ports, work: (unit: Unit) => Promise<void>): Promise<"written" | "conflict"> {
  let conflict = false;
  const turn = async (unit: Unit): Promise<void> => {
    if (conflict) throw new Again();
    try {
      await work(unit);
    } catch (error) {
      conflict = error instanceof Conflict || (error as { code?: string }).code === "40001";
      throw error;
    }
  };
  try {
    await ports.transact(turn);
    return "written";
  } catch (error) {
    if (error instanceof Again) return "conflict";
    throw error;
  }
}

const entry = (stream: StreamId, seq: number, archived = true): Entry => ({
  stream,
  seq,
  at: "2026-11-22T09:00:00.000Z",
  by: "system",
  event: {
    type: "letter-archived",
    archived,
  },
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

async function events(office: TestOffice): Promise<Map<string, Entry[]>> {
  const { rows } = await office.pool.query("select bytes from event order by stream, seq");
  return Map.groupBy(
    rows.map((row) => decodeEntry(row.bytes)),
    (one) => one.stream,
  );
}

onEachDatabase("the record", (open) => {
  test("keeps exactly the canonical bytes, and a commitment over a salt of their own and them", async () => {
    const office = await open();
    await office.letter().version().circulatedTo("bo", "cy").made();
    const { rows } = await office.pool.query("select * from event");
    expect(rows.length).toBeGreaterThan(10);
    for (const { stream, seq, type, at, by, bytes, salt, commitment: kept } of rows) {
      const decoded = decodeEntry(bytes);
      expect(Buffer.from(encodeEntry(decoded)).equals(bytes)).toBe(true);
      expect(salt).toHaveLength(16);
      expect(Buffer.from(commitment(salt, bytes)).equals(kept)).toBe(true);
      expect({ ...decoded, event: decoded.event.type }).toEqual({
        stream,
        seq,
        at: at.toISOString(),
        by,
        event: type,
      });
    }
    expect(new Set(rows.map((row) => row.salt.toString("hex"))).size).toBe(rows.length);
  });

  describe("compare-and-swap", () => {
    const cases: [string, ReadonlyMap<StreamId, number>, Entry[]][] = [
      ["a stream it writes", new Map([["letter/a", 1]]), [entry("letter/a", 2)]],
      [
        "a stream it only read",
        new Map([
          ["letter/a", 1],
          ["letter/new", 0],
        ]),
        [entry("letter/new", 1)],
      ],
      [
        "a stream it read as absent",
        new Map([
          ["letter/b", 0],
          ["letter/new", 0],
        ]),
        [entry("letter/new", 1)],
      ],
      ["a stream it opens", new Map([["letter/b", 0]]), [entry("letter/b", 1)]],
    ];
    test.each(cases)(
      "loses when someone else wrote to %s, and writes nothing",
      async (_which, expected, entries) => {
        const { ports, pool } = await open();
        await once(ports, (unit) => unit.record.append(new Map([["letter/a", 0]]), [entry("letter/a", 1)]));
        await once(ports, (unit) => unit.record.append(new Map([["letter/a", 1]]), [entry("letter/a", 2)]));
        await once(ports, (unit) => unit.record.append(new Map([["letter/b", 0]]), [entry("letter/b", 1)]));
        const count = async () => (await pool.query("select count(*)::int as n from event")).rows[0].n;
        const before = await count();
        expect(await once(ports, (unit) => unit.record.append(expected, entries))).toBe("conflict");
        expect(await count()).toBe(before);
      },
    );

    test("a stream that was read as absent can be held by opening it alone", async () => {
      const { ports } = await open();
      const expected = new Map<StreamId, number>([
        ["letter/a", 0],
        ["letter/b", 0],
      ]);
      await expect(
        once(ports, (unit) => unit.record.append(expected, [entry("letter/a", 1)])),
      ).rejects.toThrow("letter/b was read as absent");
    });

    test("a stream that was only read does not move before the reader is done", async () => {
      const { ports } = await open();
      await once(ports, (unit) => unit.record.append(new Map([["letter/a", 0]]), [entry("letter/a", 1)]));
      const [read, done] = [gate(), gate()];
      const order: string[] = [];
      const reader = once(ports, async (unit) => {
        await unit.record.append(
          new Map([
            ["letter/a", 1],
            ["letter/c", 0],
          ]),
          [entry("letter/c", 1)],
        );
        read.open();
        await done.opened;
        order.push("reader");
      });
      await read.opened;
      const writer = once(ports, async (unit) => {
        await unit.record.append(new Map([["letter/a", 1]]), [entry("letter/a", 2)]);
        order.push("writer");
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      done.open();
      expect(await Promise.all([reader, writer])).toEqual(["written", "written"]);
      expect(order).toEqual(["reader", "writer"]);
    });

    test("whoever read a stream that another is writing waits, and then has lost", async () => {
      const { ports } = await open();
      await once(ports, (unit) => unit.record.append(new Map([["letter/a", 0]]), [entry("letter/a", 1)]));
      const [written, done] = [gate(), gate()];
      const writer = once(ports, async (unit) => {
        await unit.record.append(new Map([["letter/a", 1]]), [entry("letter/a", 2)]);
        written.open();
        await done.opened;
      });
      await written.opened;
      const reader = once(ports, (unit) =>
        unit.record.append(
          new Map([
            ["letter/a", 1],
            ["letter/d", 0],
          ]),
          [entry("letter/d", 1)],
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      done.open();
      expect(await Promise.all([writer, reader])).toEqual(["written", "conflict"]);
    });
  });

  test("of two racing approvals one wins, and the other is told who did", async () => {
    const office = await open();
    for (let round = 0; round < 3; round += 1) {
      const { id } = await office.letter().version().made();
      const ready = [
        await readyToApprove(office, office.odile, id),
        await readyToApprove(office, office.sami, id),
      ];
      const outcomes = await Promise.all(ready.map((approve) => approve()));
      const winner = outcomes[0]?.ok ? office.odile : office.sami;
      expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
      expect(outcomes.find((one) => !one.ok)).toMatchObject({
        code: "approved-already",
        message: expect.stringContaining(`${winner.name} approved version 1 at`),
      });
      const letter = await office.ports.transact((unit) => loadLetter(unit, id));
      expect(letter).toMatchObject({ status: "approved", approvals: [{ by: winner.id }] });
    }
  });

  test("an approval and a non-concur at once: one comes first and the other is refused", async () => {
    const office = await open();
    for (let round = 0; round < 4; round += 1) {
      const { id, copies } = await office.letter().version().circulatedTo("bo").closed().made();
      const approve = await readyToApprove(office, office.odile, id);
      const [approved, objected] = await Promise.all([
        approve(),
        takePosition(office, copies.bo!, "non-concur"),
      ]);
      if (approved.ok) expect(objected).toMatchObject({ ok: false, code: "not-in-this-state" });
      else expect([approved.code, objected.ok]).toEqual(["held-by-gates", true]);
    }
  });

  test("fifty holders comment at once, and every comment is kept", async () => {
    const office = await open();
    const names = Array.from({ length: 50 }, (_, n) => `holder${n}`);
    const { copies } = await office
      .letter()
      .version()
      .circulatedTo(...names)
      .made();
    const outcomes = await Promise.all(
      Object.values(copies).map(({ copy }) =>
        holderDoes(office.ports, copy, (letter) => ({
          type: "comment" as const,
          letter,
          copy,
          comment: office.ports.id(),
          ...remark,
        })),
      ),
    );
    expect(outcomes.filter((one) => !one.ok)).toEqual([]);
    const { rows } = await office.pool.query(
      "select count(*)::int as n from event where type = 'comment-made'",
    );
    expect(rows[0].n).toBe(50);
  });

  test("everyone of the staff who opens a version at once gets a copy with a number of its own", async () => {
    const office = await open();
    const { id } = await office.letter().version().made();
    const readers = [office.tomas, office.wim];
    for (const { id: person } of readers)
      await personDoes(office.ports, office.ilse, {
        type: "grant-access",
        letter: id,
        person,
        part: "reader",
      });
    const people = [office.odile, office.sami, ...readers];
    const copies = await Promise.all(people.map((person) => officeCopy(office.ports, person, id, 1)));
    const labels = copies.map((one) => (one.ok ? one.value.label : one.code)).sort();
    expect(labels).toEqual(["S1", "S2", "S3", "S4"]);
    // Whoever opens it again gets the copy they had.
    const again = await officeCopy(office.ports, office.odile, id, 1);
    expect(again.ok && again.value.label).toBe(copies[0]?.ok && copies[0].value.label);
  });

  test("whatever happens at once, streams have no gaps and the projections are what the record says", async () => {
    const office = await open();
    const property = fc.asyncProperty(
      fc.array(fc.array(deed, { maxLength: 6 }), { maxLength: 4 }),
      async (waves) => {
        const { id, copies } = await office.letter().version().circulatedTo("bo", "cy").made();
        const scene = { office, id, held: Object.values(copies).map((one) => one.copy) };
        for (const wave of waves) await Promise.all(wave.map((one) => deeds[one.deed](scene, one.who)));
        await expectSound(office);
      },
    );
    await fc.assert(property, { numRuns: 5 });
  });
});

type Scene = { readonly office: TestOffice; readonly id: string; readonly held: readonly string[] };

/** What may happen to a letter at any moment; most of it is refused at most moments, and that is fine. */
const deeds = {
  async comment({ office, held }: Scene, who: number) {
    const copy = held[who % held.length] ?? "";
    await holderDoes(office.ports, copy, (letter) => ({
      type: "comment",
      letter,
      copy,
      comment: office.ports.id(),
      ...remark,
    }));
  },
  async object({ office, held }: Scene, who: number) {
    const copy = { copy: held[who % held.length] ?? "", label: "", token: "", code: "" };
    await takePosition(office, copy, who % 3 === 0 ? "non-concur" : "concur");
  },
  async handOn({ office, held }: Scene, who: number) {
    const holder = { name: `third${who}`, organisation: "", actingFor: "", address: "" };
    await passOn(office.ports, held[who % held.length] ?? "", { holder, delegated: false, mail: false });
  },
  circulate: ({ office, id }: Scene, who: number) =>
    circulateTo(office, id, [`late${who}`], "allowed").catch(() => null),
  close: ({ office, id }: Scene) =>
    personDoes(office.ports, office.ilse, { type: "close-circulation", letter: id }),
  archive: ({ office, id }: Scene, who: number) =>
    personDoes(office.ports, office.ilse, { type: "archive", letter: id, archived: who % 2 === 0 }),
  grant: ({ office, id }: Scene) =>
    personDoes(office.ports, office.ilse, {
      type: "grant-access",
      letter: id,
      person: office.tomas.id,
      part: "reader",
    }),
  revoke: ({ office, id }: Scene) =>
    personDoes(office.ports, office.ilse, { type: "revoke-access", letter: id, person: office.tomas.id }),
  recall: ({ office, id, held }: Scene, who: number) =>
    personDoes(office.ports, office.ilse, {
      type: "recall-copy",
      letter: id,
      copy: held[who % held.length] ?? "",
      reason: "",
    }),
  open: ({ office, id }: Scene, who: number) =>
    officeCopy(office.ports, [office.odile, office.sami, office.ilse][who % 3] ?? office.ilse, id, 1),
  async approve({ office, id }: Scene, who: number) {
    await (
      await readyToApprove(office, who % 2 === 0 ? office.odile : office.sami, id)
    )();
  },
  async sendBack({ office, id }: Scene) {
    const { n: version } = await newest(office, id);
    await personDoes(office.ports, office.sami, {
      type: "return",
      letter: id,
      version,
      note: "Say it plainly.",
    });
  },
};

const names = Object.keys(deeds) as (keyof typeof deeds)[];
const deed = fc.record({ deed: fc.constantFrom(...names), who: fc.nat({ max: 5 }) });

async function expectSound(office: TestOffice): Promise<void> {
  const streams = await events(office);
  const { rows: heads } = await office.pool.query("select id, version from stream");
  expect(new Map(heads.map((row) => [row.id, row.version]))).toEqual(
    new Map([...streams].map(([id, list]) => [id, list.length])),
  );
  for (const list of streams.values())
    expect(list.map((one) => one.seq)).toEqual(list.map((_, at) => at + 1));
  await expectLetters(office, streams);
  await expectCopies(office, streams);
}

async function expectLetters(office: TestOffice, streams: Map<string, Entry[]>): Promise<void> {
  const { rows } = await office.pool.query("select * from letter");
  for (const row of rows) {
    const letter = foldLetter(streams.get(streamOf.letter(row.id)) ?? []);
    if (letter.status === "none") throw new Error("A row without a letter.");
    expect(row).toMatchObject({
      reference: letter.reference,
      status: letter.status,
      archived: letter.archived,
      silent: letter.silent,
      version: latestVersion(letter)?.n ?? 0,
      suspense: letter.status === "in-coordination" ? new Date(letter.circulation.suspense) : null,
    });
    const parts = [...letter.access].flatMap(([person, has]) => [...has].map((part) => `${person} ${part}`));
    const access = await office.pool.query("select * from letter_access where letter = $1", [row.id]);
    expect(access.rows.map((one) => `${one.person} ${one.part}`).sort()).toEqual(parts.sort());
  }
}

async function expectCopies(office: TestOffice, streams: Map<string, Entry[]>): Promise<void> {
  const { rows } = await office.pool.query("select id, letter, version, kind, label, recalled from copy");
  const folded = [...streams].filter(([id]) => id.startsWith("copy/")).map(([, list]) => foldCopy(list));
  const expected = folded.map((copy) => {
    if (copy.status === "none") throw new Error("A copy's stream without a copy.");
    const { id, letter, version, kind, label } = copy;
    return { id, letter, version, kind, label, recalled: copy.status === "recalled" };
  });
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect(rows.sort(byId)).toEqual(expected.sort(byId));
  // No two papers of a version bear the same number.
  const numbers = rows.map((row) => `${row.letter} ${row.version} ${row.label}`);
  expect(new Set(numbers).size).toBe(numbers.length);
}
