import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LetterText } from "@chirograph/core/text";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { forbiddenCharacter, missingGlyph } from "./character.ts";
import { checkProbe, fontProbe, readFonts } from "./fonts.ts";
import { refusal, type TypesetRefusal } from "./refusal.ts";
import { sheetOf } from "./sheet.ts";
import { type Day, parseDay } from "./wording.ts";

/** A PDF/A-2a of the letter, or why there is none. */
export type TypesetResult =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly pages: number }
  | TypesetRefusal;

/** Typesets one letter at a time, blocking: 2 to 10 ms a page, seconds for a hostile text. */
type Compile = (text: LetterText, banner: string) => TypesetResult;

const ARCHIVAL = "a-2a";
const MOST_PAGES = 500;
// Remembered layouts make the next edit of the same letter quicker; those of a huge letter are 100s of MB.
const REMEMBERED = 10;
const HUGE_PDF = 1_000_000;

/**
 * A compiler with the letter's template and typefaces. It reads no other file and, the template importing
 * nothing, no network. Throws `typesetter-font-missing`.
 */
export function createCompile(): Compile {
  const workspace = fileURLToPath(new URL(".", import.meta.url));
  const template = readFileSync(new URL("./letter.typ", import.meta.url), "utf8");
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
  checkProbe(render(compiler, fontProbe(), {}, 0).pdf);
  return (text, banner) => {
    const day = parseDay(text.date);
    if (day === null) {
      return refusal(
        "not-a-date",
        `“${text.date.slice(0, 40)}” is not a day of the calendar. Give the letter's date as year-month-day, such as 2026-11-22.`,
      );
    }
    return forbiddenCharacter(text) ?? typesetOn(compiler, template, text, day, banner);
  };
}

function typesetOn(
  compiler: NodeCompiler,
  template: string,
  text: LetterText,
  day: Day,
  banner: string,
): TypesetResult {
  try {
    const inputs = { letter: JSON.stringify(sheetOf(text, day)), banner };
    const { pdf, pages } = render(compiler, template, inputs, secondsOf(day));
    compiler.evictCache(pdf.length > HUGE_PDF ? 0 : REMEMBERED);
    if (pages > MOST_PAGES) {
      return refusal(
        "too-long",
        `This letter fills ${pages} pages; ${MOST_PAGES} is the most. Move part of it to an enclosure.`,
      );
    }
    return { ok: true, pdf, pages };
  } catch (error) {
    compiler.evictCache(0);
    return explain(text, error instanceof Error ? error.message : String(error));
  }
}

function render(
  compiler: NodeCompiler,
  mainFileContent: string,
  inputs: Record<string, string>,
  creationTimestamp: number,
): { pdf: Uint8Array; pages: number } {
  const compiled = compiler.compile({ mainFileContent, inputs });
  const document = compiled.result;
  if (document === null) {
    const diagnostics = compiled.takeDiagnostics();
    throw new Error(
      diagnostics === null ? "no document" : JSON.stringify(compiler.fetchDiagnostics(diagnostics)),
    );
  }
  const pdf = compiler.pdf(document, { pdfStandard: ARCHIVAL, creationTimestamp });
  return { pdf: Uint8Array.from(pdf), pages: document.numOfPages };
}

// The refusal of krilla, Typst's PDF writer, printed by Rust's Debug: text `\"…\"` could not be displayed.
const UNSHOWN = /the text (?:contains the disallowed codepoint )?`\\"(.*?)\\"`/gsu;

function explain(text: LetterText, error: string): TypesetRefusal {
  const unshown = Array.from(error.matchAll(UNSHOWN), (match) => unescapeRust(match[1] ?? ""));
  if (unshown.length > 0) return missingGlyph(text, unshown);
  return refusal(
    "not-typeset",
    `This letter could not be typeset. Nothing was changed. The typesetter said: ${error.slice(0, 400)}`,
  );
}

/** Undoes Debug of a string inside Debug of a struct: `\\u{301}` and `\\\"` are one character each. */
function unescapeRust(text: string): string {
  return text
    .replaceAll(/\\(.)/gsu, "$1")
    .replaceAll(/\\u\{([0-9a-f]{1,6})\}/gu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replaceAll(/\\(.)/gsu, "$1");
}

/** Noon UTC of the day, in seconds since 1970 (0 for earlier days: the timestamp is unsigned). */
function secondsOf(day: Day): number {
  return Math.max(0, Date.UTC(day.year, day.month - 1, day.day, 12) / 1000);
}
