import type { Person } from "@chirograph/core";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import { strayMailFor } from "./stray-mail.ts";

/**
 * Puts a mail aside that found no place: nobody needs to look at it any more, and the reason says why. It stays to be read until it is
 * erased. Nothing comes to the record by it, as nothing came by the mail.
 */
export async function putAside(
  ports: Ports,
  person: Person,
  id: string,
  given: string,
): Promise<Outcome<null>> {
  const reason = given.trim();
  if (reason === "") return refused("reason-required", "This needs its reason. Write one sentence.");
  return ports.transact(async (unit) => {
    const found = (await strayMailFor(unit, person)).find((mail) => mail.id === id);
    if (!found)
      return refused(
        "not-found",
        "There is no such mail any more, or it is not open to you. Load the page again.",
      );
    const { id: _id, at: _at, refusal, ...mail } = found;
    if (refusal !== null) return refused("not-allowed", refusal);
    if (mail.aside)
      return refused("nothing-to-change", "Someone put this mail aside meanwhile. Nothing was changed.");
    const aside = { by: person.id, at: ports.now() };
    await unit.mail.handle(id, { ...mail, said: `${mail.said} Put aside: ${reason}`, aside });
    return done(null);
  });
}
