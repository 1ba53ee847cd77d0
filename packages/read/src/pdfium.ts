import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";

/**
 * The engine and its heap. Pointers are byte offsets into HEAPU8, which is replaced when the memory grows: never keep it.
 * (The package takes HEAPU8's type from Emscripten's, which it does not bring.)
 */
export type Engine = WrappedPdfiumModule & { readonly pdfium: { readonly HEAPU8: Uint8Array } };
export type Pointer = number;

/** FPDF_GetLastError (fpdfview.h): the file needs a password, or a security handler that pdfium has not got. */
export const NEEDS_PASSWORD = 4;
export const UNKNOWN_SECURITY = 5;

// pdfium writes warnings to the console; a stranger's file must not be able to fill the log.
const quiet = () => {};

/** Starts an engine of its own: after a trap (out of memory, a fault in pdfium) its heap is not to be trusted. */
export async function startEngine(wasmBinary: ArrayBuffer): Promise<Engine> {
  const engine = (await init({ wasmBinary, print: quiet, printErr: quiet })) as Engine;
  engine.PDFiumExt_Init();
  return engine;
}

/** Memory for the length of one call; freed also when the call throws. */
export function withMemory<T>(engine: Engine, size: number, use: (at: Pointer) => T): T {
  const at = engine.pdfium.wasmExports.malloc(size);
  if (at === 0) throw new RangeError("out of memory in the PDF engine");
  try {
    return use(at);
  } finally {
    engine.pdfium.wasmExports.free(at);
  }
}

/** An open document for the length of one call, or pdfium's error number. */
export function withDocument<T>(
  engine: Engine,
  bytes: Uint8Array,
  use: (document: Pointer) => T,
  failed: (error: number) => T,
): T {
  return withMemory(engine, bytes.length, (at) => {
    engine.pdfium.HEAPU8.set(bytes, at);
    const document = engine.FPDF_LoadMemDocument(at, bytes.length, "");
    if (document === 0) return failed(engine.FPDF_GetLastError());
    try {
      return use(document);
    } finally {
      engine.FPDF_CloseDocument(document);
    }
  });
}

/** A loaded page for the length of one call; null where pdfium cannot load it. */
export function withPage<T>(
  engine: Engine,
  document: Pointer,
  index: number,
  use: (page: Pointer) => T,
): T | null {
  const page = engine.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  try {
    return use(page);
  } finally {
    engine.FPDF_ClosePage(page);
  }
}
