import { openReader, type Reader } from "@chirograph/read";
import wasmUrl from "@embedpdf/pdfium/pdfium.wasm?url";
import type { PageAnswer, PageQuestion } from "./page-question.ts";

// The pages of a letter are parsed and drawn here, away from the thread that takes the keys.
const KEPT_FILES = 4;
const files = new Map<number, Uint8Array>();
let reader: Promise<Reader> | null = null;

async function startReader(): Promise<Reader> {
  const response = await fetch(wasmUrl);
  return openReader(await response.arrayBuffer());
}

async function answer(question: PageQuestion): Promise<PageAnswer> {
  reader ??= startReader();
  const engine = await reader;
  const { job } = question;
  if (question.kind === "open") {
    files.set(question.file, question.bytes);
    for (const old of [...files.keys()].slice(0, -KEPT_FILES)) files.delete(old);
    const pages = await engine.findBlank(question.bytes, () => []);
    return pages.ok
      ? { job, ok: true, pages: pages.pages.length }
      : { job, ok: false, message: pages.message };
  }
  const bytes = files.get(question.file);
  if (!bytes) return { job, ok: false, message: "This page was put away. Open it again." };
  if (question.kind === "words") {
    const read = await engine.readPdf(bytes);
    return read.ok
      ? { job, ok: true, words: read.pages.map((page) => page.text) }
      : { job, ok: false, message: read.message };
  }
  const drawn = await engine.renderPage(bytes, question.page, question.pxPerPt);
  return drawn.ok ? { job, ...drawn } : { job, ok: false, message: drawn.message };
}

self.addEventListener("message", (event: MessageEvent<PageQuestion>) => {
  answer(event.data)
    .catch((): PageAnswer => {
      reader = null;
      return {
        job: event.data.job,
        ok: false,
        message: "The page could not be drawn here. Open the PDF instead.",
      };
    })
    .then((said) => {
      const moved = said.ok && "rgba" in said ? [said.rgba.buffer as ArrayBuffer] : [];
      self.postMessage(said, { transfer: moved });
    })
    .catch((error: unknown) => console.error(error));
});
