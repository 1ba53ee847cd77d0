import type { letter } from "@chirograph/wire";

type Copy = letter.LetterView["copies"][number];

/** A copy in its place in the tree: how deep, and on which row its parent stands. */
export type CustodyRow = { readonly copy: Copy; readonly depth: number; readonly parentRow: number | null };

/** The copies as a tree, each under the copy it was made from, in the order of their numbers. */
export function custodyRows(copies: readonly Copy[]): CustodyRow[] {
  const known = new Set(copies.map((copy) => copy.id));
  const rows: CustodyRow[] = [];
  const place = (copy: Copy, depth: number, parentRow: number | null) => {
    const row = rows.push({ copy, depth, parentRow }) - 1;
    for (const child of childrenOf(copies, copy)) place(child, depth + 1, row);
  };
  const roots = copies.filter((copy) => copy.parent === null || !known.has(copy.parent));
  for (const root of roots.toSorted(byLabel)) place(root, 0, null);
  return rows;
}

function childrenOf(copies: readonly Copy[], parent: Copy): Copy[] {
  return copies.filter((copy) => copy.parent === parent.id).sort(byLabel);
}

function byLabel(a: Copy, b: Copy): number {
  return a.label.localeCompare(b.label, "en", { numeric: true });
}

/** "3.2" of "3.2/12". */
export function copyNumber(copy: Copy): string {
  return copy.label.split("/")[0] ?? copy.label;
}

const DAY = 86_400_000;
const STEPS = [DAY / 24, DAY / 4, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY];
const MOST_TICKS = 6;

/** Times for the axis between two moments (ms since 1970): the beginning, then whole hours or days, at most seven. */
export function ticksBetween(from: number, to: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= MOST_TICKS) ?? 365 * DAY;
  const start = new Date(from);
  if (step >= DAY) start.setHours(0, 0, 0, 0);
  else start.setMinutes(0, 0, 0);
  const ticks: number[] = [];
  for (let at = start.getTime(); at <= to; at += step) if (at >= from) ticks.push(at);
  // The beginning is named too, where its label has room.
  return (ticks[0] ?? to) - from > (to - from) / 8 ? [from, ...ticks] : ticks;
}
