import {
  fallsShort,
  gateOf,
  isSame,
  numberOf,
  percents,
  readersWord,
  shareWords,
} from "./read-back-words.ts";
import type { PointText, Round, Rule, Share, View } from "./read-back-words.ts";
import type { letter } from "@chirograph/wire";

/** How a point stands against the gate: kept shut by it, let go by name, less than is asked for in a round that no gate reads, or as asked. */
export type Standing = "held" | "waived" | "short" | "met" | "unread";

export type PictureRow = {
  readonly point: PointText;
  /** Its number among the points as they stand now; null for words that were changed since. */
  readonly n: number | null;
  readonly share: Share;
  readonly standing: Standing;
  /** The same words in the round before; null where they were not read then. */
  readonly before: Share | null;
};

export const standingWords: Readonly<Record<Standing, string>> = {
  held: "Held",
  waived: "Let go",
  short: "Less than asked",
  met: "",
  unread: "",
};

type Asked = {
  readonly view: View;
  readonly round: Round;
  readonly gates: readonly letter.GateView[];
  /** Whether this is the round that the gate reads. */
  readonly counts: boolean;
};

/** A row for each point of a round, in the round's own order. Pure. */
export function pictureRows({ view, round, gates, counts }: Asked): PictureRow[] {
  const earlier = view.rounds.findLast((one) => one.n < round.n);
  return round.points.map((point) => ({
    point,
    n: numberOf(view.points, point),
    share: point.share,
    standing: standingOf(point, view.rule, counts ? gateOf(gates, "read-back", point.id) : null),
    before: earlier?.points.find((one) => isSame(one, point))?.share ?? null,
  }));
}

function standingOf(
  { share }: Round["points"][number],
  rule: Rule,
  gate: "held" | "waived" | null,
): Standing {
  if (share.readers === 0) return "unread";
  if (gate !== null && fallsShort(share, rule)) return gate;
  return fallsShort(share, rule) ? "short" : "met";
}

/** The picture's measures, in px of its own: wide enough for whiskers, with room at both ends for half a dot. */
export const WIDE = 240;
const INSET = 6;

/** Where a share, 0 to 1, stands on the axis. */
export function along(share: number): number {
  return INSET + share * (WIDE - 2 * INSET);
}

/** A picture's name for whoever does not see it: which round it is of, and what it found. */
export function pictureName(round: Round, rows: readonly PictureRow[]): string {
  const readers = Math.max(0, ...rows.map(({ share }) => share.readers));
  return `Round ${round.n}, ${readersWord(readers)}. ${finding(rows)}`;
}

/** What a round found, in a sentence or two. */
export function finding(rows: readonly PictureRow[]): string {
  const read = rows.filter(({ share }) => share.readers > 0);
  if (read.length === 0) return "Nobody who counts has answered yet.";
  const worst = read.reduce((a, b) => (b.share.low < a.share.low ? b : a));
  const { intended, readers } = worst.share;
  if (intended === readers)
    return `${misread(read)} Each by ${intended} of ${readers}, which leaves ${percents(worst.share)}.`;
  return `${misread(read)} The least: ${nameOf(worst)}, as intended by ${shareWords(worst.share)}.`;
}

export function nameOf({ n, point }: Pick<PictureRow, "n" | "point">): string {
  return n === null ? `“${point.text}”` : `point ${n}`;
}

function misread(rows: readonly PictureRow[]): string {
  const otherwise = rows.filter(({ share }) => share.intended < share.readers);
  if (otherwise.length === 0) return "Every point was read as intended.";
  const were = otherwise.length === 1 ? "was" : "were";
  return `${otherwise.length} of ${rows.length} points ${were} read otherwise than intended.`;
}
