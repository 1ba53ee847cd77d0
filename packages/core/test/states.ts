import type { ExistingLetter, LetterStatus } from "../src/index.ts";
import { type LetterBuilder, given, harbour, harbourLetter } from "./given.ts";

const sealed = harbourLetter().versions(1).approved("sid").sealed();
const inForce = sealed.released("rex").inForce();

function built(builder: LetterBuilder, name = "letter", ...after: readonly LetterBuilder[]): ExistingLetter {
  const letter = given(harbour, builder, ...after).letter(name);
  if (letter.status === "none") throw new Error("It was built.");
  return letter;
}

/** A letter in each of the states. */
export function inEveryState(): Readonly<Record<LetterStatus, ExistingLetter>> {
  const old = harbourLetter("old").versions(1).approved("sid").sealed().released("rex").inForce();
  return {
    draft: built(harbourLetter().versions(1)),
    "in-coordination": built(harbourLetter().versions(1).circulated("bo")),
    adjudication: built(harbourLetter().versions(1).circulated("bo").closed()),
    returned: built(harbourLetter().versions(1).returned("sid")),
    approved: built(harbourLetter().versions(1).approved("sid")),
    "signed-not-released": built(sealed),
    "in-force": built(inForce),
    superseded: built(old, "old", sealed.released("rex", "old").inForce()),
    withdrawn: built(inForce.withdrawn("rex")),
    cancelled: built(sealed.cancelled()),
  };
}

/** A letter between its release and its entry into force. */
export const releasing = (): ExistingLetter => built(sealed.released("rex"));

/** A letter whose first version was sealed and returned, and whose second is in force. */
export const inForceAsVersion2 = (): ExistingLetter =>
  built(sealed.returned("sid").versions(1).approved("sid").sealed().released("rex").inForce());
