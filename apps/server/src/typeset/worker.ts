import { parentPort } from "node:worker_threads";
import type { LetterText } from "@chirograph/core/text";
import { createCompile, type TypesetResult } from "./compile.ts";

/** What the thread says: once that it is ready, then one answer for each letter it was sent. */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly ready: false; readonly result: TypesetResult };

const port = parentPort;
if (port === null) throw new Error("worker.ts runs in a worker thread only");

const compile = createCompile();
port.on("message", ({ text, banner }: { readonly text: LetterText; readonly banner: string }) => {
  const result = compile(text, banner);
  const message: WorkerMessage = { ready: false, result };
  port.postMessage(message, result.ok ? [result.pdf.buffer as ArrayBuffer] : []);
});
const ready: WorkerMessage = { ready: true };
port.postMessage(ready);
