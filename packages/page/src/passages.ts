import type { Difference, Place } from "@chirograph/find";
import type { Compared } from "./matter.ts";

/** A stretch of a text: `mark` where it differs. */
export type Piece = { readonly text: string; readonly mark: boolean };

/** The same place in both texts, wide enough to be read. */
export type Passage = { readonly theirs: readonly Piece[]; readonly ours: readonly Piece[] };

/** Characters of context on either side of a difference, and between differences shown together. */
const AROUND = 110;
const MOST_PASSAGES = 6;

type Side = "ours" | "theirs";

function placeOf(difference: Difference, side: Side): Place {
  return side === "ours" ? difference.oursAt : difference.theirsAt;
}

/** Differences in reading order, those that stand close together in our letter as one group. */
function groups(differences: readonly Difference[]): Difference[][] {
  const out: Difference[][] = [];
  for (const difference of [...differences].sort((a, b) => a.oursAt.start - b.oursAt.start)) {
    const group = out.at(-1);
    const near = group && difference.oursAt.start - (group.at(-1)?.oursAt.end ?? 0) <= AROUND * 2;
    if (near) group.push(difference);
    else out.push([difference]);
  }
  return out;
}

/** Grows a range to whole words. */
function window(text: string, from: number, to: number): readonly [number, number] {
  let [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)];
  while (start > 0 && /\S/u.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && /\S/u.test(text.charAt(end))) end += 1;
  return [start, end];
}

function pieces(text: string, places: readonly Place[]): readonly Piece[] {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  const first = sorted[0]?.start ?? 0;
  const last = sorted.reduce((most, place) => Math.max(most, place.end), first);
  const [start, end] = window(text, first, last);
  const out: Piece[] = [{ text: start > 0 ? "… " : "", mark: false }];
  let at = start;
  for (const place of sorted) {
    out.push(
      { text: text.slice(at, place.start), mark: false },
      { text: text.slice(place.start, place.end), mark: true },
    );
    at = Math.max(at, place.end);
  }
  out.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), mark: false });
  return out.filter((piece) => piece.text !== "");
}

/** Both wordings side by side, around each difference; the first six places. */
export function passages(compared: Compared): readonly Passage[] {
  return groups(compared.comparison.differences)
    .slice(0, MOST_PASSAGES)
    .map((group) => ({
      theirs: pieces(
        compared.theirs,
        group.map((difference) => placeOf(difference, "theirs")),
      ),
      ours: pieces(
        compared.ours,
        group.map((difference) => placeOf(difference, "ours")),
      ),
    }));
}

/** A numbered paragraph's head at the start of a line: "3.", "2.1". Dates and amounts have more digits. */
const HEAD = /^[ \t]*(\d{1,2}(?:\.\d{1,2}){0,3})\.?[ \t]/gmu;

/** "paragraph 3", by the numbers that stand in our letter; "before paragraph 1" above them; "" where it has none. */
export function paragraphAt(ours: string, at: number): string {
  const heads = [...ours.matchAll(HEAD)];
  if (heads.length === 0) return "";
  const own = heads.filter((head) => head.index <= at).at(-1);
  return own ? `paragraph ${own[1]}` : `before paragraph ${heads[0]?.[1] ?? 1}`;
}
