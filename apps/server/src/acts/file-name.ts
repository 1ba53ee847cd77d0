/** What a comment takes (wire: CommentRequest). UTF-16 units. */
const longest = 200;
const nameless = "a file without a name";

/** No more than `most` units, and never half a character. */
function cut(text: string, most: number): string {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept;
}

/** A name that is too long loses its middle: what it ends in says what opens the file. */
function shortened(name: string): string {
  if (name.length <= longest) return name;
  const ending = /\.[^.\s]{1,16}$/u.exec(name)?.[0] ?? "";
  return `${cut(name, longest - 1 - ending.length).trimEnd()}…${ending}`;
}

/**
 * The name that a stranger gave a file, as it may be shown and saved: no folder, no control or format character (among these the marks
 * that turn the direction of what follows, so that "gpj.exe" reads "exe.jpg": UAX 9), no dot at its ends, at most 200 units in the composed form
 * (NFC) in which it comes back with a comment.
 */
export function fileName(given: string): string {
  const plain = given
    .slice(0, 10_000)
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, " ");
  const last = plain.split(/[\\/]/u).findLast((part) => /[^\s.]/u.test(part)) ?? "";
  const name = last.replace(/\s+/gu, " ").replace(/^[\s.]+|[\s.]+$/gu, "");
  return name === "" ? nameless : shortened(name);
}
