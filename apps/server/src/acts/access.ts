import { type ExistingLetter, type Letter, type PersonId, noSuchLetter } from "@chirograph/core";
import { loadLetter } from "./facts.ts";
import type { Outcome } from "./outcome.ts";
import type { Unit } from "./ports.ts";

/** Whether a letter is open to a person: need to know, by their part in it. */
export function mayRead(letter: Letter, person: PersonId): letter is ExistingLetter {
  return letter.status !== "none" && letter.access.has(person);
}

/** The letter, if it is open to the person; the same refusal for a closed letter as for none. */
export async function openTo(unit: Unit, id: string, person: PersonId): Promise<Outcome<ExistingLetter>> {
  const letter = await loadLetter(unit, id);
  return mayRead(letter, person) ? { ok: true, value: letter } : noSuchLetter;
}
