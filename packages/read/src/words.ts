// Lines that our own stamp adds to every page of a copy. They are matched whole: a prefix alone would let
// a forger hide words of their own behind it.
const STAMPED = [
  /^DRAFT - NOT SIGNED - DECIDES NOTHING - (?:office )?copy \d{1,9}(?:\.\d{1,9}){0,12}(?: of \d{1,9})?(?: - TRIAL)?$/,
  /^CODE [0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/,
  /^AT [A-Za-z0-9.:\-/]{1,80}$/,
];
const CODE_LINE = STAMPED[1]!;
const ADDRESS_LINE = STAMPED[2]!;

// The same lines as pdfium gives them on a page that reads from right to left: words and figures in turn from the end
// (Unicode Standard Annex 9, L2, applied to a line that is left to right by itself).
const MIRRORED_BANNER =
  /^(?:TRIAL - )?(?:\d{1,9} of )?\d{1,9}(?:\.\d{1,9}){0,12} copy(?: office)? - NOTHING DECIDES - SIGNED NOT - DRAFT$/;
const MIRRORED_CODE = /^[0-9A-HJKMNP-TV-Z-]{19} CODE$/;
const MIRRORED_ADDRESS = /^[A-Za-z0-9.:\-/]{1,80} AT$/;

/**
 * The text without the lines that a copy's stamp adds (banner, code, address), so that the words of a copy
 * are the words of its version; `stamp` has the lines left out. Also for text pasted from a copy.
 */
export function withoutStamp(text: string): { readonly text: string; readonly stamp: readonly string[] } {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const stamped = lines.map((line, i) => isStamped(line.trim(), lines[i - 1]?.trim() ?? ""));
  return {
    text: lines
      .filter((_, i) => !stamped[i])
      .join("\n")
      .trimEnd(),
    stamp: lines.filter((_, i) => stamped[i]).map((line) => line.trim()),
  };
}

// "AT somewhere" alone may be a line of the letter: it is ours only right below the code.
function isStamped(line: string, before: string): boolean {
  if (ADDRESS_LINE.test(line)) return CODE_LINE.test(before);
  if (MIRRORED_ADDRESS.test(line)) return MIRRORED_CODE.test(before);
  if (MIRRORED_BANNER.test(line) || MIRRORED_CODE.test(line)) return true;
  return STAMPED.some((pattern) => pattern.test(line));
}

/** Where pdfium found a hyphen at the end of a line it puts this in its place. */
const LINE_END_HYPHEN = "\u0002";
const SOFT_HYPHEN = "\u00ad";

/**
 * pdfium's text as plain lines: LF between lines; words that a line end divided are whole again (pdfium cannot tell a hyphen that was put
 * there to break the line from one that belongs to the word); no control characters or noncharacters.
 */
export function plainText(raw: string): string {
  return raw
    .replaceAll(LINE_END_HYPHEN, SOFT_HYPHEN)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00ad[ \t]*\n/g, "")
    .replaceAll(SOFT_HYPHEN, "")
    .replace(/[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu, "")
    .replace(/[ \t]+$/gm, "")
    .toWellFormed();
}
