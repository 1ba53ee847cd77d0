import type { Drawn, PageAnswer, PageQuestion } from "./page-question.ts";

/** A file opened for reading: how many pages, and each as a picture or as words. Calls throw a sentence. */
export type OpenFile = {
  readonly pages: number;
  draw(page: number, pxPerPt: number): Promise<Drawn>;
  words(): Promise<readonly string[]>;
};

type Unnumbered<T> = T extends unknown ? Omit<T, "job"> : never;

let worker: Worker | null = null;
let lastJob = 0;
let lastFile = 0;
const waiting = new Map<number, (answer: PageAnswer) => void>();

function drawingWorker(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./page-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<PageAnswer>) => {
    waiting.get(event.data.job)?.(event.data);
    waiting.delete(event.data.job);
  });
  return worker;
}

/** Fetches the engine (about 2 MB) before it is needed. */
export function warmUp(): void {
  drawingWorker();
}

function ask(question: Unnumbered<PageQuestion>): Promise<Extract<PageAnswer, { ok: true }>> {
  const job = ++lastJob;
  const target = drawingWorker();
  return new Promise((resolve, reject) => {
    waiting.set(job, (answer) => (answer.ok ? resolve(answer) : reject(new Error(answer.message))));
    target.postMessage({ ...question, job });
  });
}

/** Opens a PDF in the worker. Throws an Error whose message is a sentence for the reader. */
export async function openFile(bytes: Uint8Array): Promise<OpenFile> {
  const file = ++lastFile;
  const opened = await ask({ kind: "open", file, bytes });
  return {
    pages: "pages" in opened ? opened.pages : 0,
    draw: async (page, pxPerPt) => {
      const drawn = await ask({ kind: "draw", file, page, pxPerPt });
      if (!("rgba" in drawn)) throw new Error("The page could not be drawn here. Open the PDF instead.");
      return drawn;
    },
    words: async () => {
      const read = await ask({ kind: "words", file });
      return "words" in read ? read.words : [];
    },
  };
}
