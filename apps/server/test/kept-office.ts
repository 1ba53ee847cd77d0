import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Actor,
  type Command,
  type Role,
  type Signed,
  type Subject,
  noTask,
  statementHash,
} from "@chirograph/core";
import pg from "pg";
import { perform } from "../src/acts/perform.ts";
import type { Ports, Unit } from "../src/acts/ports.ts";
import { sequence } from "../src/acts/release/sequence.ts";
import { rememberHead } from "../src/backup/head.ts";
import { firstOrigin } from "../src/backup/lineage.ts";
import { openLogKey } from "../src/keys/log-key.ts";
import { startPostgres } from "../src/postgres/supervisor.ts";
import { openPool } from "../src/store/database.ts";
import { migrate } from "../src/store/migrate.ts";
import { type Store, openStore } from "../src/store/open-store.ts";
import { dropDatabase } from "./database.ts";

/** An office to back up: a data folder with keys, and a database. */
export type KeptOffice = {
  readonly config: { readonly dataDir: string; readonly databaseUrl: string | null };
  readonly pool: pg.Pool;
  readonly store: Store;
  /** Something that changes the record, and its place in the log. */
  grow(): Promise<void>;
  stop(): Promise<void>;
};

/** Where a test's offices live: each has a folder, and on an outside server a database of its own. */
export type Ground = {
  place(): Promise<KeptOffice["config"]>;
  clear(): Promise<void>;
};

export async function openGround(outside: string | null): Promise<Ground> {
  const root = await mkdtemp(join(tmpdir(), "chirograph-backup-"));
  // As root PostgreSQL runs as another user, who must reach the cluster.
  await chmod(root, 0o755);
  const admin = outside ? new pg.Client({ connectionString: outside }) : null;
  await admin?.connect();
  const made: string[] = [];
  return {
    async place() {
      const name = `kept_${randomBytes(6).toString("hex")}`;
      if (!outside) return { dataDir: join(root, name), databaseUrl: null };
      await admin?.query(`create database ${name}`);
      made.push(name);
      const url = new URL(outside);
      url.pathname = `/${name}`;
      return { dataDir: join(root, name), databaseUrl: url.href };
    },
    async clear() {
      if (admin) for (const name of made) await dropDatabase(admin, name);
      await admin?.end();
      await rm(root, { recursive: true, force: true });
    },
  };
}

const id = () => randomBytes(16).toString("hex");
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const system: Actor = { kind: "system" };
const person = (who: string): Actor => ({ kind: "person", person: who });
const settings = {
  name: "Harbour Office",
  letterhead: ["Quay 1"],
  publicAddress: "http://localhost:7040",
  trial: true,
  contact: "desk@example.test",
  numbering: "HO-{year}-{number}",
  signersRequired: 1,
};

const keyOf = (who: string) => ({ id: `key of ${who}`, publicKey: "AAAA", name: "laptop" });
const signedBy = (who: string): Signed => ({
  nonce: "00",
  assertion: { credential: `key of ${who}`, authenticatorData: "AA", clientData: "AA", signature: "AA" },
});

type Does = (actor: Actor, command: Command) => Promise<void>;

async function found(does: Does): Promise<{ ada: string; rex: string }> {
  const [ada, rex] = [id(), id()];
  const named = (who: string, name: string, roles: readonly Role[]) => ({
    person: who,
    name,
    title: "",
    roles,
    address: `${name}@office.test`,
  });
  const everything: Role[] = ["author", "action-officer", "signer", "releaser"];
  const first = named(ada, "ada", ["administrator", ...everything]);
  await does(system, { type: "found-office", settings, first, credential: keyOf(ada) });
  await does(person(ada), { type: "add-person", ...named(rex, "rex", everything) });
  await does(system, { type: "add-credential", person: rex, credential: keyOf(rex), how: "invitation" });
  return { ada, rex };
}

/** PDFs of a size that the envelope needs several chunks for; random, so that they do not shrink. */
const pdf = () => new Uint8Array(randomBytes(150_000));

/** Text that a careless export mangles. */
const awkward = "tab\there, back\\slash \\N \\x00, line\r\nends\n, \\., ünïcode 🖋, عربي, ’quotes’ \"'";

async function addVersion(
  store: Store,
  ports: Ports,
  by: string,
  letter: string,
  after: number,
): Promise<string> {
  const bytes = pdf();
  const [publicId, sha256] = [id(), sha(bytes)];
  const pages = [
    { text: `${awkward} ${publicId} berths at the northern quay are closed to pilot boats until spring` },
  ];
  await store.transact(async (unit) => {
    await must(ports, unit, person(by), {
      type: "add-version",
      letter,
      after,
      publicId,
      sha256,
      pages: 1,
      source: "typeset",
      effect: "binding",
      credits: [],
    });
    await unit.blobs.put(sha256, bytes);
    await unit.letters.addVersion({
      letter,
      n: after + 1,
      publicId,
      code: publicId,
      sha256,
      text: null,
      pages,
    });
    await unit.prints.index(letter, after + 1, "draft", pages[0]?.text ?? "");
    await unit.letters.look(letter, by, after + 1);
  });
  return sha256;
}

async function must(ports: Ports, unit: Unit, actor: Actor, command: Command): Promise<void> {
  const performed = await perform(ports, unit, command, actor);
  if (!performed.ok) throw new Error(`${command.type}: ${performed.message}`);
}

async function putInForce(store: Store, ports: Ports, does: Does, by: string, letter: string): Promise<void> {
  const version = await addVersion(store, ports, by, letter, 0);
  await does(person(by), { type: "grant-access", letter, person: by, part: "signer" });
  await does(person(by), { type: "grant-access", letter, person: by, part: "releaser" });
  await does(person(by), { type: "approve", letter, version: 1, sha256: version, signed: signedBy(by) });
  const sealed = pdf();
  const sha256 = sha(sealed);
  await store.transact(async (unit) => {
    await must(ports, unit, system, { type: "record-seal", letter, version: 1, sha256 });
    await unit.blobs.put(sha256, sealed);
  });
  await does(person(by), { type: "release", letter, sha256, supersedes: null, signed: signedBy(by) });
}

async function circulated(store: Store, ports: Ports, does: Does, by: string, letter: string): Promise<void> {
  await addVersion(store, ports, by, letter, 0);
  await addVersion(store, ports, by, letter, 1);
  const [bo, cy] = [id(), id()];
  const holder = (name: string) => ({ name, organisation: `Port of ${name}`, actingFor: "", address: "" });
  const task = { ...noTask, asked: true };
  const copies = [bo, cy].map((copy) => ({ copy, holder: holder(copy), passingOn: "never" as const, task }));
  const suspense = "2026-12-01T12:00:00.000Z";
  await does(person(by), {
    type: "circulate",
    letter,
    version: 2,
    suspense,
    zone: "UTC",
    instructions: awkward,
    silence: false,
    shared: false,
    copies,
    stamper: "1",
  });
  const said = { passage: null, severity: "major" as const, text: awkward, proposed: "", rationale: awkward };
  const comment = { comment: id(), ...said, attachments: [], from: null };
  await does({ kind: "holder", copy: bo }, { type: "comment", letter, copy: bo, ...comment });
  await does(person(by), { type: "recall-copy", letter, copy: cy, reason: "Sent in error." });
  await store.transact((unit) => unit.copies.saveDraft(bo, awkward, 0));
}

async function spoken(does: Does, first: string, second: string): Promise<void> {
  const [statement, text] = [id(), "This paper is not ours."];
  const subject: Subject = { about: "paper", paper: sha(pdf()), words: null, title: awkward };
  const sha256 = statementHash(subject, text);
  await does(person(first), {
    type: "propose-statement",
    statement,
    subject,
    text,
    sha256,
    signed: signedBy(first),
  });
  await does(person(second), { type: "release-statement", statement, sha256, signed: signedBy(second) });
}

async function keepKeys(dataDir: string): Promise<void> {
  await mkdir(join(dataDir, "signer"), { recursive: true, mode: 0o700 });
  for (const name of ["key.json", "office.json", "seals.jsonl"])
    await writeFile(join(dataDir, "signer", name), randomBytes(2_000), { mode: 0o600 });
}

async function openDatabase({ dataDir, databaseUrl }: KeptOffice["config"], stack: AsyncDisposableStack) {
  if (databaseUrl) return databaseUrl;
  const postgres = await startPostgres({ dataDir, log: () => undefined });
  stack.defer(() => postgres.stop());
  return postgres.connection;
}

/** Opens an office's database as the server does, without its pages. */
export async function openKept(config: KeptOffice["config"]): Promise<KeptOffice> {
  const stack = new AsyncDisposableStack();
  const connection = await openDatabase(config, stack);
  const pool = openPool(connection);
  stack.defer(() => pool.end());
  await migrate(pool);
  const store = openStore(pool, async () => undefined);
  const ports: Ports = { transact: store.transact, now: () => new Date().toISOString(), id };
  const does: Does = (actor, command) => store.transact((unit) => must(ports, unit, actor, command));
  return {
    config,
    pool,
    store,
    async grow() {
      const signer = await openLogKey(join(config.dataDir, "keys"), firstOrigin);
      const { rows } = await pool.query<{ by: string }>(
        "select by from event where type = 'letter-opened' limit 1",
      );
      await does(person(rows[0]?.by ?? ""), { type: "open-letter", letter: id(), reference: id() });
      const random = (length: number) => new Uint8Array(randomBytes(length));
      const done = await sequence(
        { ...ports, transactLog: store.transactLog },
        { origin: firstOrigin, signer },
        random,
      );
      if (done) await rememberHead(config.dataDir, done.note);
    },
    stop: () => stack.disposeAsync(),
  };
}

/** A small office with letters in several states, copies, a comment, a statement and a log of several batches. */
export async function keepOffice(config: KeptOffice["config"]): Promise<KeptOffice> {
  const office = await openKept(config);
  const { store, pool } = office;
  const ports: Ports = { transact: store.transact, now: () => new Date().toISOString(), id };
  const does: Does = (actor, command) => store.transact((unit) => must(ports, unit, actor, command));
  await keepKeys(config.dataDir);
  const { ada, rex } = await found(does);
  for (const tell of [circulated, putInForce]) {
    const letter = id();
    await does(person(ada), { type: "open-letter", letter, reference: `HO-${letter}` });
    await tell(store, ports, does, ada, letter);
    await office.grow();
  }
  await spoken(does, ada, rex);
  await office.grow();
  await store.transact((unit) => unit.people.addSession(id(), ada, ports.now(), "2030-01-01T00:00:00.000Z"));
  await pool.query("insert into check_count (day, kind, n) values ('2026-11-22', $1, 9007199254740991)", [
    awkward,
  ]);
  return office;
}
