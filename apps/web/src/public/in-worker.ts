import { showProgress } from "./progress.ts";
import type { Job, Outcome, Told } from "./worker-job.ts";

/** A file or picture that is not read after this long, ms, is given up: phones are slow, readers are not endless. */
const PATIENCE = 60_000;

/** Runs one job in a worker of its own, which ends with it. Null when it took too long or broke. */
function inWorker(worker: Worker, job: Job): Promise<Told | null> {
  return new Promise<Told | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    worker.addEventListener("error", () => resolve(null), { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
      if (data.kind === "progress") return showProgress(data.doing, data.share);
      clearTimeout(timer);
      return resolve(data);
    });
    worker.postMessage(job, { transfer: [] });
  }).finally(() => worker.terminate());
}

const GIVEN_UP =
  "We could not read this file here: it took longer than a minute, or more memory than this browser gives one page. Paste the words, or type the reference.";

/** The words of a PDF. */
export async function wordsOf(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> {
  const worker = new Worker(new URL("./words-worker.ts", import.meta.url), { type: "module" });
  const told = await inWorker(worker, { kind: "words", bytes });
  return told?.kind === "words" ? told.read : { ok: false, message: GIVEN_UP };
}

/** What a square code in a picture says; empty where none was found. */
export async function squareCodesIn(picture: Blob): Promise<readonly string[]> {
  const worker = new Worker(new URL("./square-code-worker.ts", import.meta.url), { type: "module" });
  const told = await inWorker(worker, { kind: "square-code", picture });
  return told?.kind === "square-code" ? told.found : [];
}
