import type { Person } from "@chirograph/core";
import { mayRead } from "../access.ts";
import { loadLetter } from "../facts.ts";
import type { HandledMail } from "./mail-port.ts";
import { unassignedMail } from "./mail-queries.ts";
import type { Ports } from "../ports.ts";

/**
 * Mail that came in and was not entered: of a letter, for who has a part in it; of none, for who circulates letters.
 */
export async function strayMail(ports: Ports, person: Person): Promise<HandledMail[]> {
  return ports.transact(async (unit) => {
    const circulates = person.roles.some((role) => role === "author" || role === "action-officer");
    const seen: HandledMail[] = [];
    for (const mail of await unassignedMail(unit)) {
      const open =
        mail.letter === null ? circulates : mayRead(await loadLetter(unit, mail.letter), person.id);
      if (open) seen.push(mail);
    }
    return seen;
  });
}
