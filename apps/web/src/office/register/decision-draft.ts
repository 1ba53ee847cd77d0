import type { decision } from "@chirograph/wire";

/** A decision as it is typed. Days as `<input type="date">` has them; empty: not given. */
export type DecisionDraft = {
  readonly what: string;
  readonly authority: string;
  readonly decidedOn: string;
  readonly effect: decision.DecisionFields["effect"];
  readonly validFrom: string;
  readonly validUntil: string;
  /** The id of the decision that it replaces; empty: none. */
  readonly supersedes: string;
  readonly read: "internal" | "public";
};

export type DraftTroubles = { readonly [Field in keyof DecisionDraft]?: string };

/** Today where the person sits. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function emptyDraft(supersedes: string): DecisionDraft {
  const day = today();
  return {
    what: "",
    authority: "",
    decidedOn: day,
    effect: "binding",
    validFrom: day,
    validUntil: "",
    supersedes,
    read: "internal",
  };
}

/** What is missing or cannot be, by field. */
export function troublesOf(draft: DecisionDraft): DraftTroubles {
  const { what, authority, decidedOn, validFrom, validUntil } = draft;
  return {
    ...(what.trim() === "" ? { what: "Write what is decided." } : {}),
    ...(authority.trim() === "" ? { authority: "Name the authority that decided." } : {}),
    ...(decidedOn === "" ? { decidedOn: "Give the day on which it was decided." } : {}),
    ...(validFrom === "" ? { validFrom: "Give the first day on which it holds." } : {}),
    ...(validUntil !== "" && validUntil < validFrom
      ? { validUntil: "Its last day comes before its first. Check the days." }
      : {}),
  };
}

/** The draft as the office takes it; what it lacks is for `troublesOf`. */
export function fieldsOf(draft: DecisionDraft): decision.DecisionFields {
  const { what, authority, decidedOn, effect, validFrom, validUntil, supersedes } = draft;
  return {
    what: what.trim(),
    authority: authority.trim(),
    decidedOn,
    effect,
    validFrom,
    validUntil: validUntil || null,
    supersedes: supersedes || null,
  };
}
