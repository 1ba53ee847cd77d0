import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../../shared/pdfs/", import.meta.url));

/** The PDFs of five producers, where they are at hand; none (with a notice) elsewhere. */
export function producersPdfs(): { name: string; path: string; bytes: Uint8Array<ArrayBuffer> }[] {
  if (!existsSync(FOLDER)) {
    console.log("skipped: the folder shared/pdfs with the producers' PDFs is not beside this project");
    return [];
  }
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".pdf"));
  return names.map((name) => ({
    name,
    path: FOLDER + name,
    bytes: new Uint8Array(readFileSync(FOLDER + name)),
  }));
}

/** Whether an independent tool is there to judge with; says so where it is not. */
export function has(tool: string): boolean {
  const found = spawnSync(tool, ["--version"]).error === undefined;
  if (!found) console.log(`skipped: ${tool} is not installed`);
  return found;
}

/** The words of a PDF according to poppler. */
export function popplerWords(path: string): string[] {
  return spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" })
    .stdout.split(/\s+/)
    .filter(Boolean);
}

/** pdfium's WebAssembly. */
export function pdfiumWasm(): Uint8Array<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
  return new Uint8Array(readFileSync(path));
}
