import type { Deed } from "./assertion.ts";
import type { DecisionId, PointId } from "./ids.ts";

/** What the author intends the letter to announce, or not to be read into it. */
export const pointKinds = ["announced", "ruled-out"] as const;
export type PointKind = (typeof pointKinds)[number];

export type PointText = { readonly id: PointId; readonly kind: PointKind; readonly text: string };

export type Point = PointText & {
  /** The decision on which the announcement rests. */
  readonly decision: DecisionId | null;
  /** Who let it stand without one, by name and with a reason. */
  readonly waived: (Deed & { readonly reason: string }) | null;
};

export type PointEvent =
  | { readonly type: "points-stated"; readonly points: readonly PointText[] }
  | {
      readonly type: "decision-cited";
      readonly point: PointId;
      readonly decision: DecisionId | null;
    }
  | { readonly type: "citation-waived"; readonly point: PointId; readonly reason: string };

export const pointsAtLeast = 3;
export const pointsAtMost = 10;

/** A decision or a waiver was given for the words as they stood: other words need their own. */
function restated(before: readonly Point[], now: PointText): Point {
  const same = before.find((one) => one.id === now.id && one.kind === now.kind && one.text === now.text);
  return same ?? { ...now, decision: null, waived: null };
}

/** The decisions that points rest on, each once. */
export function citedBy(points: readonly Point[]): readonly DecisionId[] {
  return [...new Set(points.flatMap(({ decision }) => decision ?? []))];
}

/** The points after one more event. Pure. */
export function evolvePoints(points: readonly Point[], event: PointEvent, deed: Deed): readonly Point[] {
  if (event.type === "points-stated") return event.points.map((one) => restated(points, one));
  return points.map((one) => {
    if (one.id !== event.point) return one;
    if (event.type === "decision-cited") return { ...one, decision: event.decision };
    return { ...one, waived: { ...deed, reason: event.reason } };
  });
}
