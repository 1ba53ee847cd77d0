/** A stretch of a page's text, [start, end) in UTF-16 units. `lines`: an address, a heading, a foot; its line ends mean something. */
export type Block = {
  readonly kind: "lines" | "paragraph";
  /** How deep its label stands: 0 without one or for "1.", 1 for "a." */
  readonly level: 0 | 1;
  readonly labelled: boolean;
  /** Where the words begin, after a label such as "4. "; else the same as `start`. */
  readonly words: number;
  readonly start: number;
  readonly end: number;
};
type Line = { readonly start: number; readonly end: number; readonly text: string };

const NUMBER = /^\(?\p{N}{1,3}[.)]\s/u;
const LETTER = /^\(?\p{L}{1,2}[.)]\s|^[•–-]\s/u;
/** A line is full when the next word would not have fitted; proportional letters make the count uncertain by this much. */
const FULL = 0.85;

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const at = start;
    start += line.length + 1;
    return { start: at, end: at + line.length, text: line };
  });
}

/** The length that a full line of this page has, in characters: nine in ten are no longer. */
function widthOf(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

const labelOf = ({ text }: Line): string => (NUMBER.exec(text) ?? LETTER.exec(text))?.[0] ?? "";
const labelled = (line: Line) => labelOf(line) !== "";
const SENTENCE_END = /[.!?;:؟۔]["”’)]?$/u;
const endsSentence = ({ text }: Line) => SENTENCE_END.test(text.trim());

function wrapped(line: Line, next: Line, width: number): boolean {
  if (next.text.trim() === "" || labelled(next)) return false;
  // Under a sentence that ends the line, a short line that ends none is the name of who signs.
  if (endsSentence(line) && !endsSentence(next) && next.text.length < width / 2) return false;
  const word = next.text.trim().split(/\s/u, 1)[0] ?? "";
  return line.text.length + 1 + word.length > width * FULL;
}

function groups(lines: readonly Line[]): Line[][] {
  const width = widthOf(lines);
  const out: Line[][] = [];
  lines.forEach((line, i) => {
    if (line.text.trim() === "") return;
    const before = lines[i - 1];
    const last = out.at(-1);
    if (last && before && before.text.trim() !== "" && wrapped(before, line, width)) last.push(line);
    else out.push([line]);
  });
  return out;
}

function isProse(group: readonly Line[]): boolean {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return false;
  return labelled(first) || group.length > 1 || endsSentence(last);
}

function blockOf(group: readonly Line[]): Block {
  const [first, last] = [group[0]!, group.at(-1)!];
  return {
    kind: isProse(group) ? "paragraph" : "lines",
    level: LETTER.test(first.text) && !NUMBER.test(first.text) ? 1 : 0,
    labelled: labelled(first),
    words: first.start + labelOf(first).length,
    start: first.start,
    end: last.end,
  };
}

/**
 * A page's text as people read it: wrapped lines joined to paragraphs, the short lines of an address or a signature kept together.
 * The blocks stand in order, do not overlap, and leave out nothing but white space.
 */
export function paragraphsOf(text: string, subject = ""): Block[] {
  const blocks: Block[] = [];
  for (const group of groups(linesOf(text))) {
    const block = blockOf(group);
    const last = blocks.at(-1);
    const alone = isSubject(text, block, subject) || (last !== undefined && isSubject(text, last, subject));
    if (last?.kind === "lines" && block.kind === "lines" && !alone)
      blocks[blocks.length - 1] = { ...last, end: block.end };
    else blocks.push(block);
  }
  return blocks;
}

const plain = (text: string) => text.replace(/\s+/gu, " ").trim();

/** Whether a block is the letter's subject line. */
export function isSubject(text: string, block: Block, subject: string): boolean {
  return subject !== "" && plain(text.slice(block.start, block.end)) === plain(subject);
}
