import type { letter, readBack } from "@chirograph/wire";
import type { Bounds } from "./interval.ts";

export type View = readBack.ReadBackView;
export type Round = readBack.RoundView;
export type Point = readBack.PointView;
export type PointText = readBack.PointText;
export type Reader = readBack.Reader;
export type Share = readBack.Share;
export type Rule = readBack.ReadBackRule;

export const kindWords: Readonly<Record<readBack.PointKind, string>> = {
  announced: "announced",
  "ruled-out": "not to be read into it",
};

/** What a reader answered of a point. */
export const takeWords: Readonly<Record<readBack.Take, string>> = {
  "says-so": "it says so",
  "says-opposite": "it says the opposite",
  "does-not-say": "it does not say",
};

export const stateWords: Readonly<Record<Reader["state"], string>> = {
  invited: "Not opened",
  opened: "Opened",
  paraphrased: "Wrote what will happen",
  answered: "Answered every point",
};

/** "30 to 90 %" */
export function percents({ low, high }: Bounds): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)} %`;
}

/** "4 of 6" */
export function countOf({ intended, readers }: Pick<Share, "intended" | "readers">): string {
  return `${intended} of ${readers}`;
}

/** "4 of 6 (30 to 90 %)"; a share is never said without its readers. */
export function shareWords(share: Share): string {
  return share.readers === 0 ? "nobody yet" : `${countOf(share)} (${percents(share)})`;
}

/** "1 reader", "6 readers" */
export function readersWord(n: number): string {
  return n === 1 ? "1 reader" : `${n} readers`;
}

/** Who counts in a round: fresh, and through with every point. Recalling a reader mends no result. */
export function isCounted(reader: Reader): boolean {
  return reader.fresh && reader.state === "answered";
}

/** The number under which a point stands now; null when it was taken out or has other words since. */
export function numberOf(points: readonly PointText[], point: PointText): number | null {
  const at = points.findIndex((one) => isSame(one, point));
  return at < 0 ? null : at + 1;
}

export function isSame(a: PointText, b: PointText): boolean {
  return a.id === b.id && a.kind === b.kind && a.text === b.text;
}

/** Whether a result is less than the rule asks of a point. Nobody's answers are no result. */
export function fallsShort({ intended, readers }: Share, { share }: Rule): boolean {
  return readers > 0 && intended * 100 < share * readers;
}

/** Whether a gate about how the letter was read, or about its decisions, names this point and holds it or was let go. */
export function gateOf(
  gates: readonly letter.GateView[],
  kind: "read-back" | "decision",
  point: string,
): "held" | "waived" | null {
  const named = gates.filter((gate) => gate.gate === kind && gate.points.includes(point));
  if (named.some((gate) => gate.status === "held")) return "held";
  return named.some((gate) => gate.status === "waived") ? "waived" : null;
}

/** The round whose result counts now: the last one of the newest version; null while there is none. */
export function countingRound(rounds: readonly Round[], versions: readonly { readonly n: number }[]) {
  const newest = Math.max(0, ...versions.map(({ n }) => n));
  return rounds.findLast((round) => round.version === newest) ?? null;
}
