import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptOlderHead } from "../src/backup/accept-head.ts";
import { openEnvelope, sealEnvelope } from "../src/backup/envelope.ts";
import { holdToHead, judgeHead, rememberHead, rememberedHead } from "../src/backup/head.ts";
import { readLineage } from "../src/backup/lineage.ts";
import { readLogKeys } from "../src/backup/log-keys.ts";
import { type RestoreRequest, restoreOffice } from "../src/backup/restore-office.ts";
import { verifyRecord } from "../src/backup/verify-record.ts";
import { writeBackup } from "../src/backup/write-backup.ts";
import { auditOf } from "../src/store/audit.ts";
import { treeReader } from "../src/store/tree-reader.ts";
import { type Ground, type KeptOffice, keepOffice, openGround, openKept } from "./kept-office.ts";

const passPhrase = "a tide table for the northern quay";
const quiet = { progress: () => undefined, log: () => undefined };
const cli = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));
type Config = KeptOffice["config"];

function backUp(config: Config, file: string) {
  return writeBackup({ ...quiet, config, file, passPhrase, program: "test", now: () => new Date() });
}

function restore(config: Config, file: string, more: Partial<RestoreRequest> = {}) {
  const usual = { passPhrase, verify: true, keep: true, knownHead: null, acceptOlderHead: false };
  return restoreOffice({ ...quiet, ...usual, config, file, ...more });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}

/** Every row of every table as PostgreSQL writes it, in an order of its own. */
async function everyRow(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of rows) {
    const found = await pool.query<{ row: string }>(
      `select t::text as row from public."${name}" t order by 1`,
    );
    all[name] = found.rows.map(({ row }) => row);
  }
  return all;
}

/** What a killed or refused restore may leave: at most a folder of its own, never the office's. */
function nothingStarts({ dataDir }: Config): boolean {
  return !existsSync(join(dataDir, "postgres")) && !existsSync(join(dataDir, "keys"));
}

describe("the envelope", () => {
  let whole: Buffer;
  const plain = randomBytes(300_000);
  const read = async (file: Buffer, phrase = passPhrase) =>
    buffer(openEnvelope(Readable.from([file], { objectMode: false }), phrase));
  /** Where the chunks begin, after the two lines. */
  const chunks = () => whole.indexOf(10, whole.indexOf(10) + 1) + 1;
  const sealedChunk = 65_536 + 16;

  beforeAll(async () => {
    whole = await buffer(sealEnvelope(Readable.from([plain]), passPhrase, "2026-11-22T09:00:00.000Z"));
  });

  test("gives back what was put in, and shows nothing of it", async () => {
    expect((await read(whole)).equals(plain)).toBe(true);
    expect(whole.includes(plain.subarray(0, 32))).toBe(false);
  });

  test("an empty one and one of exactly a chunk open again", async () => {
    for (const length of [0, 65_536, 131_072]) {
      const source = Readable.from(length === 0 ? [] : [plain.subarray(0, length)]);
      const sealed = await buffer(sealEnvelope(source, passPhrase, ""));
      expect((await read(sealed)).equals(plain.subarray(0, length))).toBe(true);
    }
  });

  test("does not open with another pass phrase", async () => {
    expect(await codeOf(read(whole, `${passPhrase}.`))).toBe("pass-phrase-wrong");
  });

  test("opens with the same pass phrase typed on another system (NFD)", async () => {
    const sealed = await buffer(sealEnvelope(Readable.from([plain]), "Ölhafen am Fluß".normalize("NFC"), ""));
    expect((await read(sealed, "Ölhafen am Fluß".normalize("NFD"))).equals(plain)).toBe(true);
  });

  test("one flipped bit is refused, wherever it is", async () => {
    const random = Array.from(
      { length: 8 },
      () => chunks() + (randomBytes(4).readUInt32BE() % (whole.length - chunks())),
    );
    for (const at of [30, whole.indexOf(10) + 5, chunks(), whole.length - 1, ...random]) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect([at, await codeOf(read(altered))]).toEqual([
        at,
        expect.stringMatching(/^(backup-altered|pass-phrase-wrong|not-a-backup)$/),
      ]);
    }
  });

  test("a file that ends early is refused, between two chunks too", async () => {
    const edges = [1, 2, 3].map((n) => chunks() + n * sealedChunk);
    for (const end of edges) expect(await codeOf(read(whole.subarray(0, end)))).toBe("backup-truncated");
    for (const end of [whole.length - 1, chunks() + 5, chunks()])
      expect(await codeOf(read(whole.subarray(0, end)))).toBe("backup-altered");
    for (const end of [0, 20, chunks() - 3])
      expect(await codeOf(read(whole.subarray(0, end)))).toBe("not-a-backup");
  });

  test("chunks in another order, twice, or left out are refused, and so is something after the end", async () => {
    const head = whole.subarray(0, chunks());
    const chunk = (n: number) => whole.subarray(chunks() + n * sealedChunk, chunks() + (n + 1) * sealedChunk);
    const orders = [
      [1, 0, 2, 3, 4],
      [0, 0, 1, 2, 3, 4],
      [0, 2, 3, 4],
      [0, 1, 2, 3, 4, 4],
    ];
    for (const order of orders)
      expect(await codeOf(read(Buffer.concat([head, ...order.map(chunk)])))).toBe("backup-altered");
    expect(await codeOf(read(Buffer.concat([whole, Buffer.from("x")])))).toBe("backup-altered");
  });

  test("chunks under the first line of another backup are refused", async () => {
    const other = await buffer(sealEnvelope(Readable.from([plain]), passPhrase, ""));
    const lines = other.subarray(0, other.indexOf(10, other.indexOf(10) + 1) + 1);
    expect(await codeOf(read(Buffer.concat([lines, whole.subarray(chunks())])))).toBe("backup-altered");
  });

  test("what is no backup, or one of a later format, is told apart", async () => {
    expect(await codeOf(read(Buffer.from("%PDF-1.7\n...\n...\n")))).toBe("not-a-backup");
    expect(await codeOf(read(randomBytes(5_000)))).toBe("not-a-backup");
    const newer = whole.toString("latin1").replace('"version":1', '"version":2');
    expect(await codeOf(read(Buffer.from(newer, "latin1")))).toBe("backup-newer");
  });
});

const outside = process.env.TEST_DATABASE_URL ?? null;
if (!outside)
  console.info("TEST_DATABASE_URL is not set: backups are tested on the embedded PostgreSQL alone.");
const servers: [string, string | null][] = [["the embedded PostgreSQL", null]];
if (outside) servers.push(["another PostgreSQL", outside]);

describe.each(servers)("a whole office, on %s", (_name, url) => {
  let ground: Ground;
  let office: KeptOffice;
  let file: string;

  beforeAll(async () => {
    ground = await openGround(url);
    office = await keepOffice(await ground.place());
    file = `${office.config.dataDir}.backup`;
    await backUp(office.config, file);
  });
  afterAll(async () => {
    await office.stop();
    await ground.clear();
  });

  test("comes back row by row, its keys byte by byte; nobody is still signed in", async () => {
    const config = await ground.place();
    const { verified, rows } = await restore(config, file);
    expect(verified?.findings).toEqual([]);
    const again = await openKept(config);
    const [before, after] = [await everyRow(office.pool), await everyRow(again.pool)];
    await again.stop();
    expect(before.session).toHaveLength(1);
    expect(after).toEqual({ ...before, session: [] });
    expect(rows).toBe(Object.values(after).flat().length);
    for (const path of [
      "keys/log.pem",
      "signer/key.json",
      "signer/office.json",
      "signer/seals.jsonl",
      "head",
    ]) {
      const [here, there] = [join(office.config.dataDir, path), join(config.dataDir, path)];
      expect((await readFile(there)).equals(await readFile(here))).toBe(true);
      expect((await stat(there)).mode & 0o777).toBe(0o600);
    }
  });

  test("is one moment, though others write on meanwhile", async () => {
    const enough = new AbortController();
    const writer = (async () => {
      while (!enough.signal.aborted) await office.grow();
    })();
    const moving = `${file}.moving`;
    const { logSize } = await backUp(office.config, moving);
    enough.abort();
    await writer;
    const { verified } = await restore(await ground.place(), moving, { keep: false });
    expect(verified).toMatchObject({ leaves: logSize, findings: [] });
  });

  test("a backup is for its owner alone, is never written over, and a refused one leaves no file", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await codeOf(backUp(office.config, file))).toBe("file-exists");
    const short = { ...quiet, config: office.config, file: `${file}.2`, program: "", now: () => new Date() };
    expect(await codeOf(writeBackup({ ...short, passPhrase: "eleven char" }))).toBe("pass-phrase-short");
    const names = await readdir(dirname(file));
    expect(
      names.filter((name) => name.startsWith(basename(`${file}.`)) && !name.endsWith(".moving")),
    ).toEqual([]);
  });

  test("a damaged or wrongly opened file leaves nothing", async () => {
    const whole = await readFile(file);
    const cut = `${file}.cut`;
    await writeFile(cut, whole.subarray(0, whole.length - 70_000));
    for (const [from, phrase] of [
      [cut, passPhrase],
      [file, "another pass phrase"],
    ] as const) {
      const config = await ground.place();
      expect(await codeOf(restore(config, from, { passPhrase: phrase }))).toMatch(
        /^(backup-altered|pass-phrase-wrong)$/,
      );
      expect(existsSync(config.dataDir)).toBe(false);
      const siblings = await readdir(dirname(config.dataDir));
      expect(siblings.filter((name) => name.startsWith(basename(config.dataDir)))).toEqual([]);
      if (config.databaseUrl) expect(await codeOf(restore(config, file))).toBe("done");
    }
  });

  test("a restore killed in the middle leaves nothing that starts, and the next one works", async () => {
    const config = await ground.place();
    const env = {
      PATH: process.env.PATH,
      CHIROGRAPH_DATA: config.dataDir,
      CHIROGRAPH_BACKUP_PASS_PHRASE: passPhrase,
      ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
    };
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", cli, "restore", file], {
      env,
      stdio: "ignore",
    });
    const exit = once(child, "exit");
    const parent = dirname(config.dataDir);
    const begun = async () => {
      const folder = (await readdir(parent)).find((name) =>
        name.startsWith(`${basename(config.dataDir)}.restoring-`),
      );
      return folder !== undefined && existsSync(join(parent, folder, "signer", "seals.jsonl"));
    };
    while (child.exitCode === null && !(await begun())) await sleep(2);
    child.kill("SIGKILL");
    await exit;
    expect(child.signalCode).toBe("SIGKILL");
    expect(nothingStarts(config)).toBe(true);
    expect(await codeOf(restore(config, file))).toBe("done");
  });

  test("an office is never written over", async () => {
    expect(await codeOf(restore(office.config, file))).toBe("folder-not-empty");
    if (!office.config.databaseUrl) return;
    const folder = (await ground.place()).dataDir;
    expect(await codeOf(restore({ dataDir: folder, databaseUrl: office.config.databaseUrl }, file))).toBe(
      "database-not-empty",
    );
    expect(existsSync(folder)).toBe(false);
  });

  test("a backup older than the known head is refused, unless that is accepted: then the log has a new name", async () => {
    await office.grow();
    const head = (await rememberedHead(office.config.dataDir)) ?? "";
    const config = await ground.place();
    await mkdir(config.dataDir);
    await rememberHead(config.dataDir, head);
    expect(await codeOf(restore(config, file))).toBe("head-older");
    expect(await readdir(config.dataDir)).toEqual(["head"]);
    expect(await codeOf(restore(await ground.place(), file, { knownHead: head }))).toBe("head-older");

    const { newName } = await restore(config, file, { acceptOlderHead: true });
    expect(newName).toBe("chirograph.localhost/log/2");
    const [, size, root] = head.split("\n");
    expect(await readLineage(config.dataDir)).toEqual({
      origins: ["chirograph.localhost/log", "chirograph.localhost/log/2"],
      extensions: [`endorses chirograph.localhost/log ${size} ${root}`],
    });
    const again = await openKept(config);
    const keys = await readLogKeys(config.dataDir);
    expect(await codeOf(holdToHead(config.dataDir, treeReader(again.pool), keys))).toBe("done");
    await again.stop();
  });

  test("a start on a database that went back is refused, until that is accepted", async () => {
    const config = await ground.place();
    await restore(config, file);
    await rememberHead(config.dataDir, (await rememberedHead(office.config.dataDir)) ?? "");
    const went = await openKept(config);
    const start = async () =>
      codeOf(holdToHead(config.dataDir, treeReader(went.pool), await readLogKeys(config.dataDir)));
    expect(await start()).toBe("head-older");
    expect((await acceptOlderHead(config, () => undefined)).newName).toBe("chirograph.localhost/log/2");
    expect(await start()).toBe("done");
    await went.stop();
  });

  test("a log that went on from an older state is a fork, however long it grew", async () => {
    const config = await ground.place();
    await restore(config, file);
    const fork = await openKept(config);
    const tree = treeReader(fork.pool);
    const published = (await rememberedHead(office.config.dataDir)) ?? "";
    const keys = await readLogKeys(config.dataDir);
    const known = Number(published.split("\n")[1]);
    while (((await tree.last())?.size ?? 0) < known) await fork.grow();
    expect(await judgeHead(tree, keys, published)).toMatchObject({ ok: false, code: "head-forked" });
    await fork.grow();
    expect(await judgeHead(tree, keys, published)).toMatchObject({ ok: false, code: "head-forked" });
    expect(await judgeHead(treeReader(office.pool), keys, published)).toMatchObject({ ok: true });
    expect(await judgeHead(tree, [], published)).toMatchObject({ ok: false, code: "head-foreign" });
    await fork.stop();
  });

  test("a checkpoint is remembered forward and held against every longer log", async () => {
    const first = (await rememberedHead(office.config.dataDir)) ?? "";
    const keys = await readLogKeys(office.config.dataDir);
    for (let turn = 0; turn < 5; turn += 1) {
      await office.grow();
      expect(await judgeHead(treeReader(office.pool), keys, first)).toMatchObject({ ok: true });
    }
    const last = (await treeReader(office.pool).last())?.note;
    expect(await rememberedHead(office.config.dataDir)).toBe(last);
    await rememberHead(office.config.dataDir, first);
    await holdToHead(office.config.dataDir, treeReader(office.pool), keys);
    expect(await rememberedHead(office.config.dataDir)).toBe(last);
  });

  const tampering: [string, string, RegExp][] = [
    [
      "an event's words",
      "update event set bytes = overlay(bytes placing '!' from 20) where ctid = (select min(ctid) from event)",
      /not the one that was committed to/,
    ],
    [
      "an event's salt",
      "update event set salt = substr(sha256(salt), 1, 16) where type = 'letter-opened'",
      /not the one that was committed to/,
    ],
    [
      "an event's author",
      "update event set by = 'system' where type = 'letter-opened'",
      /not the one that was committed to/,
    ],
    [
      "an event taken away",
      "delete from event where type = 'comment-made'",
      /has a gap, or its count is wrong/,
    ],
    [
      "an event at another leaf",
      "update event set leaf = leaf + 1000000 where type = 'letter-opened'",
      /not the leaf at its place/,
    ],
    ["a leaf", "update leaf set commitment = sha256(commitment) where index = 3", /do not fit the leaves/],
    ["a leaf taken away", "delete from leaf where index = 5", /gap after leaf/],
    [
      "a stored hash",
      "update node set hash = sha256(hash) where level = 1 and index = 0",
      /Stored hashes of the tree/,
    ],
    ["a hash too many", "insert into node (level, index, hash) values (40, 0, 'x')", /belong to no leaves/],
    [
      "a checkpoint's size",
      String.raw`update checkpoint set note = regexp_replace(note, E'\\n[0-9]+\\n', E'\\n7\\n')`,
      /not signed with the log's key/,
    ],
    [
      "the last checkpoint taken away",
      "delete from checkpoint where size = (select max(size) from checkpoint)",
      /not over all leaves/,
    ],
    [
      "a file",
      "update blob set bytes = overlay(bytes placing '!' from 9) where ctid = (select min(ctid) from blob)",
      /does not have the bytes/,
    ],
    [
      "a letter's state",
      "update letter set status = 'in-force' where status = 'in-coordination'",
      /table letter is not what the record says/,
    ],
    [
      "who may read a letter",
      "insert into letter_access select id, 'someone', 'reader' from letter limit 1",
      /table letter_access/,
    ],
    ["a recalled copy", "update copy set recalled = false where recalled", /table copy/],
    [
      "a released file that never was",
      "insert into public_file (sha256, prefix) values (repeat('a', 64), 'aaa')",
      /table public_file/,
    ],
    ["a statement taken back", "update statement set status = 'retracted'", /table statement/],
    [
      "a version's file",
      "update version set sha256 = (select min(sha256) from blob where blob.sha256 <> version.sha256)",
      /table version/,
    ],
  ];

  test.each(tampering)("a check of the record finds %s altered", async (_what, sql, says) => {
    const client = await office.pool.connect();
    const check = async () => {
      const keys = await readLogKeys(office.config.dataDir);
      return (await verifyRecord(auditOf(client), treeReader(client), keys, () => undefined)).findings.join(
        "\n",
      );
    };
    await client.query("begin");
    try {
      expect(await check()).toBe("");
      const { rowCount } = await client.query(sql);
      expect(rowCount).toBeGreaterThan(0);
      expect(await check()).toMatch(says);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("an office that was not in order is not restored with --verify, and is without", async () => {
    const { rows } = await office.pool.query<{ sha256: string }>("select sha256 from public_file limit 1");
    await office.pool.query(
      "update letter set status = 'withdrawn' where status = 'in-force' or status = 'signed-not-released'",
    );
    const wrong = `${file}.wrong`;
    await backUp(office.config, wrong);
    const config = await ground.place();
    expect(await codeOf(restore(config, wrong))).toBe("verification-failed");
    expect(existsSync(config.dataDir)).toBe(false);
    expect(await codeOf(restore(config, wrong, { verify: false }))).toBe("done");
    expect(rows).toHaveLength(1);
  });

  test("without a running server the backup starts the database itself", async () => {
    if (office.config.databaseUrl) return;
    const config = await ground.place();
    await restore(config, file);
    const { logSize } = await backUp(config, `${file}.alone`);
    expect(logSize).toBeGreaterThan(0);
    await rename(config.dataDir, `${config.dataDir}.away`);
    expect(await codeOf(backUp(config, `${file}.none`))).toBe("no-office");
    await rm(`${config.dataDir}.away`, { recursive: true });
  });
});
