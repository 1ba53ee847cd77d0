import type { Passage } from "../requests.ts";

/** The contract's limits: how much of the text beside a quote is kept, and how long a quote may be. */
const BESIDE = 32;
const LONGEST = 5_000;

const isHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Moves a place out of the middle of a surrogate pair: half a character is no text. */
function whole(text: string, at: number): number {
  return at > 0 && at < text.length && isHalf(text.charCodeAt(at)) ? at + 1 : at;
}

/**
 * A passage of a page's text, without the white space at its ends: quote and position (W3C Web Annotation Data Model, 4.2.4
 * and 4.2.5), in UTF-16 units. Null when nothing but white space is between start and end.
 */
export function passageOf(text: string, page: number, start: number, end: number): Passage | null {
  const raw = text.slice(start, Math.min(end, start + LONGEST));
  const quote = raw.trim();
  if (quote === "") return null;
  const from = start + raw.indexOf(quote);
  const to = from + quote.length;
  return {
    page,
    quote,
    start: from,
    end: to,
    prefix: text.slice(whole(text, Math.max(0, from - BESIDE)), from),
    suffix: text.slice(to, whole(text, Math.min(text.length, to + BESIDE))),
  };
}

export type Place = { readonly start: number; readonly end: number };

/** Where a passage stands in its page's text: by position, else where quote and context are found; null when nowhere. */
export function placeOf(text: string, passage: Passage): Place | null {
  const { quote, prefix, suffix, start, end } = passage;
  if (text.slice(start, end) === quote) return { start, end };
  const inContext = text.indexOf(prefix + quote + suffix);
  const at = inContext >= 0 ? inContext + prefix.length : text.indexOf(quote);
  return at < 0 ? null : { start: at, end: at + quote.length };
}

/** A run of a text: `marks` names what is marked there. */
export type Run = { readonly start: number; readonly text: string; readonly marks: readonly string[] };

/** Cuts [start, end) of a text at the ends of every mark; marks may overlap. */
export function runsOf(text: string, { start, end }: Place, marks: ReadonlyMap<string, Place>): Run[] {
  const inside = (at: number) => at > start && at < end;
  const cuts = [...marks.values()].flatMap((mark) => [mark.start, mark.end]).filter(inside);
  const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => ({
    start: from,
    text: text.slice(from, edges[i + 1]),
    marks: [...marks].filter(([, mark]) => mark.start <= from && mark.end > from).map(([name]) => name),
  }));
}
