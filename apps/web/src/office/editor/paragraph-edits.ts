import type { text } from "@chirograph/wire";

export type Paragraphs = text.LetterText["paragraphs"];
type Paragraph = Paragraphs[number];
type Level = Paragraph["level"];

/** The paragraphs after an edit, and where the caret then stands. */
export type Edited = {
  readonly paragraphs: Paragraphs;
  readonly at: { readonly index: number; readonly caret: number };
};
/** Where the caret or the selection stands in the text of paragraph `index`, in UTF-16 units. */
export type Selection = { readonly index: number; readonly start: number; readonly end: number };

/** Enter: what stands behind the caret becomes the next paragraph. */
export function split(paragraphs: Paragraphs, { index, start, end }: Selection): Edited {
  const here = paragraphs[index] ?? { level: 1, text: "" };
  const before = { ...here, text: here.text.slice(0, start).trimEnd() };
  const behind = { ...here, text: here.text.slice(end).trimStart() };
  return { paragraphs: replaced(paragraphs, index, 1, [before, behind]), at: { index: index + 1, caret: 0 } };
}

/** Backspace at the start: the paragraph joins the one before it. Null where there is none. */
export function join(paragraphs: Paragraphs, index: number): Edited | null {
  const before = paragraphs[index - 1];
  const here = paragraphs[index];
  if (!before || !here) return null;
  const gap = before.text !== "" && here.text !== "" ? " " : "";
  const joined = { ...before, text: `${before.text}${gap}${here.text}` };
  const caret = before.text.length + gap.length;
  return { paragraphs: replaced(paragraphs, index - 1, 2, [joined]), at: { index: index - 1, caret } };
}

/** Tab and Shift+Tab: one level deeper or higher; never deeper than one below the paragraph before. */
export function shift(paragraphs: Paragraphs, { index, start }: Selection, by: 1 | -1): Edited {
  const here = paragraphs[index];
  if (!here) return { paragraphs, at: { index, caret: start } };
  const level = asLevel(here.level + by);
  return { paragraphs: replaced(paragraphs, index, 1, [{ ...here, level }]), at: { index, caret: start } };
}

/** Alt+arrows: the paragraph changes places with its neighbour. Null at the end of the list. */
export function move(paragraphs: Paragraphs, { index, start }: Selection, by: 1 | -1): Edited | null {
  const here = paragraphs[index];
  const other = paragraphs[index + by];
  if (!here || !other) return null;
  const first = Math.min(index, index + by);
  const pair = by === 1 ? [other, here] : [here, other];
  return { paragraphs: replaced(paragraphs, first, 2, pair), at: { index: index + by, caret: start } };
}

/** Several pasted paragraphs are several paragraphs here. Null when it is one: the browser pastes that by itself. */
export function paste(
  paragraphs: Paragraphs,
  { index, start, end }: Selection,
  pasted: string,
): Edited | null {
  const pieces = piecesOf(pasted);
  if (pieces.length < 2) return null;
  const here = paragraphs[index] ?? { level: 1, text: "" };
  const last = pieces.length - 1;
  const made = pieces.map((piece, i) => {
    const head = i === 0 ? here.text.slice(0, start) : "";
    const tail = i === last ? here.text.slice(end) : "";
    return { ...here, text: `${head}${piece}${tail}` };
  });
  const caret = (made[last]?.text.length ?? 0) - here.text.slice(end).length;
  return { paragraphs: replaced(paragraphs, index, 1, made), at: { index: index + last, caret } };
}

const NUMBER = /^\s*(?:\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)])\s+/u;

/** Blank lines part paragraphs; without any, each line is one. Numbers that all of them carry are ours to print. */
function piecesOf(pasted: string): string[] {
  const plain = pasted.replace(/\r\n?/gu, "\n");
  const apart = /\n[ \t]*\n/u.test(plain) ? plain.split(/\n[ \t]*\n/u) : plain.split("\n");
  const pieces = apart
    .map((piece) => piece.replace(/\s*\n\s*/gu, " ").trim())
    .filter((piece) => piece !== "");
  return pieces.every((piece) => NUMBER.test(piece))
    ? pieces.map((piece) => piece.replace(NUMBER, ""))
    : pieces;
}

function replaced(paragraphs: Paragraphs, at: number, count: number, by: readonly Paragraph[]): Paragraphs {
  return settled(paragraphs.toSpliced(at, count, ...by));
}

/** No paragraph is more than one level below the one before it. */
function settled(paragraphs: Paragraphs): Paragraphs {
  let above = 0;
  return paragraphs.map((paragraph) => {
    const level = asLevel(Math.min(paragraph.level, above + 1));
    above = level;
    return level === paragraph.level ? paragraph : { ...paragraph, level };
  });
}

function asLevel(level: number): Level {
  if (level <= 1) return 1;
  return level === 2 ? 2 : 3;
}
