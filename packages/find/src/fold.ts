/** Nearly every word of an English letter; nothing but case is to be done to these. */
const ASCII = /^[!-_a-~]*$/;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const ARABIC_MARKS = /[\u064b-\u065f\u0670\u0640]/gu;
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/gu;
const LETTERS = /[^\P{L}A-Za-z]/gu;
const QUOTES = /[\u2018-\u201b\u2032\u02bc\uff07`\u00b4]/gu;

/** Unicode's digits stand in runs of ten from a zero, so the digit before the run tells the value. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function plainDigits(text: string): string {
  return text
    .replace(/(?![0-9])\p{Nd}/gu, digitValue)
    .replace(/\u066b/gu, ".")
    .replace(/\u066c/gu, ",");
}

/** Letters that case folding makes longer (sharp s) are long from the start, so that a word is cut the same before and after. */
function unfolded(letter: string): string {
  const wide = letter.toLowerCase().toUpperCase();
  if (wide.length <= letter.length) return letter;
  return letter === letter.toLowerCase() ? wide.toLowerCase() : wide;
}

/**
 * One spelling for one word: NFKC (which also opens ligatures), no invisible characters, no Arabic vowel signs
 * (U+064B-065F, U+0670) or tatweel, straight quotes and dashes, ASCII digits. Case is kept.
 * Call it with short text only: ICU orders combining marks in quadratic time.
 */
export function plain(text: string): string {
  if (ASCII.test(text)) return text;
  const opened = text.normalize("NFKC").replace(INVISIBLE, "").replace(ARABIC_MARKS, "");
  return plainDigits(opened)
    .replace(DASHES, "-")
    .replace(QUOTES, "'")
    .replace(LETTERS, unfolded)
    .normalize("NFKC");
}

/** Case folded; lower, upper, then lower also folds sharp s, dotless i and final sigma, as Unicode's full folding does. */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/\u03c2/gu, "\u03c3")
    .normalize("NFKC");
}
