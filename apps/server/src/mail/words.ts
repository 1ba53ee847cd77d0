/**
 * Words of others as they may stand in a mail: no control characters, which would end a header, and none of the marks
 * that turn the direction of what follows (Unicode, UAX 9, 2.1 to 2.4), which would let a name rewrite our sentence.
 */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;
const LONE = /[\ud800-\udfff]/gu;

/** On one line, and no longer than `most` characters. */
export function oneLine(text: string, most = 200): string {
  const line = text.replace(CONTROLS, " ").replace(LONE, "\ufffd").replace(/\s+/gu, " ").trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : line;
}

/** For a header: what looks like an encoded word (RFC 2047, 2) would be decoded by whoever reads it, into anything. */
export function headerLine(text: string, most?: number): string {
  return oneLine(text, most).replaceAll("=?", "= ?");
}

/** With its line breaks. */
export function prose(text: string, most = 4_000): string {
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/u).map((line) => oneLine(line, most));
  const whole = lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return whole.length > most ? `${whole.slice(0, most - 1)}…` : whole;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Whether a text has letters that run from right to left. */
export function runsLeft(text: string): boolean {
  return RTL.test(text);
}
