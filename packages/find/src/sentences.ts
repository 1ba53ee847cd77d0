import { paragraphsOf } from "./paragraphs.ts";

/** A sentence of a page's text: [start, end) in UTF-16 units, without the white space around it. */
export type Sentence = { readonly start: number; readonly end: number };

/** What stands before a full stop that ends no sentence: titles, "No. 4", "approx.", initials. */
const SHORTENED =
  /(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Capt|Col|Gen|Lt|Maj|Sgt|St|Sr|Jr|No|Nos|Art|Sec|Fig|para|paras|pp|p|cf|vs|etc|e\.g|i\.e|approx|ref|Ref|vol|ed|dept|Dept|Inc|Ltd|Co|Corp|[A-Z])\.$/u;

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "sentence" });
  segmenters.set(language, known);
  return known;
}

function trimmed(text: string, start: number, end: number): Sentence | null {
  const words = text.slice(start, end);
  const quote = words.trim();
  if (quote === "") return null;
  const from = start + words.indexOf(quote);
  return { start: from, end: from + quote.length };
}

/** The longest abbreviation with what stands before it. */
const TAIL = 12;

/** Unicode's rules (UAX 29) know no abbreviations: what they cut behind one is joined again. */
function joined(cut: readonly Sentence[], text: string): Sentence[] {
  const done: Sentence[] = [];
  for (const sentence of cut) {
    const last = done.at(-1);
    const tail = last && text.slice(Math.max(last.start, last.end - TAIL), last.end);
    if (last && tail && SHORTENED.test(tail))
      done[done.length - 1] = { start: last.start, end: sentence.end };
    else done.push(sentence);
  }
  return done;
}

/**
 * The sentences of a text of a paragraph. A line's end is no sentence's end. Linear in the text.
 */
export function sentencesIn(text: string, language: string): Sentence[] {
  const flowing = text.replace(/[\r\n\t]/g, " ");
  const cut = [...segmenter(language).segment(flowing)].flatMap(
    ({ segment, index }) => trimmed(flowing, index, index + segment.length) ?? [],
  );
  return joined(cut, flowing);
}

/** The sentences of a page, in their order: those of its paragraphs, and each group of short lines as one. */
export function sentencesOf(page: string, language: string, subject = ""): Sentence[] {
  return paragraphsOf(page, subject).flatMap((block) => {
    if (block.kind === "lines") return trimmed(page, block.start, block.end) ?? [];
    return sentencesIn(page.slice(block.words, block.end), language).map(({ start, end }) => ({
      start: block.words + start,
      end: block.words + end,
    }));
  });
}
