import type { Finding } from "@chirograph/wording";
import type { CheckAnswer, CheckQuestion } from "./check-question.ts";

type Waiting = {
  readonly done: (findings: readonly Finding[]) => void;
  readonly failed: (why: Error) => void;
};

let worker: Worker | null = null;
let lastJob = 0;
const waiting = new Map<number, Waiting>();

/** A worker that fell is not asked again by those who wait; the next question starts another. */
function fall(): void {
  const failed = [...waiting.values()];
  waiting.clear();
  worker?.terminate();
  worker = null;
  for (const one of failed) one.failed(new Error("The wording check stopped."));
}

function checking(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
    waiting.get(data.job)?.done(data.findings);
    waiting.delete(data.job);
  });
  worker.addEventListener("error", fall);
  return worker;
}

/** What to point out in one paragraph; nothing in a letter that is not English. Throws when the worker does not run. */
export function askCheck(question: Omit<CheckQuestion, "job">): Promise<readonly Finding[]> {
  const job = ++lastJob;
  const target = checking();
  return new Promise((done, failed) => {
    waiting.set(job, { done, failed });
    target.postMessage({ ...question, job });
  });
}
