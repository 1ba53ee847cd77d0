import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { queryOf } from "@chirograph/find";
import type { Pool, PoolConfig } from "pg";
import { letters, pick, seeded, textOf, type Prose } from "./find-corpus.ts";
import { excerpt } from "./find-edits.ts";
import { freePort } from "./free-port.ts";
import type { Load, Loaded } from "./load.ts";
import { median, rounded } from "./median.ts";
import { releaseLetters } from "./released-office.ts";

type Say = (line: string) => void;

/**
 * Answers a second and the 95th percentile of a single answer's ms: a bare Fastify route with a short constant, look-ups of
 * hashes (random buckets) and of texts (40 words). `hashRatio`: hash look-ups to bare ones, the median of the rounds.
 * `paddedRps`: the bare route with 4 kB, as long as our answer. `CpuUs`: microseconds of processor time that the answering
 * process spends on one answer; its ratio hardly depends on what else the machine does.
 */
export type AnswerFigures = {
  bareRps: number;
  paddedRps: number;
  hashRps: number;
  hashRatio: number;
  hashP95Ms: number;
  textRps: number;
  textP95Ms: number;
  bareCpuUs: number;
  paddedCpuUs: number;
  hashCpuUs: number;
  hashCpuRatio: number;
  textCpuUs: number;
};

type Server = { readonly child: ChildProcess; readonly port: number };
type Contender = { readonly server: Server; readonly load: Load };
type Measured = { readonly rps: number; readonly p95: number; readonly cpuUs: number };

const LETTERS = 500;
const EXCERPTS = 200;
const ROUNDS = 7;
/** Short enough that a fast machine stays under what all together may ask in a minute. */
const ROUND_MS = 1_000;
const WARM_ANSWERS = 60_000;
/** So many who ask at once keep one server process busy all the time. */
const CONNECTIONS = 16;
const NAMES = ["bare", "padded", "hash", "text"] as const;
type Name = (typeof NAMES)[number];

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function startServerAt(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    await answered?.text();
    if (answered?.ok) return { child, port };
    if (child.exitCode !== null) throw new Error(`${file} ended at once; its own words stand above`);
    await sleep(50);
  }
}

function urlOf({ connectionString, host, port, user, database }: PoolConfig): string {
  if (connectionString) return connectionString;
  const place = new URLSearchParams({ host: String(host), port: String(port) });
  return `postgresql://${user}@/${database}?${place}`;
}

/** Processor time of a process so far, in microseconds; proc(5) counts in hundredths of a second. */
function cpuUs({ child }: Server): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

async function measure(generator: ChildProcess, { server, load }: Contender, ms: number): Promise<Measured> {
  const before = cpuUs(server);
  const answered = once(generator, "message");
  generator.send({ ...load, ms });
  const [{ seconds, times, refused }] = (await answered) as [Loaded];
  if (refused > 0) throw new Error(`${refused} of ${times.length} requests to ${load.path} were refused`);
  return {
    rps: times.length / seconds,
    p95: median(times, 0.95),
    cpuUs: (cpuUs(server) - before) / times.length,
  };
}

function contenders(bare: Server, office: Server, prose: readonly Prose[]): Record<Name, Contender> {
  const random = seeded(3);
  const bodies = Array.from({ length: EXCERPTS }, () =>
    JSON.stringify(queryOf(excerpt(random, textOf(pick(random, prose)), 40))),
  );
  const at = (server: Server, path: string, posted: readonly string[] = []): Contender => {
    const load = { port: server.port, ms: 0, connections: CONNECTIONS, path, bodies: posted };
    return { server, load };
  };
  return {
    bare: at(bare, "/"),
    padded: at(bare, "/padded"),
    hash: at(office, "/check/files/{prefix}"),
    text: at(office, "/check/words", bodies),
  };
}

/** Until the code is compiled and every bucket was read once, or for as long as ten rounds take. */
async function warmUp(generator: ChildProcess, contender: Contender): Promise<void> {
  let answers = 0;
  for (let round = 0; round < 10 && answers < WARM_ANSWERS; round += 1)
    answers += ((await measure(generator, contender, ROUND_MS)).rps * ROUND_MS) / 1000;
}

/** One after another, round by round: whatever else the machine does falls on all of them alike. */
async function race(asked: Record<Name, Contender>, say: Say): Promise<Record<Name, Measured>[]> {
  const generator = fork(beside("load.ts"));
  const rounds: Record<Name, Measured>[] = [];
  try {
    for (const name of NAMES) await warmUp(generator, asked[name]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured: Partial<Record<Name, Measured>> = {};
      for (const name of NAMES) measured[name] = await measure(generator, asked[name], ROUND_MS);
      rounds.push(measured as Record<Name, Measured>);
      say(NAMES.map((name) => `${name} ${measured[name]?.rps.toFixed(0)}/s`).join(", "));
    }
    return rounds;
  } finally {
    generator.kill();
  }
}

function figures(rounds: readonly Record<Name, Measured>[]): AnswerFigures {
  const of = (name: Name, what: keyof Measured) => median(rounds.map((round) => round[name][what]));
  const ratio = (share: (round: Record<Name, Measured>) => number) => rounded(median(rounds.map(share)), 3);
  return {
    bareRps: rounded(of("bare", "rps")),
    paddedRps: rounded(of("padded", "rps")),
    hashRps: rounded(of("hash", "rps")),
    hashRatio: ratio(({ hash, bare }) => hash.rps / bare.rps),
    hashP95Ms: rounded(of("hash", "p95"), 1),
    textRps: rounded(of("text", "rps")),
    textP95Ms: rounded(of("text", "p95"), 1),
    bareCpuUs: rounded(of("bare", "cpuUs")),
    paddedCpuUs: rounded(of("padded", "cpuUs")),
    hashCpuUs: rounded(of("hash", "cpuUs")),
    hashCpuRatio: ratio(({ hash, bare }) => bare.cpuUs / hash.cpuUs),
    textCpuUs: rounded(of("text", "cpuUs")),
  };
}

/** Public look-ups at an office of 500 released letters, beside a bare route; each server is a process of its own, and so is who asks. */
export async function bench(pool: Pool, say: Say): Promise<AnswerFigures> {
  await using stack = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "chirograph-answer-"));
  chmodSync(dataDir, 0o711);
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const started = async (...given: Parameters<typeof startServerAt>): Promise<Server> => {
    const server = await startServerAt(...given);
    stack.defer(async () => {
      server.child.kill("SIGTERM");
      await once(server.child, "exit");
    });
    return server;
  };
  const bare = await started(beside("bare-server.ts"), [], {});
  const place = { DATABASE_URL: urlOf(pool.options), CHIROGRAPH_DATA: dataDir, CHIROGRAPH_TRUST_PROXY: "1" };
  const office = await started(beside("../../cli/src/main.ts"), ["serve"], place);
  const prose = letters(seeded(1)).slice(0, LETTERS);
  const begun = performance.now();
  await releaseLetters(pool, prose);
  say(`${prose.length} letters released in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return figures(await race(contenders(bare, office, prose), say));
}
