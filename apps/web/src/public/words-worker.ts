import { openReader } from "@chirograph/read";
import { withoutStamp } from "@chirograph/read/words";
import wasmUrl from "@embedpdf/pdfium/pdfium.wasm?url";
import type { Job, Outcome, Told } from "./worker-job.ts";

// A stranger's file is parsed here: it can take for ever or fill the memory, and the page ends this worker then.

function tell(told: Told): void {
  self.postMessage(told, { transfer: [] });
}

/** The size of the engine as it arrives; compressed, its length is not known, and then no share is told. */
async function engine(): Promise<Uint8Array> {
  const response = await fetch(wasmUrl);
  const whole = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length"));
  const chunks: Uint8Array[] = [];
  let had = 0;
  if (!response.ok || !response.body) throw new Error("The reader of PDFs did not arrive.");
  const stream = response.body.getReader();
  for (let part = await stream.read(); !part.done; part = await stream.read()) {
    chunks.push(part.value);
    had += part.value.length;
    tell({
      kind: "progress",
      doing: "Fetching what reads PDFs, once",
      share: whole > 0 ? had / whole : null,
    });
  }
  const all = new Uint8Array(had);
  chunks.reduce((at, chunk) => (all.set(chunk, at), at + chunk.length), 0);
  return all;
}

async function words(bytes: Uint8Array): Promise<Outcome> {
  const reader = await openReader(await engine());
  tell({ kind: "progress", doing: "Reading the words, on this device", share: null });
  const read = await reader.readPdf(bytes);
  if (!read.ok) return { ok: false, message: read.message };
  const pages = read.pages.map((page) => withoutStamp(page.text).text);
  return { ok: true, text: pages.join("\n\n"), stamp: read.pages.flatMap((page) => page.stamp) };
}

self.addEventListener("message", (event: MessageEvent<Job>) => {
  if (event.data.kind !== "words") return;
  words(event.data.bytes)
    .catch((): Outcome => {
      const message =
        "We could not read this file here: what reads PDFs did not start in this browser. Try another browser, paste the words, or type the reference.";
      return { ok: false, message };
    })
    .then((read) => tell({ kind: "words", read }))
    .catch((fault: unknown) => console.error(fault));
});
