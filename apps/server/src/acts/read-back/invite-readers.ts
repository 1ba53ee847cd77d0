import type { Holder, Person } from "@chirograph/core";
import { STAMPER } from "@chirograph/marks";
import { type LinkIssued, issueLinks, issuedIn, sendLinks } from "../coordination/circulate.ts";
import { type Outcome, done } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";

export type Readers = { readonly readers: readonly Holder[]; readonly mail: boolean };

/** Opens a round of the newest version, or asks more readers in the open one: a marked copy, a link and a code each, in one transaction. */
export async function inviteReaders(
  ports: Ports,
  actor: Person,
  letter: string,
  where: { readonly version: number } | { readonly round: number },
  { readers, mail }: Readers,
): Promise<Outcome<{ links: LinkIssued[] }>> {
  return ports.transact(async (unit) => {
    const asked = {
      letter,
      stamper: STAMPER,
      readers: readers.map((holder) => ({ copy: ports.id(), holder })),
    };
    const command =
      "version" in where
        ? { type: "open-read-back" as const, ...where, ...asked }
        : { type: "invite-readers" as const, ...where, ...asked };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const made = await issueLinks(ports, unit, issuedIn(performed.entries));
    return done({ links: await sendLinks(ports, unit, made, { suspense: null, instructions: "", mail }) });
  });
}
