import { plain } from "./fold.ts";
import type { Stretch } from "./stretches.ts";

/** One word before its kind is known: normalised but with its capitals, and its place in the source. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number };

/** What may stand inside a figure, a date, a reference or an address. */
const CODE = /[\p{L}\p{M}\p{N}\p{Cf}\p{Sc}\-\u2010-\u2015\u2212/.,:'\u2019%\u066a-\u066c_+#@&=?~\u2044]+/gu;
/** A run of letters; apostrophes and invisible characters do not end it. */
const LETTERS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}'\u2019\u02bc\uff07]*/gu;
/** A plain word with its punctuation, which most stretches are: the slow road gives the same. */
const SIMPLE = /^([A-Za-z]+)[.,;:!?]?$/;
const EDGE_BEFORE = /^[^\p{L}\p{N}\p{Sc}]+/u;
const EDGE_AFTER = /[^\p{L}\p{M}\p{N}\p{Sc}%\u066a]+$/u;

function lettersOnly(raw: string): string {
  return plain(raw)
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "")
    .replace(/^\p{M}+/u, "");
}

/** "1,250" and "1250" are one figure; a decimal point and a sign stay. */
function codeText(raw: string): string {
  const cleaned = plain(raw)
    .replace(/\u2044/gu, "/")
    .replace(/\u066a/gu, "%")
    .replace(/[^\p{L}\p{M}\p{N}\p{Sc}\-/.,:%_+#@&=?~]/gu, "");
  const text = cleaned.slice(...trimmed(cleaned));
  return /^[-\p{Sc}]*\d{1,3}(,\d{3})+(\.\d+)?%?$/u.test(text) ? text.replace(/,/gu, "") : text;
}

function trimmed(raw: string): readonly [number, number] {
  const lead = EDGE_BEFORE.exec(raw)?.[0] ?? "";
  const from =
    lead.length > 0 && /[-\u2212\u2013]$/u.test(lead) && /^[\p{Sc}\p{Nd}]/u.test(raw.slice(lead.length))
      ? lead.length - 1
      : lead.length;
  return [from, raw.length - (EDGE_AFTER.exec(raw)?.[0].length ?? 0)];
}

/** "20-year" is a figure and a word; "MOD/2026/114" and "a@b.example" are one reference each. */
function isOneCode(core: string): boolean {
  if (/[@]|:\/\/|^www\./u.test(core)) return true;
  return /\p{N}/u.test(core) && !/^\p{Nd}+[-\u2010-\u2015]\p{L}{2,}$/u.test(core);
}

function* runs(raw: string, offset: number, stretch: Stretch): Generator<Piece> {
  for (const run of raw.matchAll(LETTERS)) {
    const text = lettersOnly(run[0]);
    const from = offset + run.index;
    if (text !== "") yield piece(text, from, from + run[0].length, stretch);
  }
}

function piece(text: string, from: number, to: number, stretch: Stretch): Piece {
  const last = stretch.places[to - 1] ?? 0;
  return { text, start: stretch.places[from] ?? 0, end: last + 1 };
}

/** The words of a stretch: a code stays whole, other text is split where its letters end. */
export function pieces(stretch: Stretch): readonly Piece[] {
  const simple = SIMPLE.exec(stretch.raw)?.[1];
  return simple === undefined ? Array.from(anyPieces(stretch)) : [piece(simple, 0, simple.length, stretch)];
}

function* anyPieces(stretch: Stretch): Generator<Piece> {
  for (const part of stretch.raw.matchAll(CODE)) {
    const [from, to] = trimmed(part[0]);
    const core = part[0].slice(from, Math.max(from, to));
    const text = codeText(core);
    if (isOneCode(core) && isOneCode(text))
      yield piece(text, part.index + from, part.index + from + core.length, stretch);
    else yield* runs(core, part.index + from, stretch);
  }
}
