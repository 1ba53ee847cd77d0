import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Pool } from "pg";
import { freePort } from "./free-port.ts";
import { median, rounded } from "./median.ts";
import { memoryOf, processTree } from "./process-tree.ts";

/**
 * Milliseconds from launching to the first HTTP answer, on an empty data folder and on an existing one; memory of all
 * processes (each shared page once) after the first answer of the second start.
 */
export type StartFigures = { freshMs: number; secondMs: number; rssMb: number };

type Started = { readonly ms: number; readonly bytes: number };

const LAUNCHER = fileURLToPath(new URL("../../../scripts/launch.mjs", import.meta.url));
const ROUNDS = 5;
const PATIENCE_MS = 120_000;

/** What a first user has: no variable set but where to listen and where to keep data. */
function environment(dataDir: string, port: number): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, NODE_COMPILE_CACHE: _compiled, ...env } = process.env;
  return { ...env, CHIROGRAPH_DATA: dataDir, PORT: String(port) };
}

async function firstAnswer(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      await response.text();
      if (response.ok) return;
    } catch (error) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error("the office did not start; its own words stand above", { cause: error });
    }
    await sleep(5);
  }
}

async function startOnce(dataDir: string): Promise<Started> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [LAUNCHER, "start"], {
    env: environment(dataDir, port),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exit = once(child, "exit");
  try {
    await firstAnswer(child, port);
    const ms = performance.now() - begun;
    return { ms, bytes: memoryOf(processTree(child.pid ?? 0)) };
  } finally {
    child.kill("SIGTERM");
    await exit;
  }
}

/** An office that is new, and the same one started again. */
async function startTwice(): Promise<{ fresh: Started; second: Started }> {
  const folder = mkdtempSync(join(tmpdir(), "chirograph-start-"));
  // As root the database runs as another user, which has to pass through.
  chmodSync(folder, 0o711);
  try {
    const dataDir = join(folder, "data");
    return { fresh: await startOnce(dataDir), second: await startOnce(dataDir) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Starts the office as `npm start` does, from the launcher on, with everything installed and the web part built.
 * The first round is not counted: it reads the files from disk and fills Node's compile cache. The pool is not used.
 */
export async function bench(_pool: Pool, say: (line: string) => void): Promise<StartFigures> {
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { fresh, second } = await startTwice();
    say(
      `fresh ${fresh.ms.toFixed(0)} ms, second ${second.ms.toFixed(0)} ms, ${(second.bytes / 1e6).toFixed(0)} MB`,
    );
    if (round > 0) rounds.push({ fresh, second });
  }
  return {
    freshMs: rounded(median(rounds.map(({ fresh }) => fresh.ms))),
    secondMs: rounded(median(rounds.map(({ second }) => second.ms))),
    rssMb: rounded(median(rounds.map(({ second }) => second.bytes)) / 1e6),
  };
}
