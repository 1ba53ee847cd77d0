import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifierKey } from "@chirograph/log";
import { startSigner } from "@chirograph/signer";
import type pg from "pg";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { changeList, listChangeOptions } from "../src/acts/people/sealing-list.ts";
import type { LogPort } from "../src/acts/release/log-port.ts";
import type { Ports, Unit } from "../src/acts/ports.ts";
import { type LogSigner, type Sequenced, sequence } from "../src/acts/release/sequence.ts";
import { enrolFirst } from "../src/acts/people/set-up.ts";
import type { SignerPort } from "../src/acts/signer-port.ts";
import type { Tools } from "../src/acts/tools.ts";
import { type Jobs, openJobs } from "../src/jobs/outbox.ts";
import { signerPort } from "../src/keys/sealing.ts";
import { createParser } from "../src/parse/parser.ts";
import { openPool } from "../src/store/database.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open-store.ts";
import { createTypesetter } from "../src/typeset/typeset.ts";
import { type DatabaseServer, databaseServers } from "./database.ts";
import { type LetterPlan, letterPlan } from "./letter.ts";
import { ORIGIN, type Staff, must, staffed } from "./staff.ts";

export const silentLog = pino({ level: "silent" });

/** The office's clock: it stands still but for a millisecond at each look, until a test moves it. */
type Clock = { now(): string; pass(minutes: number): void };

function openClock(): Clock {
  let ms = Date.parse("2026-11-22T09:00:00.000Z");
  return {
    now: () => new Date((ms += 1)).toISOString(),
    pass: (minutes) => void (ms += minutes * 60_000),
  };
}

export type LogPorts = Ports & { transactLog<T>(work: (unit: Unit, log: LogPort) => Promise<T>): Promise<T> };

/** An office of its own on a fresh database, with its people, ready to write letters. */
export type TestOffice = Staff & {
  readonly pool: pg.Pool;
  readonly ports: LogPorts;
  readonly clock: Clock;
  readonly tools: Tools;
  readonly jobs: Jobs;
  readonly log: LogSigner;
  /** The sealing process, which knows this office's people. */
  sealing(): Promise<SignerPort>;
  /** A letter of Ilse's, in which Odile and Sami may sign and release; `made()` plays what was planned. */
  letter(): LetterPlan;
  /** One turn of the sequencer. */
  sequence(ports?: LogPorts): Promise<Sequenced | null>;
  /** This office's database as another process would have it: other connections, nothing remembered. */
  another(): Promise<LogPorts>;
};

const random = (length: number) => new Uint8Array(randomBytes(length));

function logSigner(): LogSigner {
  const origin = "office.example/log";
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const key = verifierKey(origin, new Uint8Array(raw));
  return { origin, signer: { key, sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)) } };
}

/** What is the same for all offices of a test file: programs that read and set papers, and their one sealing process. */
async function openHouse(stack: AsyncDisposableStack) {
  const parser = createParser({ children: 1 });
  stack.defer(() => parser.close());
  const typesetter = await createTypesetter();
  stack.defer(() => typesetter.close());
  const { read, render, template, matrix, mail } = parser;
  const folder = await mkdtemp(join(tmpdir(), "chirograph-signer-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const signer = startSigner({ folder });
  stack.defer(() => signer.close());
  return {
    tools: { typeset: typesetter.typeset, read, render, template, matrix, mail } satisfies Tools,
    signer: signerPort(signer),
  };
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function openPorts(server: DatabaseServer, name: string, clock: Clock, stack: AsyncDisposableStack) {
  const pool = openPool(server.connection(name));
  stack.defer(() => pool.end());
  await migrate(pool);
  const jobs = await openJobs(pool, silentLog);
  stack.defer(() => jobs.stop());
  const store = openStore(pool, jobs.outbox);
  const id = () => randomBytes(16).toString("hex");
  const ports: LogPorts = { transact: store.transact, transactLog: store.transactLog, now: clock.now, id };
  return { pool, jobs, ports };
}

/** Only an administrator's passkey makes a colleague's known to the sealing process. */
async function enrolled(house: House, ports: Ports, { ilse, ...others }: Staff): Promise<SignerPort> {
  await enrolFirst(ports, house.signer);
  for (const person of Object.values(others)) {
    const change = { person: person.id, act: "enrol" as const };
    const asked = await listChangeOptions(ports, house.signer, ilse, change);
    // The house's sealing process may know them from the office before.
    if (asked.ok)
      must(await changeList(ports, house.signer, ilse, ilse.passkey.get(asked.value.options, ORIGIN)));
  }
  return house.signer;
}

async function openOffice(
  house: House,
  server: DatabaseServer,
  template: { name: string; staff: Staff },
  stack: AsyncDisposableStack,
): Promise<TestOffice> {
  const name = await server.create(template.name);
  stack.defer(() => server.drop(name));
  const clock = openClock();
  const { pool, jobs, ports } = await openPorts(server, name, clock, stack);
  const log = logSigner();
  const office: TestOffice = {
    ...template.staff,
    pool,
    jobs,
    ports,
    clock,
    log,
    tools: house.tools,
    sealing: () => enrolled(house, ports, template.staff),
    letter: () => letterPlan(office),
    sequence: (through = ports) => sequence(through, log, random),
    another: async () => (await openPorts(server, name, clock, stack)).ports,
  };
  return office;
}

/** A founded office, kept as the template of every test's own. */
async function foundedTemplate(
  house: House,
  server: DatabaseServer,
): Promise<{ name: string; staff: Staff }> {
  await using stack = new AsyncDisposableStack();
  const name = await server.create();
  const { ports } = await openPorts(server, name, openClock(), stack);
  const staff = await staffed(ports, house.signer);
  return { name, staff };
}

/** The same tests on every PostgreSQL; each test that asks for an office gets one of its own. */
export function onEachDatabase(about: string, tests: (open: () => Promise<TestOffice>) => void): void {
  describe.each(databaseServers)(`${about}, on %s`, (_name, start) => {
    const all = new AsyncDisposableStack();
    let each = new AsyncDisposableStack();
    let open: () => Promise<TestOffice>;
    beforeAll(async () => {
      const house = await openHouse(all);
      const server = await start();
      all.defer(() => server.stop());
      const template = await foundedTemplate(house, server);
      all.defer(() => server.drop(template.name));
      open = () => openOffice(house, server, template, each);
    });
    afterEach(async () => {
      await each.disposeAsync();
      each = new AsyncDisposableStack();
    });
    afterAll(() => all.disposeAsync());
    tests(() => open());
  });
}
