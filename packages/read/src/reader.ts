import { firstLook, looksSigned } from "./first-look.ts";
import { drawPage, isBlank, pageSize, pageText, type Box, type PageText, type Picture } from "./page.ts";
import {
  NEEDS_PASSWORD,
  startEngine,
  UNKNOWN_SECURITY,
  withDocument,
  withPage,
  type Engine,
  type Pointer,
} from "./pdfium.ts";
import { LIMITS, refuse, type Limits, type Refusal } from "./refusal.ts";
import { withoutStamp } from "./words.ts";

/** A page's words without the lines of our own stamp, and those lines: banner, code, address. */
export type ReadPage = PageText & { readonly stamp: readonly string[] };

/**
 * A PDF that was read. `signed`: a signature covers part of the file;
 * `encrypted`: it opens without a password, but its owner restricted what may be done with it.
 */
export type PdfText = {
  readonly ok: true;
  readonly pages: readonly ReadPage[];
  readonly signed: boolean;
  readonly encrypted: boolean;
};

/** One drawn page. */
export type PagePicture = { readonly ok: true } & Picture;

/** For each page, for each box asked about: whether nothing shows in it. */
export type Blankness = { readonly ok: true; readonly pages: readonly (readonly boolean[])[] };

/** Every call is on its own: nothing is kept of a file once its answer is given. Throws an Error with code `reader-broken` when not usable. */
export type Reader = {
  /** False once a file has broken the engine (out of memory, a fault in it): open another reader, in a new process if memory counts. */
  usable(): boolean;
  /** The words, or why there are none. */
  readPdf(bytes: Uint8Array, limits?: Limits): Promise<PdfText | Refusal>;
  /** A picture of the page (counted from 0) on white, at pxPerPt pixels a point. */
  renderPage(
    bytes: Uint8Array,
    page: number,
    pxPerPt: number,
    limits?: Limits,
  ): Promise<PagePicture | Refusal>;
  /** Where the pages are blank: boxesOf is asked for each page with its size in pt. */
  findBlank(
    bytes: Uint8Array,
    boxesOf: (width: number, height: number, page: number) => readonly Box[],
    limits?: Limits,
  ): Promise<Blankness | Refusal>;
};

/**
 * Opens the PDF engine (pdfium as WebAssembly). The same code and the same bytes of the engine run in the browser and on the server,
 * so both see the same words. It does not stop a file that takes for ever or fills the memory: for strangers' files it belongs in a
 * worker or process that can be killed.
 */
export async function openReader(wasmBinary: ArrayBuffer | Uint8Array): Promise<Reader> {
  const engine = await startEngine(ownBuffer(wasmBinary));
  let usable = true;
  const run = async <T>(work: (engine: Engine) => T): Promise<T | Refusal> => {
    if (!usable)
      throw Object.assign(new Error("This reader broke; open another."), { code: "reader-broken" });
    try {
      return work(engine);
    } catch (fault) {
      usable = false; // the engine's heap may be half written
      return refuse(isMemoryFault(fault) ? "too-large-inside" : "damaged");
    }
  };
  return {
    usable: () => usable,
    readPdf: (bytes, limits = LIMITS) =>
      run((e) => opened(e, bytes, limits, (doc) => readWords(e, doc, bytes, limits))),
    renderPage: (bytes, page, pxPerPt, limits = LIMITS) =>
      run((e) => opened(e, bytes, limits, (doc) => renderOne(e, doc, page, pxPerPt, limits))),
    findBlank: (bytes, boxesOf, limits = LIMITS) =>
      run((e) => opened(e, bytes, limits, (doc) => blankBoxes(e, doc, boxesOf))),
  };
}

function opened<T>(
  engine: Engine,
  bytes: Uint8Array,
  limits: Limits,
  use: (document: Pointer) => T | Refusal,
): T | Refusal {
  const refusal = firstLook(bytes, limits);
  if (refusal) return refusal;
  return withDocument<T | Refusal>(
    engine,
    bytes,
    (document) => {
      const pages = engine.FPDF_GetPageCount(document);
      if (pages < 1) return refuse("damaged");
      return pages > limits.pages ? refuse("too-many-pages", pagesSentence(pages, limits)) : use(document);
    },
    (error) => refuse(error === NEEDS_PASSWORD || error === UNKNOWN_SECURITY ? "encrypted" : "damaged"),
  );
}

function readWords(engine: Engine, document: Pointer, bytes: Uint8Array, limits: Limits): PdfText | Refusal {
  let left = limits.characters;
  const pages = eachPage(engine, document, (page) => {
    const text = pageText(engine, page, left);
    left -= text?.length ?? 0;
    return text === null ? null : { ...pageSize(engine, page), ...withoutStamp(text) };
  });
  if (!pages) return refuse("damaged");
  if (pages.every((page) => !/[\p{L}\p{N}]/u.test(page.text))) return refuse("no-text");
  return { ok: true, pages, signed: looksSigned(bytes), encrypted: engine.EPDF_IsEncrypted(document) };
}

function renderOne(
  engine: Engine,
  document: Pointer,
  index: number,
  pxPerPt: number,
  limits: Limits,
): PagePicture | Refusal {
  if (!Number.isInteger(index) || index < 0 || index >= engine.FPDF_GetPageCount(document)) {
    return refuse("no-such-page");
  }
  const drawn = withPage<PagePicture | Refusal>(engine, document, index, (page) => {
    const { width, height } = pageSize(engine, page);
    if (!(width * height * pxPerPt * pxPerPt <= limits.pixels)) return refuse("too-large-inside");
    return { ok: true, ...drawPage(engine, page, pxPerPt) };
  });
  return drawn ?? refuse("damaged");
}

function blankBoxes(
  engine: Engine,
  document: Pointer,
  boxesOf: (width: number, height: number, page: number) => readonly Box[],
): Blankness | Refusal {
  const pages = eachPage(engine, document, (page, index) => {
    const { width, height } = pageSize(engine, page);
    return boxesOf(width, height, index).map((box) => isBlank(engine, page, box));
  });
  return pages ? { ok: true, pages } : refuse("damaged");
}

/** Null as soon as one page fails: part of a letter must not pass for the whole. */
function eachPage<T>(
  engine: Engine,
  document: Pointer,
  use: (page: Pointer, index: number) => T | null,
): T[] | null {
  const results: T[] = [];
  for (let index = 0; index < engine.FPDF_GetPageCount(document); index++) {
    const result = withPage(engine, document, index, (page) => use(page, index));
    if (result === null) return null;
    results.push(result);
  }
  return results;
}

function pagesSentence(pages: number, limits: Limits): string {
  return `This PDF has ${pages} pages; we read up to ${limits.pages}. Drop only the pages in question.`;
}

// pdfium calls abort() when an allocation fails; Node and browsers throw RangeErrors for buffers and stacks that grow too large.
function isMemoryFault(fault: unknown): boolean {
  return fault instanceof RangeError || /Aborted|out of memory|allocat/i.test(String(fault));
}

function ownBuffer(bytes: ArrayBuffer | Uint8Array): ArrayBuffer {
  return bytes instanceof ArrayBuffer ? bytes : new Uint8Array(bytes).buffer;
}
