import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { berthingText, misread } from "../../cli/src/demo/letter-text.ts";
import { type Colleague, found, invite, signAct } from "../../cli/src/demo/office.ts";
import { reachedAt } from "../../cli/src/loopback.ts";
import { contents } from "./contents.ts";
import { berthing, readyToRelease, write } from "./letter.ts";
import { onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";
import { loadLetter } from "../src/acts/facts.ts";
import { personDoes } from "../src/acts/person-does.ts";
import type { SignerPort } from "../src/acts/signer-port.ts";
import { sealLetter } from "../src/acts/release/seal.ts";

const main = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

type Office = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly link: string;
  readonly lines: string[];
};

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

/** Starts the real server on a folder; ready when it says its address. */
async function serve(dataDir: string, port: string): Promise<Office> {
  const env = { ...process.env, CHIROGRAPH_DATA: dataDir, PORT: port, DATABASE_URL: "" };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, "serve"], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  cleanups.push(async () => {
    child.kill("SIGTERM");
    await ended(child);
  });
  const lines: string[] = [];
  const ready = Promise.withResolvers<void>();
  createInterface({ input: child.stderr! }).on("line", (line) => {
    lines.push(line);
    if (line.includes("Ctrl-C")) ready.resolve();
  });
  const died = ended(child).then(() => Promise.reject(new Error(`The server ended: ${lines.join("\n")}`)));
  died.catch(() => undefined);
  await Promise.race([ready.promise, died]);
  const all = lines.join("\n");
  return {
    child,
    lines,
    address: /http:\/\/localhost:\d+/.exec(all)?.[0] ?? "",
    link: /http\S+#\S+/.exec(all)?.[0] ?? "",
  };
}

async function kill(office: Office): Promise<void> {
  office.child.kill("SIGKILL");
  await ended(office.child);
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "chirograph-release-"));
  cleanups.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

type View = {
  readonly status: string;
  readonly versions: readonly { n: number; sha256: string }[];
  readonly sealed: { sha256: string } | null;
  readonly working: { revision: number };
};

const view = (person: Colleague, letter: string) => person.call<View>("GET", `/api/letters/${letter}`);

async function until<T>(look: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await look();
    if (good(value)) return value;
    await sleep(50);
  }
}

async function drafted(person: Colleague): Promise<string> {
  const { letter } = await person.call<{ letter: string }>("POST", "/api/letters", {});
  for (const part of ["signer", "releaser"])
    await person.call("POST", `/api/letters/${letter}/access`, { person: person.id, part });
  await version(person, letter);
  return letter;
}

async function version(person: Colleague, letter: string): Promise<void> {
  const { working, versions } = await view(person, letter);
  const text = berthingText("14", misread);
  const given = { text, revision: working.revision };
  const { revision } = await person.call<{ revision: number }>(
    "PUT",
    `/api/letters/${letter}/working`,
    given,
  );
  await person.call("POST", `/api/letters/${letter}/versions`, { after: versions.length, revision });
}

async function approve(address: string, person: Colleague, letter: string): Promise<void> {
  const { n, sha256 } = (await view(person, letter)).versions.at(-1)!;
  await signAct(address, person, `/api/letters/${letter}/approve`, { sha256 }, { version: n, sha256 });
}

async function release(address: string, person: Colleague, letter: string): Promise<void> {
  const sha256 = (await view(person, letter)).sealed?.sha256 ?? "";
  const given = { sha256, supersedes: null };
  await signAct(address, person, `/api/letters/${letter}/release`, given, given);
}

type Row = { readonly type: string; readonly leaf: number | null; readonly sentence: string };

async function record(person: Colleague, letter: string): Promise<readonly Row[]> {
  return (await person.call<{ rows: Row[] }>("GET", `/api/letters/${letter}/record`)).rows;
}

/** Whether the public page knows the sealed file, and what the record said before it was asked. */
async function announced(address: string, sha256: string): Promise<boolean> {
  const bucket = await fetch(new URL(`/check/files/${sha256.slice(0, 3)}`, reachedAt(address)));
  const { files } = (await bucket.json()) as { files: { sha256: string }[] };
  return files.some((file) => file.sha256 === sha256);
}

/** Waits for the letter to be in force; at no moment is it public before the log contains its release. */
async function expectReleasedOnce(address: string, person: Colleague, letter: string): Promise<void> {
  const sha256 = (await view(person, letter)).sealed?.sha256 ?? "";
  await until(
    async () => {
      const known = await announced(address, sha256);
      const rows = await record(person, letter);
      if (known) expect(rows.find((row) => row.type === "letter-released")?.leaf).toEqual(expect.any(Number));
      return known;
    },
    (known) => known,
  );
  const { status } = await view(person, letter);
  const types = (await record(person, letter)).map((row) => row.type);
  const steps = ["version-approved", "letter-sealed", "letter-released", "entered-into-force"];
  expect([status, types.filter((type) => steps.includes(type))]).toEqual(["in-force", steps]);
}

/** Processes that the server started, by what stands in their command lines. */
async function children(parent: number, pattern: RegExp): Promise<number[]> {
  const found: number[] = [];
  for (const name of (await readdir("/proc")).filter((one) => /^\d+$/.test(one))) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) !== parent) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    if (pattern.test(command)) found.push(Number(name));
  }
  return found;
}

describe("a release in the real server", () => {
  test("killed at each of its steps is finished once by the next start", async () => {
    const dataDir = await folder();
    let office = await serve(dataDir, "0");
    const { address } = office;
    const port = new URL(address).port;
    const restart = async () => {
      await kill(office);
      office = await serve(dataDir, port);
    };
    const ilse = await found(address, office.link, "Ilse Marrow", "Action officer");
    await restart();
    // Killed when the approval is in: before, in or after the sealing, as it happens.
    for (const wait of [0, 400]) {
      const letter = await drafted(ilse);
      await approve(address, ilse, letter);
      await sleep(wait);
      await restart();
      await until(
        () => view(ilse, letter),
        ({ status }) => status === "signed-not-released",
      );
      expect(await announced(address, (await view(ilse, letter)).sealed!.sha256)).toBe(false);
      // Killed when the release is in: before, in or after its batch of the log.
      await release(address, ilse, letter);
      await sleep(wait * 2);
      await restart();
      await expectReleasedOnce(address, ilse, letter);
    }
  });

  test.skipIf(process.platform !== "linux")(
    "survives kill -9 of its signer, its parsers and PostgreSQL: the next request or the next start goes on",
    async () => {
      const dataDir = await folder();
      let office = await serve(dataDir, "0");
      const { address } = office;
      const ilse = await found(address, office.link, "Ilse Marrow", "Action officer");
      const odile = await invite(address, ilse, {
        name: "Odile Brandt",
        title: "",
        address: "",
        roles: ["signer", "releaser"],
      });
      const letter = await drafted(ilse);
      for (const part of ["signer", "releaser"])
        await ilse.call("POST", `/api/letters/${letter}/access`, { person: odile.id, part });
      const killAll = async (pattern: RegExp) => {
        const pids = await children(office.child.pid!, pattern);
        expect(pids.length).toBeGreaterThan(0);
        for (const pid of pids) process.kill(pid, "SIGKILL");
      };
      await killAll(/parse\/child\.ts/);
      await version(ilse, letter);
      await killAll(/signer\/src\/main\.ts/);
      await approve(address, odile, letter);
      await until(
        () => view(odile, letter),
        ({ status }) => status === "signed-not-released",
      );
      await release(address, odile, letter);
      await killAll(/postgres/);
      await ended(office.child);
      expect(office.lines.join("\n")).toContain("PostgreSQL has ended by itself. Start Chirograph again");
      office = await serve(dataDir, new URL(address).port);
      await expectReleasedOnce(address, odile, letter);
    },
  );
});

onEachDatabase("a release, step by step", (open) => {
  test("a seal that is made twice is entered once, and the second leaves nothing", async () => {
    const office = await open();
    const { id } = await office.letter().version().approved().made();
    const signer = await office.sealing();
    // Both have read the approval before either has entered its seal.
    const both = Promise.withResolvers<void>();
    let sealing = 0;
    const together: SignerPort = {
      ...signer,
      async seal(request) {
        const sealed = await signer.seal(request);
        if ((sealing += 1) === 2) both.resolve();
        await both.promise;
        return sealed;
      },
    };
    const outcomes = await Promise.all([
      sealLetter(office.ports, together, id),
      sealLetter(office.ports, together, id),
    ]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    const after = await contents(office.pool);
    must(await sealLetter(office.ports, signer, id));
    expect(await contents(office.pool)).toEqual(after);
    const { rows } = await office.pool.query(
      "select count(*)::int as n from event where type = 'letter-sealed'",
    );
    expect(rows[0].n).toBe(1);
  });

  test("a letter that was returned or changed while it was being sealed keeps no seal", async () => {
    const office = await open();
    const { id } = await office.letter().version().approved().made();
    const signer = await office.sealing();
    const overtaken: SignerPort = {
      ...signer,
      async seal(request) {
        const sealed = await signer.seal(request);
        must(
          await personDoes(office.ports, office.sami, {
            type: "return",
            letter: id,
            version: 1,
            note: "Not yet.",
          }),
        );
        return sealed;
      },
    };
    expect(await sealLetter(office.ports, overtaken, id)).toMatchObject({
      ok: false,
      code: "not-in-this-state",
    });
    await write(office, office.ilse, id, berthing);
    const letter = await office.ports.transact((unit) => loadLetter(unit, id));
    expect(letter).toMatchObject({ status: "draft", approvals: [] });
    must(await sealLetter(office.ports, signer, id));
    expect(letter).not.toHaveProperty("seal");
  });

  test("two releasers at once: one release is entered", async () => {
    const office = await open();
    const { id } = await office.letter().version().approved().sealed().made();
    const ready = [
      await readyToRelease(office, office.odile, id),
      await readyToRelease(office, office.sami, id),
    ];
    const outcomes = await Promise.all(ready.map((give) => give()));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.find((one) => !one.ok)).toMatchObject({ code: "exists-already" });
    await office.sequence();
    const { rows } = await office.pool.query(
      "select count(*)::int as n from event where type = 'letter-released'",
    );
    expect(rows[0].n).toBe(1);
  });

  test("a release and a return at once: one of them, never both", async () => {
    const office = await open();
    for (let round = 0; round < 3; round += 1) {
      const { id } = await office.letter().version().approved().sealed().made();
      const give = await readyToRelease(office, office.odile, id);
      const sendBack = { type: "return" as const, letter: id, version: 1, note: "Not yet." };
      const [released, returned] = await Promise.all([
        give(),
        personDoes(office.ports, office.sami, sendBack),
      ]);
      expect([released.ok, returned.ok].filter(Boolean)).toHaveLength(1);
    }
  });
});
