import type { Token } from "../tokens.ts";
import { type Borne, signsIn, traitsOf } from "./traits.ts";
import learned from "./weights.json" with { type: "json" };

/** Log-odds that each trait adds, learned by bench/learn.ts from labelled sentences. */
const WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(learned.traits));

const weightOf = ({ sign, trait }: Borne): number =>
  (WEIGHTS.get(`[${sign.name}]`) ?? 0) + (WEIGHTS.get(`[${trait}]`) ?? 0);

/** Of signs that weigh nearly the same the first is named, in full: "You may berth" before "berth at", "will be moved" before "will be". */
const NEARLY = 0.6;

/** `sign`: the one that says so most; null where words alone do. */
export type Commitment = { readonly sign: Borne | null };

/** Whether a sentence commits the office or announces something; null where it does not. */
export function commitmentIn(tokens: readonly Token[]): Commitment | null {
  const signs = signsIn(tokens);
  let sum = learned.bias;
  for (const trait of traitsOf(tokens, signs)) sum += WEIGHTS.get(trait) ?? 0;
  if (sum < learned.threshold) return null;
  const most = signs.reduce((heaviest, one) => Math.max(heaviest, weightOf(one)), 0);
  const heavy = signs.filter((one) => weightOf(one) > 0 && weightOf(one) >= NEARLY * most);
  const together = heavy.filter(({ at }) => at === heavy[0]?.at);
  return { sign: together.toSorted((a, b) => b.to - a.to)[0] ?? null };
}
