/**
 * Text without spaces inside, words broken at a line's end rejoined.
 * `places[i]` is where the UTF-16 unit `raw[i]` stands in the source; one more entry gives the end.
 */
export type Stretch = { readonly raw: string; readonly places: readonly number[] };

/** Longer stretches are cut, so that every later step works on short text whatever a stranger sends. */
const LONGEST = 96;
const SPACE = /\s/u;
const HYPHEN = /[-\u00ad\u2010\u2011]/u;
/** Hyphen, line end, indentation, then a lower-case letter, a letter of a script without case, or a digit. */
const BROKEN = /[-\u00ad\u2010\u2011][ \t]{0,8}\r?\n[ \t]{0,40}(?=[\p{Ll}\p{Lo}\p{Nd}])/uy;

function isSpace(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  return unit < 128 ? unit === 32 || (unit > 8 && unit < 14) : SPACE.test(source.charAt(at));
}

function lengthOfBreak(source: string, at: number): number {
  const unit = source.charCodeAt(at);
  if ((unit < 128 && unit !== 45) || !HYPHEN.test(source.charAt(at))) return 0;
  BROKEN.lastIndex = at;
  return BROKEN.test(source) ? BROKEN.lastIndex - at : 0;
}

/** A hyphen beside a digit belongs to a date or a reference and stays; elsewhere it was the typesetter's. */
function keepsHyphen(source: string, before: number, after: number): boolean {
  return /\p{Nd}/u.test(source.charAt(before)) || /\p{Nd}/u.test(source.charAt(after));
}

function stretchFrom(source: string, start: number): Stretch {
  const places: number[] = [];
  let raw = "";
  let at = start;
  while (at < source.length && !isSpace(source, at)) {
    const unit = source.charCodeAt(at);
    if (raw.length >= LONGEST && (unit < 0xdc00 || unit > 0xdfff)) break;
    const broken = raw === "" ? 0 : lengthOfBreak(source, at);
    if (broken === 0 || keepsHyphen(source, at - 1, at + broken)) {
      raw += source.charAt(at);
      places.push(at);
    }
    at += Math.max(1, broken);
  }
  places.push(at);
  return { raw, places };
}

/** The stretches of a text in order. Linear in its length. */
export function* stretches(source: string): Generator<Stretch> {
  let at = 0;
  while (at < source.length) {
    if (isSpace(source, at)) at += 1;
    else {
      const stretch = stretchFrom(source, at);
      yield stretch;
      at = stretch.places.at(-1) ?? source.length;
    }
  }
}
