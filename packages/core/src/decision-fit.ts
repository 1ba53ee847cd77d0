import { dayOf } from "./day.ts";
import type { EnteredDecision } from "./decision.ts";
import type { Moment } from "./ids.ts";
import type { Version } from "./letter.ts";
import type { Effect } from "./text.ts";

const does: Readonly<Record<Effect, string>> = {
  binding: "binds",
  "non-binding": "does not bind",
  informational: "only informs",
};

/** What author and signer should know of a decision that a letter announces: it is not valid yet, or binds otherwise than the letter says. Pure. */
export function misfits({ text }: EnteredDecision, newest: Version | null, now: Moment): string[] {
  const { reference, validFrom, effect } = text;
  const later = `${reference} is not valid yet: it is from ${dayOf(validFrom)}.`;
  const other =
    newest && newest.effect !== effect
      ? [`${reference} ${does[effect]}; version ${newest.n} says of itself that it ${does[newest.effect]}.`]
      : [];
  return [...(now.slice(0, 10) < validFrom ? [later] : []), ...other];
}
