const LABEL = /^[^\S\n]*(\d{1,3})\.(?=\s+\S)/gmu;

/**
 * Where the numbers of a text's paragraphs stand: at the start of a line, followed by a full stop, and counting on from
 * 1 without a gap. A figure that merely came to stand at the start of a line is not among them, unless it is the next
 * number by chance. UTF-16 offsets of the numbers' first digits.
 */
export function paragraphNumbers(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const match of text.matchAll(LABEL)) {
    const number = match[1] ?? "";
    if (Number(number) === found.size + 1) found.add(match.index + match[0].indexOf(number));
  }
  return found;
}
