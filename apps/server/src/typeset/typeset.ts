import { Worker } from "node:worker_threads";
import type { LetterText } from "@chirograph/core/text";
import type { TypesetResult } from "./compile.ts";
import { passagesOf } from "./passage.ts";
import { refusal } from "./refusal.ts";
import type { WorkerMessage } from "./worker.ts";

export type { TypesetResult } from "./compile.ts";

export type Typesetter = {
  /**
   * The letter as PDF/A-2a, tagged; the same bytes for the same text, in any process. Letters are set one after
   * another. `banner` is printed over each page: for a text that is still being written. An answer comes within `timeLimitMs` of the letter's turn; a refusal is a value.
   */
  readonly typeset: (text: LetterText, banner?: string) => Promise<TypesetResult>;
  /** Ends the thread. Letters still waiting are refused. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly text: LetterText;
  readonly banner: string;
  readonly resolve: (result: TypesetResult) => void;
};

const MOST_CHARACTERS = 300_000;
const LINE = 80;

/**
 * Starts the typesetter in a thread of its own: a page takes 2 to 10 ms, but a hostile text of 200,000 characters
 * takes seconds, which must not hold up the server. The thread cannot be stopped inside the compiler, so a letter
 * that takes too long is refused, a fresh thread takes over, and the old one ends when the compiler returns.
 * Rejects with `typesetter-font-missing` or `typesetter-unavailable`.
 */
export async function createTypesetter({ timeLimitMs = 5000 } = {}): Promise<Typesetter> {
  let worker = await startWorker();
  let running = false;
  let closed = false;
  const waiting: Job[] = [];

  async function run(job: Job): Promise<void> {
    worker.ref();
    const result = await answered(worker, job, timeLimitMs);
    worker.unref();
    if (result !== "lost") return job.resolve(result);
    job.resolve(closed ? ended() : tooSlow(timeLimitMs));
    // Never reused: its late answer would be taken for that of the next letter.
    if (!closed) worker = await replaced(worker);
  }

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await run(job);
    running = false;
  }

  function typeset(text: LetterText, banner = ""): Promise<TypesetResult> {
    if (closed) return Promise.resolve(ended());
    const long = tooLong(text);
    if (long !== null) return Promise.resolve(long);
    return new Promise((resolve) => {
      waiting.push({ text, banner, resolve });
      void drain();
    });
  }

  async function close(): Promise<void> {
    closed = true;
    for (const job of waiting.splice(0)) job.resolve(ended());
    await worker.terminate();
  }

  return { typeset, close };
}

async function replaced(lost: Worker): Promise<Worker> {
  const fresh = await startWorker();
  void lost.terminate();
  return fresh;
}

function startWorker(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    const failed = (cause: unknown): void => reject(unavailable(cause));
    worker.once("message", () => {
      worker.off("error", failed);
      // Without a listener an error of the thread would end the server; a lost letter is noticed in answered().
      worker.on("error", () => undefined);
      worker.unref();
      resolve(worker);
    });
    worker.once("error", failed);
  });
}

/** The thread's answer to one letter, or "lost" when it ends or the time is over first. */
function answered(
  worker: Worker,
  { text, banner }: Job,
  timeLimitMs: number,
): Promise<TypesetResult | "lost"> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle("lost"), timeLimitMs);
    const onMessage = (message: WorkerMessage): void => settle(message.ready ? "lost" : message.result);
    const onEnd = (): void => settle("lost");
    function settle(result: TypesetResult | "lost"): void {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onEnd).off("exit", onEnd);
      resolve(result);
    }
    worker.on("message", onMessage).on("error", onEnd).on("exit", onEnd);
    worker.postMessage({ text, banner }, []);
  });
}

function tooLong(text: LetterText): TypesetResult | null {
  const size = passagesOf(text).reduce((sum, passage) => sum + sizeOf(passage.text), 0);
  if (size <= MOST_CHARACTERS) return null;
  return refusal(
    "too-long",
    `This letter is too long to be set: its size is ${size}, and ${MOST_CHARACTERS} characters are the most, each line begun counting as ${LINE}. Move part of it to an enclosure.`,
  );
}

/** Characters; a line that holds one letter costs the compiler as much as a full one. */
function sizeOf(text: string): number {
  return text.length + LINE * text.split(/\r\n?|\n/u).length;
}

function tooSlow(timeLimitMs: number): TypesetResult {
  return refusal(
    "too-slow",
    `This letter took longer than ${timeLimitMs / 1000} seconds to set, so it was stopped. Nothing was changed. Shorten its longest paragraphs, or take out text that is not written in words.`,
  );
}

function ended(): TypesetResult {
  return refusal(
    "not-typeset",
    "The server is stopping, so this letter was not set. Nothing was changed. Try again in a minute.",
  );
}

function unavailable(cause: unknown): unknown {
  if (cause instanceof Error && "code" in cause && cause.code === "typesetter-font-missing") return cause;
  const message = `Letters cannot be typeset on this machine (${process.platform}, ${process.arch}): the typesetter did not start. It is published for Linux on x64 only. ${cause instanceof Error ? cause.message : String(cause)}`;
  return Object.assign(new Error(message, { cause }), { code: "typesetter-unavailable" });
}
