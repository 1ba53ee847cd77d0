/** Longer stretches are never taken for a misreading. */
const LONGEST = 120;

/** Smallest number of letters changed, lost or added to turn one word into the other, at most `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/rn/gu, "m"],
  [/vv/gu, "w"],
  [/cl/gu, "d"],
  [/[1il]/gu, "l"],
  [/0/gu, "o"],
  [/5/gu, "s"],
  [/8/gu, "b"],
];

function shape(text: string): string {
  return SHAPES.reduce((shaped, [from, to]) => shaped.replace(from, to), text);
}

/** "vesse1s" is no reference: a word of letters and a few digits that looks like ours to OCR. */
export function looksAlike(ours: readonly string[], theirs: readonly string[]): boolean {
  const [a, b] = [ours.join(""), theirs.join("")];
  const mostlyLetters = b.length >= 4 && b.replace(/\P{L}/gu, "").length > b.length / 2;
  return mostlyLetters && b.length <= LONGEST && shape(a) === shape(b);
}

/**
 * Whether `theirs` may be `ours` read wrongly by OCR: one letter in five of a stretch of five letters or more, at most
 * three. A short word that changes ("not", "now") is never a misreading, nor is a word that `ours` uses elsewhere.
 * Only a hint: "affect" and "effect" are this near too.
 */
export function mayBeMisread(
  ours: readonly string[],
  theirs: readonly string[],
  known: ReadonlySet<string>,
): boolean {
  const [a, b] = [ours.join(""), theirs.join("")];
  const allowed = Math.min(3, Math.floor(Math.min(a.length, b.length) / 5));
  if (allowed === 0 || a.length > LONGEST || b.length > LONGEST) return false;
  if (theirs.some((word) => known.has(word) && !ours.includes(word))) return false;
  return editDistance(shape(a), shape(b), allowed) <= allowed;
}
