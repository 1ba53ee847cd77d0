import { type ExistingLetter, type Person, hasPart } from "@chirograph/core";
import { mayRead } from "../access.ts";
import { loadLetter } from "../facts.ts";
import type { HandledMail } from "./mail-port.ts";
import { unassignedMail } from "./mail-queries.ts";
import type { Ports, Unit } from "../ports.ts";

/** `refusal`: why the person may read this mail and not put it aside; null where they may. */
export type StrayMail = HandledMail & { readonly refusal: string | null };

function whyNot(letter: ExistingLetter, person: Person): string | null {
  const writes = hasPart(letter, person.id, "author") || hasPart(letter, person.id, "action-officer");
  return writes ? null : "The letter’s author or action officer puts it aside.";
}

/**
 * Mail that came in and was not entered, or not with all of its files: of a letter, for who has a part in it; of none, for who
 * circulates letters.
 */
export async function strayMailFor(unit: Unit, person: Person): Promise<StrayMail[]> {
  const circulates = person.roles.some((role) => role === "author" || role === "action-officer");
  const seen: StrayMail[] = [];
  for (const mail of await unassignedMail(unit)) {
    if (mail.letter === null) {
      if (circulates) seen.push({ ...mail, refusal: null });
      continue;
    }
    const letter = await loadLetter(unit, mail.letter);
    if (mayRead(letter, person.id)) seen.push({ ...mail, refusal: whyNot(letter, person) });
  }
  return seen;
}

export async function strayMail(ports: Ports, person: Person): Promise<StrayMail[]> {
  return ports.transact((unit) => strayMailFor(unit, person));
}
