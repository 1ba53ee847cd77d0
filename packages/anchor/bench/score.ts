import type { Attached } from "../src/index.ts";
import type { Comment } from "./comments.ts";
import type { Letter, Token } from "./letter.ts";
import type { Laid } from "./typeset.ts";

/**
 * `right`: attached where the words went. `gone`: rightly reported as gone. `lost`: reported as gone, but its words are there.
 * `wrong`: attached to other words, or though its words are gone.
 */
export type Verdict = "right" | "gone" | "lost" | "wrong";
/** `flag`: whether `changed` said what is so. `exact`: to the word. */
export type Score = { readonly verdict: Verdict; readonly flag: boolean; readonly exact: boolean };

/** Words in common, of all words of both: an attached passage with less is wrong. */
const SAME = 0.8;

type Span = { from: number; to: number };

function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    const shorter = last ? Math.min(last.to - last.from, span.to - span.from) : 0;
    if (last && span.from - last.to <= shorter) last.to = span.to;
    else out.push({ ...span });
  }
  return out;
}

function longest(parts: readonly (readonly Token[])[]): readonly Token[] {
  return parts.reduce((best, one) => (one.length > best.length ? one : best), []);
}

/**
 * Where the commented words are in the later version: from the first to the last of them, with what was put in between. Where more words
 * that stood elsewhere came between two parts than the shorter has, they were parted: the longest part.
 */
function placeOf(comment: Comment, before: Letter, after: Letter): readonly Token[] {
  const ids = new Set(comment.words.map(({ id }) => id));
  const known = new Set(before.flat(2).map(({ id }) => id));
  const all = after.flat(2);
  const spans: Span[] = [];
  all.forEach(({ id }, i) => {
    const last = spans.at(-1);
    if (!ids.has(id)) return;
    if (last !== undefined && all.slice(last.to, i).every((one) => !known.has(one.id))) last.to = i + 1;
    else spans.push({ from: i, to: i + 1 });
  });
  return longest(joined(spans).map(({ from, to }) => all.slice(from, to)));
}

function wordsIn({ passage }: Attached, { spots }: Laid): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const [id, { page, start, end }] of spots)
    if (page === passage.page - 1 && end > passage.start && start < passage.end) ids.add(id);
  return ids;
}

const textOf = (words: readonly Token[]): string => words.map(({ text }) => text).join(" ");

/** A page break divides the place: the part on the page that has most of it, or nearly. */
function partOn(words: readonly Token[], { spots }: Laid, page: number): readonly Token[] {
  const counts = new Map<number, number>();
  for (const { id } of words) {
    const at = spots.get(id)?.page ?? -1;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const fullest = 1.25 * (counts.get(page) ?? 0) >= Math.max(...counts.values());
  return fullest ? words.filter(({ id }) => spots.get(id)?.page === page) : words;
}

/** `before`, `after`: the letter's versions; `laid`: the later one as it is typeset. */
export function judge(
  comment: Comment,
  attached: Attached | null,
  before: Letter,
  after: Letter,
  laid: Laid,
): Score {
  const place = placeOf(comment, before, after);
  if (attached === null)
    return { verdict: place.length === 0 ? "gone" : "lost", flag: true, exact: place.length === 0 };
  const expected = new Set(partOn(place, laid, attached.passage.page - 1).map(({ id }) => id));
  const found = wordsIn(attached, laid);
  const common = [...found].filter((id) => expected.has(id)).length;
  const right = place.length > 0 && common >= SAME * (found.size + expected.size - common);
  const flag = attached.changed === (textOf(place) !== textOf(comment.words));
  const exact = common === found.size && common === expected.size;
  return { verdict: right ? "right" : "wrong", flag: !right || flag, exact: right && exact };
}
