import { type Copy, type IssuedCopy, holderKey } from "./copy.ts";
import { type Interval, wilson } from "./interval.ts";
import type { PointText } from "./point.ts";
import { type PointAnswer, type Round, asIntended } from "./reading.ts";

/** A reader who took a point otherwise than it was meant, and what they answered. */
export type Misreading = { readonly copy: IssuedCopy; readonly answer: PointAnswer };

/** How one point was read: never a share alone, always with the readers behind it. */
export type PointResult = {
  readonly point: PointText;
  readonly readers: number;
  readonly intended: number;
  readonly interval: Interval;
  readonly misread: readonly Misreading[];
};

export type RoundResult = {
  readonly round: Round;
  /** The copies of the round, in the order of their numbers. */
  readonly invited: readonly IssuedCopy[];
  /** Of these, who answered every point for the first time: they alone are counted. */
  readonly counted: readonly IssuedCopy[];
  readonly points: readonly PointResult[];
};

/** The copies that were issued to read a round back. */
export function readersOf(copies: readonly Copy[], round: number): IssuedCopy[] {
  return copies.filter(
    (copy): copy is IssuedCopy => copy.status !== "none" && copy.kind === "read-back" && copy.round === round,
  );
}

/**
 * Whether the holder had no copy of this letter before. Told by the name, address and capacity of each invited link: who else looked at a
 * letter, no record knows.
 */
export function isFresh(copy: IssuedCopy, copies: readonly Copy[]): boolean {
  const key = holderKey(copy.holder);
  return !copies.some(
    (one) =>
      one.status !== "none" &&
      one.id !== copy.id &&
      one.kind !== "office" &&
      holderKey(one.holder) === key &&
      (one.issued.at < copy.issued.at || (one.kind === "read-back" && one.round < copy.round)),
  );
}

function ofPoint(point: PointText, counted: readonly IssuedCopy[]): PointResult {
  const given = counted.flatMap((copy) => {
    const answer = copy.reading.answers?.list.find((one) => one.point === point.id);
    return answer ? [{ copy, answer }] : [];
  });
  const misread = given.filter(({ answer }) => !asIntended(point.kind, answer.take));
  const intended = given.length - misread.length;
  return {
    point,
    readers: given.length,
    intended,
    interval: wilson(intended, given.length),
    misread,
  };
}

/**
 * What a round found. A recalled copy's answers count as before: recalling a reader must not mend a result. Readers who are not fresh are
 * shown and not counted. Pure; cost is readers times points.
 */
export function roundResult(round: Round, copies: readonly Copy[]): RoundResult {
  const invited = readersOf(copies, round.n);
  const counted = invited.filter((copy) => copy.reading.answers !== null && isFresh(copy, copies));
  return { round, invited, counted, points: round.points.map((point) => ofPoint(point, counted)) };
}
