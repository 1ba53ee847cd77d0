import {
  leafHash,
  openCheckpoint,
  type ReadNode,
  treeRoot,
  verifyConsistency,
  consistencyProof,
} from "@chirograph/log";
import { describe, expect, test } from "vitest";
import type { LogPort } from "../src/acts/release/log-port.ts";
import type { Job, Unit } from "../src/acts/ports.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { resumeSeals } from "../src/acts/release/seal.ts";
import { openJobs } from "../src/jobs/outbox.ts";
import { startSequencer } from "../src/jobs/sequencer.ts";
import { contents } from "./contents.ts";
import { type LogPorts, type TestOffice, onEachDatabase, silentLog } from "./office.ts";
import { must } from "./staff.ts";

type Event = {
  readonly stream: string;
  readonly seq: number;
  readonly leaf: number | null;
  readonly commitment: Buffer;
};

/** The log as its tables hold it, held against what a stranger could check of it. */
async function expectGoodLog({ pool, log }: TestOffice): Promise<{ sequenced: number; size: number }> {
  const { rows: leaves } = await pool.query("select * from leaf order by index");
  expect(leaves.map((row) => row.index)).toEqual(leaves.map((_, at) => at));
  expect(leaves.length % 8).toBe(0);
  const { rows: events } = await pool.query<Event>("select * from event where leaf is not null");
  expect(new Set(events.map((event) => event.leaf)).size).toBe(events.length);
  for (const { leaf, commitment } of events) expect(leaves[leaf!].commitment.equals(commitment)).toBe(true);
  await expectGoodCheckpoints({ pool, log }, leaves);
  return { sequenced: events.length, size: leaves.length };
}

async function expectGoodCheckpoints(
  { pool, log }: Pick<TestOffice, "pool" | "log">,
  leaves: readonly { commitment: Buffer }[],
): Promise<void> {
  const { rows: nodes } = await pool.query("select * from node");
  const stored = new Map(nodes.map((row) => [`${row.level}/${row.index}`, new Uint8Array(row.hash)]));
  const read: ReadNode = (level, index) => stored.get(`${level}/${index}`);
  leaves.forEach(({ commitment }, at) => expect(read(0, at)).toEqual(leafHash(new Uint8Array(commitment))));
  const { rows: notes } = await pool.query("select * from checkpoint order by size");
  let before: { size: number; root: Uint8Array } | null = null;
  for (const { size, note } of notes) {
    const opened = openCheckpoint(note, log.signer.key);
    if (!opened.ok) throw new Error(opened.message);
    const { root } = opened.checkpoint;
    expect([opened.checkpoint.size, root]).toEqual([size, treeRoot(size, read)]);
    if (before) {
      const proof = consistencyProof(before.size, size, read);
      expect(verifyConsistency(before.size, size, before.root, root, proof)).toEqual({ ok: true });
    }
    before = { size, root };
  }
  expect(before?.size ?? 0).toBe(leaves.length);
}

const total = async ({ pool }: TestOffice) =>
  (await pool.query("select count(*)::int as n from event")).rows[0].n;

/** Every call that a turn of the sequencer makes, counted; `before` and `after` are told its number and may throw. */
function watched(
  ports: LogPorts,
  calls: { before(n: number, name: string): void; after(n: number, name: string): void; committed(): void },
): LogPorts {
  let n = 0;
  const watch = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        async (...given: unknown[]) => {
          const mine = (n += 1);
          calls.before(mine, name);
          const result: unknown = await call(...given);
          calls.after(mine, name);
          return result;
        },
      ]),
    ) as Port;
  const wrap = (unit: Unit): Unit => ({
    ...unit,
    record: watch(unit.record),
    letters: watch(unit.letters),
    public: watch(unit.public),
    prints: watch(unit.prints),
  });
  return {
    ...ports,
    async transactLog(work) {
      const done = await ports.transactLog((unit, log) => work(wrap(unit), watch(log) as LogPort));
      calls.committed();
      return done;
    },
  };
}

const nothing = { before: () => undefined, after: () => undefined, committed: () => undefined };

class Killed extends Error {}

async function archive({ ports, ilse }: TestOffice, letter: string, archived: boolean): Promise<void> {
  must(await personDoes(ports, ilse, { type: "archive", letter, archived }));
}

function theSequencer(open: () => Promise<TestOffice>): void {
  test("gives every event one place, in batches of a multiple of eight, under checkpoints that hold", async () => {
    const office = await open();
    for (let round = 0; round < 4; round += 1) {
      await office.letter().version().circulatedTo("bo", "cy").made();
      await office.sequence();
    }
    const { sequenced } = await expectGoodLog(office);
    expect(sequenced).toBe(await total(office));
    expect(await office.sequence()).toBeNull();
  });

  test("runs beside another one and beside writers: nothing is lost or placed twice, late commits included", async () => {
    const office = await open();
    const { id } = await office.letter().version().made();
    // An event is written before the batches are drawn, and committed after them.
    const late = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const writer = office.ports.transact(async (unit) => {
      const at = office.ports.now();
      const event = { type: "letter-archived" as const, archived: true };
      await unit.record.append(new Map([["letter/late", 0]]), [
        { stream: "letter/late", seq: 1, at, by: "system", event },
      ]);
      written.resolve();
      await late.promise;
    });
    await written.promise;
    const turns = async () => {
      const ports = await office.another();
      for (let turn = 0; turn < 6; turn += 1) await office.sequence(ports);
    };
    const writing = async () => {
      for (let n = 0; n < 12; n += 1) await archive(office, id, n % 2 === 0);
    };
    await Promise.all([turns(), turns(), writing()]);
    late.resolve();
    await writer;
    await office.sequence();
    expect((await expectGoodLog(office)).sequenced).toBe(await total(office));
  });

  test("killed before or after any of its calls has written nothing, and the next turn does it all", async () => {
    const office = await open();
    const { id } = await office.letter().version().approved().sealed().released().made();
    const unsequenced = await contents(office.pool);
    const names: string[] = [];
    const counted = watched(office.ports, { ...nothing, before: (_n, name) => void names.push(name) });
    const dry = counted.transactLog(async () => Promise.reject(new Killed()));
    await expect(dry).rejects.toBeInstanceOf(Killed);
    for (let n = 1, finished = false; !finished; n += 1) {
      for (const moment of ["before", "after"] as const) {
        const fault = {
          [moment](at: number, name: string) {
            names.push(name);
            if (at === n) throw new Killed();
          },
        };
        const turn = office.sequence(watched(office.ports, { ...nothing, ...fault }));
        const error = await turn.catch((thrown: unknown) => thrown);
        finished = !(error instanceof Killed);
        if (finished) break;
        expect(await contents(office.pool)).toEqual(unsequenced);
      }
    }
    // Every write was among them.
    for (const write of [
      "lease",
      "addLeaves",
      "addNodes",
      "addCheckpoint",
      "append",
      "put",
      "setAccess",
      "addFile",
      "index",
    ])
      expect(names).toContain(write);
    await expectInForceOnce(office, id);
  });

  test("killed after its commit was kept goes on behind it, and does not repeat it", async () => {
    const office = await open();
    const { id } = await office.letter().version().approved().sealed().released().made();
    const killed = watched(office.ports, {
      ...nothing,
      committed() {
        throw new Killed();
      },
    });
    await expect(office.sequence(killed)).rejects.toBeInstanceOf(Killed);
    await expectInForceOnce(office, id);
  });

  test("in its process says a failure and tries again, and stops when it is told to", async () => {
    const office = await open();
    await office.letter().made();
    let faults = 2;
    const ports = watched(office.ports, {
      ...nothing,
      before() {
        if ((faults -= 1) >= 0) throw new Killed();
      },
    });
    const published = Promise.withResolvers<void>();
    const running = startSequencer(ports, office.log, silentLog, async () => published.resolve());
    await published.promise;
    await running.stop();
    expect((await expectGoodLog(office)).sequenced).toBe(await total(office));
  });
}

/** In force by exactly one event, under a checkpoint that contains the release; everything has its place in the log. */
async function expectInForceOnce(office: TestOffice, id: string): Promise<void> {
  while (await office.sequence());
  expect((await expectGoodLog(office)).sequenced).toBe(await total(office));
  const { rows } = await office.pool.query(
    `select type, leaf, convert_from(bytes, 'UTF8')::jsonb->'event'->>'checkpoint' as checkpoint
       from event where stream = $1 and type in ('letter-released', 'entered-into-force') order by seq`,
    [`letter/${id}`],
  );
  expect(rows.map((row) => row.type)).toEqual(["letter-released", "entered-into-force"]);
  expect(rows[0].leaf).toBeLessThan(Number(rows[1].checkpoint));
  const { rows: sizes } = await office.pool.query("select 1 from checkpoint where size = $1", [
    rows[1].checkpoint,
  ]);
  expect(sizes).toHaveLength(1);
}

function theOutbox(open: () => Promise<TestOffice>): void {
  const mail = (message: string): Job => ({ name: "mail", data: { message } });
  const idle = { mail: async () => undefined, "mail-in": async () => undefined };

  test("a mail that cannot be delivered does not send the others again", async () => {
    const office = await open();
    const sent: string[] = [];
    const again = Promise.withResolvers<void>();
    const addresses = ["a", "broken", "b", "c"].map((name) => `${name}@office.example`);
    await office.ports.transact((unit) => unit.jobs.send(addresses.map(mail)));
    await office.jobs.start({
      ...idle,
      seal: async () => undefined,
      async mail({ message: to }) {
        sent.push(to);
        if (!to.startsWith("broken")) return;
        if (sent.filter((one) => one === to).length === 2) again.resolve();
        else throw new Error("550 no such user");
      },
    });
    await again.promise;
    await office.jobs.stop();
    const counts = Object.fromEntries(addresses.map((one) => [one, sent.filter((to) => to === one).length]));
    expect(counts).toEqual({
      "a@office.example": 1,
      "broken@office.example": 2,
      "b@office.example": 1,
      "c@office.example": 1,
    });
  });

  test("a seal whose process was killed over it is asked for again at the next start", async () => {
    const office = await open();
    const { id } = await office.letter().version().approved().made();
    const taken = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    await office.jobs.start({
      ...idle,
      async seal() {
        taken.resolve();
        await over.promise;
      },
    });
    await taken.promise;
    // The next start, while the job is still marked as being worked on.
    const next = await openJobs(office.pool, silentLog);
    const sealed = Promise.withResolvers<string>();
    await next.start({ ...idle, seal: async ({ letter }) => sealed.resolve(letter) });
    await resumeSeals(office.ports);
    expect(await sealed.promise).toBe(id);
    over.resolve();
    await next.stop();
  });
}

onEachDatabase("jobs", (open) => {
  describe("the sequencer", () => theSequencer(open));
  describe("the outbox", () => theOutbox(open));
});
