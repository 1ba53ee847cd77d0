import { valueOf } from "./digits.ts";

/** The part of a page's text between its running head and its running foot, in UTF-16 units. */
export type Body = { readonly start: number; readonly end: number };
type Line = { readonly start: number; readonly end: number; readonly text: string };

/** Running lines are looked for among so many lines at the top and at the bottom, and the sender's name among so many at the top. */
const DEEP = 3;
const LETTERHEAD = 8;
/** A longer line is prose, or hostile. */
const LONGEST = 240;

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split("\n").flatMap((raw) => {
    const at = start;
    start += raw.length + 1;
    const line = raw.trim();
    return line === "" ? [] : [{ start: at, end: at + raw.length, text: line.slice(0, LONGEST + 1) }];
  });
}

const keyOf = ({ text }: Line): string => text.replace(/\p{Nd}+/gu, "0");
const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** On how many pages each line stands, figures aside. */
function timesOf(edges: readonly (readonly Line[])[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const lines of edges)
    for (const key of new Set(lines.map(keyOf))) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/** "Page 2 of 3" on the second of three pages, or a line that is nothing but the page's number; digits of any script. */
function tellsPage({ text }: Line, page: number, pages: number): boolean {
  const figures = (text.match(/\p{Nd}+/gu) ?? []).map(valueOf);
  if (!/\p{L}/u.test(text) && figures.length === 1) return figures[0] === page && pages > 1;
  const follows = figures.some((figure, i) => figure === page && figures[i + 1] === pages);
  return follows && /\p{Nd}\P{Nd}{1,6}\p{Nd}/u.test(text);
}

/** How many of the edge's lines run, from the edge inwards without a gap. */
function depth(edge: readonly Line[], runs: (line: Line) => boolean): number {
  const first = edge.findIndex((line) => line.text.length > LONGEST || !runs(line));
  return first < 0 ? edge.length : first;
}

/**
 * The body of each page. A line at an edge runs when it stands, figures aside, on at least half of the pages and on two; when it tells
 * the page's number; or, on later pages, when it repeats the reference and nothing but words of the letterhead and the feet.
 */
export function bodyOf(pages: readonly string[]): readonly Body[] {
  const lines = pages.map(linesOf);
  const tops = lines.map((all) => all.slice(0, DEEP));
  const feet = lines.map((all) => all.slice(-DEEP).reverse());
  const [atTop, atFoot] = [timesOf(tops), timesOf(feet)];
  const often = (times: ReadonlyMap<string, number>, line: Line) =>
    (times.get(keyOf(line)) ?? 0) >= Math.max(2, pages.length / 2);
  const footDepths = feet.map((edge, i) =>
    depth(edge, (line) => often(atFoot, line) || tellsPage(line, i + 1, pages.length)),
  );
  const known = new Set([
    ...(lines[0] ?? []).slice(0, LETTERHEAD).flatMap(({ text }) => wordsIn(text)),
    ...(feet[0] ?? []).slice(0, footDepths[0]).flatMap(({ text }) => wordsIn(text)),
  ]);
  const repeatsHead = (line: Line) =>
    /\p{Nd}/u.test(line.text) && wordsIn(line.text).every((word) => known.has(word));
  return pages.map((text, i) => {
    const [top, foot] = [tops[i] ?? [], feet[i] ?? []];
    const runs = (line: Line) =>
      often(atTop, line) ||
      tellsPage(line, i + 1, pages.length) ||
      (i > 0 && line === top[0] && repeatsHead(line));
    const [head, tail] = [depth(top, runs), footDepths[i] ?? 0];
    const start = head === 0 ? 0 : (top[head - 1]?.end ?? 0);
    const end = tail === 0 ? text.length : (foot[tail - 1]?.start ?? text.length);
    return { start, end: Math.max(start, end) };
  });
}
