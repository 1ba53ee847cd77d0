/**
 * Words of one page that a comment stands on: quote and position (W3C Web Annotation Data Model, 4.2.4 and 4.2.5).
 * `page`: from 1. `start`, `end`: UTF-16 offsets in that page's text, `text.slice(start, end) === quote`.
 * `prefix`, `suffix`: up to 32 units of the same page's text beside it.
 */
export type Passage = {
  readonly page: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
};

/** The contract's limits: how much of the text beside a quote is kept, and how long a quote may be. */
const BESIDE = 32;
const LONGEST = 5_000;

/** Out of the middle of a surrogate pair: half a character is no text. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/** The passage from start to end of a page's text, within the contract's limits. */
export function passageAt(text: string, page: number, start: number, end: number): Passage {
  const to = end - start > LONGEST ? whole(text, start + LONGEST - 1) : end;
  return {
    page,
    quote: text.slice(start, to),
    prefix: text.slice(whole(text, Math.max(0, start - BESIDE)), start),
    suffix: text.slice(to, whole(text, Math.min(text.length, to + BESIDE))),
    start,
    end: to,
  };
}
