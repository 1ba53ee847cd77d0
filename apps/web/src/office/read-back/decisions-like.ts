import type { decision } from "@chirograph/wire";

type Decision = decision.DecisionView;

const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The decisions that hold every word that was typed; those a letter may rest on first, else in the register's order. Pure. */
export function decisionsLike(decisions: readonly Decision[], asked: string): Decision[] {
  const words = folded(asked).split(/\s+/u).filter(Boolean);
  return decisions
    .filter(({ reference, what, authority }) => {
      const text = folded(`${reference} ${what} ${authority}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(b.good) - Number(a.good));
}
