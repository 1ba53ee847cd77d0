import { type ChildProcess, spawn } from "node:child_process";
import { lchownSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type Frame, readFrames, writeFrame } from "./frame.ts";
import type { User } from "./user.ts";

/** The sealing process could not be started, or died twice over one question. */
export class SignerGoneError extends Error {
  readonly code = "signer-gone";
}

export type SignerOptions = {
  /** The signer's own folder. */
  readonly folder: string;
  /** Another user to run as; only root can. Null or left out: ourselves. The folder and its files become theirs. */
  readonly user?: User | null;
  /** One line; opens the key, or protects it when set-up makes it. */
  readonly passPhrase?: string;
};

/** Sends a question and waits for its answer. Questions are answered one after another. */
export type Asker = {
  readonly ask: (head: unknown, body?: Uint8Array) => Promise<Frame>;
  readonly close: () => Promise<void>;
};

const mainFile = fileURLToPath(new URL("main.ts", import.meta.url));
const project = fileURLToPath(new URL("../../..", import.meta.url));

/** As root: hands the folder over to its user, only when it is another's; what lies in it is its owner's to arrange. */
function giveFolder(folder: string, { uid, gid }: User): void {
  if (statSync(folder).uid === uid) return;
  for (const name of readdirSync(folder)) lchownSync(join(folder, name), uid, gid);
  lchownSync(folder, uid, gid);
}

type Running = {
  readonly child: ChildProcess & { stdin: Writable; stdout: Readable };
  readonly frames: AsyncIterator<Frame>;
};

function argumentsFor(folder: string): string[] {
  // It may read the program and its folder, write its folder, and start nothing.
  const fences = [`--allow-fs-read=${project}`, `--allow-fs-read=${folder}`, `--allow-fs-write=${folder}`];
  return ["--permission", ...fences, "--disable-warning=ExperimentalWarning", mainFile, folder];
}

function start(options: SignerOptions): Running {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const user = process.getuid?.() === 0 ? (options.user ?? { uid: 0, gid: 0 }) : null;
  if (user) giveFolder(options.folder, user);
  const child = spawn(process.execPath, argumentsFor(realpathSync(options.folder)), {
    ...user,
    stdio: ["pipe", "pipe", "inherit"],
    // Nothing of the parent's surroundings, the database's address among them.
    env: process.platform === "win32" ? { SystemRoot: process.env.SystemRoot } : {},
    cwd: "/",
  });
  // A dead process shows as the end of its output; these would only repeat it, and crash the parent.
  child.on("error", () => undefined);
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${options.passPhrase ?? ""}\n`);
  return { child, frames: readFrames(child.stdout) };
}

async function exchange({ child, frames }: Running, question: Buffer): Promise<Frame | undefined> {
  child.stdin.write(question);
  try {
    const next = await frames.next();
    return next.done ? undefined : next.value;
  } catch {
    // What it says cannot be understood any more: as good as dead.
    child.kill("SIGKILL");
    return undefined;
  }
}

function ended({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

/** One thing after another, whatever became of the one before. */
export function queue(): <Result>(turn: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (turn) => {
    const result = last.then(turn);
    last = result.catch(() => undefined);
    return result;
  };
}

/**
 * Runs the sealing process on its folder. When it died over a question, a fresh one is asked once more: every question
 * may be asked twice. It ends with its parent.
 */
export function runSigner(options: SignerOptions): Asker {
  if (options.passPhrase?.includes("\n")) throw new SignerGoneError("A pass phrase is one line.");
  let running: Running | undefined;
  let closed = false;
  const inTurn = queue();
  const once = async (question: Buffer): Promise<Frame | undefined> => {
    running ??= start(options);
    const answer = await exchange(running, question);
    if (!answer) running = undefined;
    return answer;
  };
  const ask = async (head: unknown, body?: Uint8Array): Promise<Frame> => {
    if (closed) throw new SignerGoneError("The sealing process was closed.");
    const question = writeFrame(head, body);
    const answer = (await once(question)) ?? (await once(question));
    if (answer) return answer;
    throw new SignerGoneError("The sealing process does not answer. Its last words are in the server's log.");
  };
  const close = async (): Promise<void> => {
    closed = true;
    running?.child.stdin.end();
    if (running) await ended(running);
  };
  return { ask: (head, body) => inTurn(() => ask(head, body)), close: () => inTurn(close) };
}
