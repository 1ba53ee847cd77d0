import type { Template } from "@chirograph/marks";
import { refuse, type PdfText, type Reader } from "@chirograph/read";
import { encodePng } from "./png.ts";
import type { Answers, CopyMark, Question } from "./question.ts";

type Answer = Answers[keyof Answers];

/** Answers questions about bytes; `font` is the stamp's. A fault that a file provokes in a library is an answer too. */
export function answerer(
  reader: Reader,
  font: Uint8Array,
): (question: Question, bytes: Uint8Array) => Promise<Answer> {
  return async (question, bytes) => {
    try {
      switch (question.ask) {
        case "read":
          return await reader.readPdf(bytes);
        case "render":
          return await render(reader, bytes, question.page, question.pxPerPt);
        case "template":
          return await template(reader, bytes, question.mark, font);
        case "matrix":
          return await matrix(bytes);
        case "mail":
          return await mail(bytes);
        case "mailOrigin":
          return await mailOrigin(bytes, question);
      }
    } catch (fault) {
      return refuse(fault instanceof RangeError ? "too-large-inside" : "damaged");
    }
  };
}

async function render(
  reader: Reader,
  bytes: Uint8Array,
  page: number,
  pxPerPt: number,
): Promise<Answers["render"]> {
  const drawn = await reader.renderPage(bytes, page, pxPerPt);
  if (!drawn.ok) return drawn;
  const { width, height, rgba } = drawn;
  return { ok: true, width, height, png: encodePng(width, height, rgba) };
}

/**
 * Compiles the template, then makes a copy and reads it: the copy must have the version's words and a stamp on every page. Whatever a
 * stranger's file does to our banner, no copy leaves without it.
 */
async function template(
  reader: Reader,
  bytes: Uint8Array,
  mark: CopyMark,
  font: Uint8Array,
): Promise<Answers["template"]> {
  // Brought in when first needed: it would double the time in which a child starts.
  const { compileTemplate, placeFor, refuseStamp, stampBoxes } = await import("@chirograph/marks");
  const version = await reader.readPdf(bytes);
  if (!version.ok) return version;
  const sizes = version.pages.map(({ width, height }) => ({ width, height }));
  const blank = await reader.findBlank(bytes, (width, height) => stampBoxes(width, height, mark));
  if (!blank.ok) return blank;
  const places = blank.pages.map((boxes, i) => placeFor(sizes[i]!.width, sizes[i]!.height, boxes));
  const compiled = await compileTemplate(bytes, { ...mark, font }, places);
  if (!compiled.ok) return compiled;
  return (await copiesWell(reader, compiled, version)) ? compiled : refuseStamp("cannot-mark");
}

async function copiesWell(reader: Reader, template: Template, version: PdfText): Promise<boolean> {
  const { stampCopy } = await import("@chirograph/marks");
  const copy = await reader.readPdf(stampCopy(template, { kind: "circulation", n: 1, of: 1 }));
  if (!copy.ok || copy.pages.length !== version.pages.length) return false;
  return copy.pages.every((page, i) => {
    const before = version.pages[i]!;
    const added = page.stamp.length - before.stamp.length;
    return added === STAMP_LINES && sameWords(page.text, before.text);
  });
}

/** Most children never see a spreadsheet: what reads one is brought in with the first. */
async function matrix(bytes: Uint8Array): Promise<Answers["matrix"]> {
  const { readMatrix } = await import("../sheet/read-matrix.ts");
  return readMatrix(bytes);
}

/** What reads mail is brought in with the first, as most children see none. */
async function mail(bytes: Uint8Array): Promise<Answers["mail"]> {
  const { readMail } = await import("../mail/read-mail.ts");
  return readMail(bytes);
}

async function mailOrigin(
  bytes: Uint8Array,
  { envelope, answers }: Question & { ask: "mailOrigin" },
): Promise<Answers["mailOrigin"]> {
  const { readOrigin } = await import("../mail/read-origin.ts");
  return readOrigin(bytes, envelope, answers);
}

/** Banner, code, address. */
const STAMP_LINES = 3;

function sameWords(a: string, b: string): boolean {
  return a.split(/\s+/).join(" ").trim() === b.split(/\s+/).join(" ").trim();
}
