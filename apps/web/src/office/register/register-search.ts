import type { decision } from "@chirograph/wire";
import { type DecisionState, stateOf, states } from "./decision-words.ts";

type View = decision.DecisionView;

/** What of the register is shown, as it stands in the address; what is not there is everything. */
export type RegisterSearch = {
  readonly q?: string;
  readonly state?: DecisionState;
  readonly read?: "internal" | "public";
};

/** The address as a question to the register; what it does not know is left out. */
export function registerSearchOf(given: Readonly<Record<string, unknown>>): RegisterSearch {
  const { q, read } = given;
  const found = {
    q: typeof q === "string" && q !== "" ? q : typeof q === "number" ? String(q) : undefined,
    state: states.find((state) => state === given["state"]),
    read: read === "internal" || read === "public" ? read : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Without case and accents, for who types without them. */
const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

function words(one: View): string {
  const letters = one.citedBy.map(({ reference, subject }) => `${reference} ${subject}`);
  return folded([one.reference, one.what, one.authority, ...letters].join(" "));
}

/** The decisions that fit: every word that is looked for stands in the decision, its reference, its authority or its letters. */
export function fitting(all: readonly View[], { q = "", state, read }: RegisterSearch): readonly View[] {
  const wanted = folded(q).split(/\s+/u).filter(Boolean);
  return all.filter((one) => {
    const said = words(one);
    return (
      wanted.every((word) => said.includes(word)) &&
      (state === undefined || stateOf(one) === state) &&
      (read === undefined || one.open === (read === "public"))
    );
  });
}
