import {
  type ExistingLetter,
  type Letter,
  type Office,
  type PersonId,
  authorize,
  noSuchLetter,
} from "@chirograph/core";
import { loadLetter, loadOffice } from "./facts.ts";
import { type Outcome, done } from "./outcome.ts";
import type { Ports, Unit } from "./ports.ts";

/** Whether a letter is open to a person: need to know, by their part in it. */
export function mayRead(letter: Letter, person: PersonId): letter is ExistingLetter {
  return letter.status !== "none" && letter.access.has(person);
}

/** The letter, if it is open to the person; the same refusal for a closed letter as for none. */
export async function openTo(unit: Unit, id: string, person: PersonId): Promise<Outcome<ExistingLetter>> {
  const letter = await loadLetter(unit, id);
  return mayRead(letter, person) ? { ok: true, value: letter } : noSuchLetter;
}

/** The letter and its office, if the person may write the letter's text. */
export async function openToWrite(
  ports: Ports,
  unit: Unit,
  id: string,
  person: PersonId,
): Promise<Outcome<{ readonly letter: ExistingLetter; readonly office: Office }>> {
  const opened = await openTo(unit, id, person);
  if (!opened.ok) return opened;
  const { office } = await loadOffice(unit, ports);
  const refusal = authorize("add-version", { kind: "person", person }, office, opened.value);
  return refusal ?? done({ letter: opened.value, office });
}
