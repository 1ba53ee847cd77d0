import type { Letter, Token } from "./letter.ts";

/** Characters in a line, lines on a page. */
export type Sheet = { readonly width: number; readonly height: number };
/** `page` from 0, UTF-16 offsets in its text. */
export type Spot = { readonly page: number; readonly start: number; readonly end: number };
export type Laid = { readonly pages: readonly string[]; readonly spots: ReadonlyMap<number, Spot> };

type Piece = { readonly text: string; readonly id: number | null };
type Line = readonly Piece[];

const OFFICE = "Office of the Secretary";
const REFERENCE = "SEC/2026/041";
const HEAD: readonly string[] = [
  OFFICE,
  "State House",
  REFERENCE,
  "To the Senate and House of Representatives",
];

const lengthOf = (line: Line): number => line.reduce((sum, { text }) => sum + text.length + 1, -1);

/** The first part of a compound that fits the line: text read back from a PDF has the word whole there, without its hyphen. */
function broken(text: string, room: number): readonly [string, string] | null {
  const at = text.lastIndexOf("-", room - 1);
  return at > 1 && at < text.length - 2 && !/\d/u.test(text) ? [text.slice(0, at), text.slice(at + 1)] : null;
}

function linesOf(label: string, words: readonly Token[], width: number): readonly Line[] {
  const lines: Piece[][] = [[{ text: label, id: null }]];
  for (const { id, text } of words) {
    const line = lines.at(-1) ?? [];
    const room = width - lengthOf(line) - 1;
    const parts = text.length > room ? broken(text, room) : null;
    if (text.length <= room) line.push({ text, id });
    else if (parts) {
      line.push({ text: parts.join(""), id });
      lines.push([]);
    } else lines.push([{ text, id }]);
  }
  return lines;
}

const plainLine = (text: string): Line => [{ text, id: null }];

function write(lines: readonly Line[], page: number, spots: Map<number, Spot>): string {
  let text = "";
  lines.forEach((line, n) => {
    if (n > 0) text += "\n";
    line.forEach((piece, i) => {
      if (i > 0) text += " ";
      const start = text.length;
      text += piece.text;
      if (piece.id !== null) spots.set(piece.id, { page, start, end: text.length });
    });
  });
  return text;
}

/** The letter as text read back from a PDF: letterhead, numbered paragraphs, a head from the second page on, a foot on every page. */
export function typeset(letter: Letter, { width, height }: Sheet): Laid {
  const body = letter.flatMap((paragraph, i) => linesOf(`${i + 1}.`, paragraph.flat(), width));
  const sheets: Line[][] = [HEAD.map(plainLine)];
  for (const line of body) {
    if ((sheets.at(-1)?.length ?? 0) >= height) sheets.push([plainLine(`${OFFICE} ${REFERENCE}`)]);
    sheets.at(-1)?.push(line);
  }
  const spots = new Map<number, Spot>();
  const pages = sheets.map((lines, i) =>
    write(
      [...lines, plainLine(`Draft, binds nobody. ${REFERENCE} Page ${i + 1} of ${sheets.length}`)],
      i,
      spots,
    ),
  );
  return { pages, spots };
}
