import type { Person, Role } from "@chirograph/core";
import { assertionOf, authenticationOptions } from "../../keys/passkeys.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import { answeredChallenge, keepChallenge, officePlace, provedBy, staleChallenge } from "./sign-in.ts";
import type { ListChange, Listed, SignerPort } from "../signer-port.ts";

const checked = ["administrator", "signer", "releaser"] as const;

/** The roles that the sealing process checks itself, in its order. */
export function sealingRoles(roles: readonly Role[]): (typeof checked)[number][] {
  return checked.filter((role) => roles.includes(role));
}

/**
 * How the sealing process's list of one person differs from the record: passkeys it does not know yet or knows with other
 * roles, and passkeys of somebody who left, removed them or lost them.
 */
export function listChanges(person: Person, listed: readonly Listed[]): ListChange[] {
  const roles = sealingRoles(person.roles);
  const held = person.left === null ? person.credentials : [];
  const enrolments = held
    .filter(({ id }) => {
      const known = listed.find((one) => one.credential === id);
      return known ? known.roles.join() !== roles.join() : roles.length > 0;
    })
    .map((credential) => ({ act: "enrol" as const, person: person.id, credential, roles }));
  const ended = listed
    .filter((one) => one.person === person.id && !held.some(({ id }) => id === one.credential))
    .map(({ credential }) => ({ act: "revoke" as const, credential }));
  return [...enrolments, ...ended];
}

/** What an administrator's passkey must sign for the next change of this kind that the record calls for. */
export async function listChangeOptions(
  ports: Ports,
  signer: SignerPort,
  actor: Person,
  { person, act }: { readonly person: string; readonly act: ListChange["act"] },
): Promise<Outcome<{ options: object }>> {
  const listed = await signer.listed();
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const place = officePlace(office);
    const known = office.status === "empty" ? undefined : office.people.get(person);
    const change = known && listChanges(known, listed).find((one) => one.act === act);
    if (!place || !change)
      return refused(
        "nothing-to-change",
        "The sealing process knows of this already, or there is no passkey yet. Load the page again.",
      );
    const asked = await signer.grantChallenge(change);
    if (!asked.ok) return asked;
    const { challenge, generation } = asked.value;
    const allowed = actor.credentials.map((one) => one.id);
    const options = await authenticationOptions(place, challenge, allowed);
    await keepChallenge(ports, unit, options.challenge, "sealing-list", actor.id, { change, generation });
    return done({ options });
  });
}

/** Hands the change over with the administrator's signature, which the sealing process checks again itself. */
export async function changeList(
  ports: Ports,
  signer: SignerPort,
  actor: Person,
  response: unknown,
): Promise<Outcome<null>> {
  const proved = await ports.transact(async (unit) => {
    const answered = await answeredChallenge(ports, unit, response, "sealing-list");
    if (!answered || answered.person !== actor.id) return null;
    const { office } = await loadOffice(unit, ports);
    return (await provedBy(unit, office, actor, answered.challenge, response)) ? answered.data : null;
  });
  if (proved === null) return staleChallenge;
  const { change, generation } = proved as { change: ListChange; generation: number };
  return signer.change(change, { generation, assertion: assertionOf(response) });
}
