/** Characters in one cell, counted in UTF-16 units (Excel specifications and limits). */
export const CELL_LIMIT = 32_767;

const CUT =
  " [...] This text is longer than the 32,767 characters that a cell can hold, so it is cut here. The whole of it is in the letter's matrix on the web.";

/**
 * The text as a cell can show it: lone halves of characters replaced, and a text that is too long cut with a note that says so.
 */
export function shownText(text: string): string {
  const whole = text.toWellFormed();
  if (whole.length <= CELL_LIMIT) return whole;
  return whole.slice(0, CELL_LIMIT - CUT.length).replace(/[\ud800-\udbff]$/, "") + CUT;
}

/** What XML 1.0 cannot hold (2.2), a carriage return, which it does not keep, and what would read as an escape. */
const UNWRITABLE = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** The well-formed text as it is written into the file: `_xHHHH_` for what XML cannot hold (ST_Xstring: ECMA-376-1, 22.9.2.19). */
export function encodeCell(text: string): string {
  return text.replace(
    UNWRITABLE,
    (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}

/** The text of a cell from the file. */
export function decodeCell(written: string): string {
  if (!written.includes("_x")) return written;
  return written.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(String(hex), 16)),
  );
}
