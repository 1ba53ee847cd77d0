import type { Signed } from "./assertion.ts";
import type { Context } from "./ruling.ts";
import { credentialOwner } from "./office.ts";
import { type Refusal, refuse } from "./refusal.ts";

/**
 * Null when the passkey that signed is enrolled for the actor now; else why the act does not count. The signature itself
 * is checked where there is a key to check it with; here a leaver's or a stranger's passkey is turned away.
 */
export function foreignPasskey({ facts, actor }: Context, signed: Signed): Refusal | null {
  const owner = credentialOwner(facts.office, signed.assertion.credential);
  if (actor.kind === "person" && owner?.id === actor.person) return null;
  return refuse(
    "not-allowed",
    "The passkey that signed this is not enrolled for you now. Nothing was entered. Sign in again and repeat it.",
  );
}
