import { check, type Kind } from "../src/index.ts";
import type { Case } from "./cases.ts";
import { wilson } from "./wilson.ts";

/**
 * `n`: sentences that bear the kind by both labellings. `apart`: left out, since the labellings differ. `found`: pointed out, rightly or
 * not. The bounds are Wilson's, 95 %. `agreement`: share of sentences both labellings treat alike; `kappa`: Cohen's, 1 beyond chance.
 */
export type Score = {
  readonly precision: number;
  readonly recall: number;
  readonly n: number;
  readonly precisionLow: number;
  readonly precisionHigh: number;
  readonly recallLow: number;
  readonly recallHigh: number;
  readonly found: number;
  readonly apart: number;
  readonly agreement: number;
  readonly kappa: number;
};

const round = (share: number): number => Number(share.toFixed(3));
const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Whether the rules point a sentence out for a kind. */
function isFound({ text, before }: Case, kind: Kind): boolean {
  return check(text, [{ start: 0, end: text.length }], { before }).some((one) => one.kind === kind);
}

/** Cohen's kappa of two labellings (J. Cohen 1960); 1 where neither ever differs. */
function kappaOf(cases: readonly Case[], kind: Kind, agreement: number): number {
  const shares = (["first", "second"] as const).map((pass) =>
    shareOf(cases.filter((one) => one[pass].includes(kind)).length, cases.length),
  );
  const [a = 0, b = 0] = shares;
  const chance = a * b + (1 - a) * (1 - b);
  return chance === 1 ? 1 : (agreement - chance) / (1 - chance);
}

/** How often the rules are right about a kind. */
export function scoreOf(cases: readonly Case[], kind: Kind): Score {
  const agreed = cases.filter((one) => one.first.includes(kind) === one.second.includes(kind));
  const bear = agreed.filter((one) => one.first.includes(kind));
  const found = agreed.filter((one) => isFound(one, kind));
  const right = found.filter((one) => one.first.includes(kind)).length;
  const [precisionLow, precisionHigh] = wilson(right, found.length).map(round);
  const [recallLow, recallHigh] = wilson(right, bear.length).map(round);
  const agreement = shareOf(agreed.length, cases.length);
  return {
    precision: round(shareOf(right, found.length)),
    recall: round(shareOf(right, bear.length)),
    n: bear.length,
    precisionLow: precisionLow ?? 0,
    precisionHigh: precisionHigh ?? 1,
    recallLow: recallLow ?? 0,
    recallHigh: recallHigh ?? 1,
    found: found.length,
    apart: cases.length - agreed.length,
    agreement: round(agreement),
    kappa: round(kappaOf(cases, kind, agreement)),
  };
}
