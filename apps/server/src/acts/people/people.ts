import { type Person, type Role, activePerson } from "@chirograph/core";
import { hashToken, newToken } from "../../keys/token.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import { later } from "./sign-in.ts";
import { listChanges } from "./sealing-list.ts";
import type { ListChange, SignerPort } from "../signer-port.ts";

const invitationHours = 72;

export type PersonListed = {
  readonly person: Person;
  /** What the sealing process has yet to be told of them. */
  readonly sealing: readonly ListChange[];
  readonly invited: boolean;
  readonly recoveryAskedBy: string | null;
};

/** Everyone who works or worked here, for an administrator. */
export async function listPeople(ports: Ports, signer: SignerPort): Promise<PersonListed[]> {
  const listed = await signer.listed();
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    if (office.status === "empty") return [];
    const invited = await unit.people.invited(ports.now());
    const asked = await unit.people.recoveryRequests();
    return [...office.people.values()].map((person) => ({
      person,
      sealing: listChanges(person, listed),
      invited: invited.has(person.id),
      recoveryAskedBy: asked.get(person.id) ?? null,
    }));
  });
}

async function joinToken(ports: Ports, unit: Unit, person: string, how: string): Promise<string> {
  const token = newToken();
  const expires = later(ports.now(), invitationHours * 60);
  await unit.people.addInvitation(hashToken(token), { person, how, expires });
  return token;
}

export type NewColleague = {
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly roles: readonly Role[];
};

/** Adds a person; the token makes the link by which they make their passkey. It is shown once. */
export async function addPerson(
  ports: Ports,
  actor: Person,
  colleague: NewColleague,
): Promise<Outcome<{ person: string; token: string }>> {
  return ports.transact(async (unit) => {
    const person = ports.id();
    const command = { type: "add-person" as const, person, ...colleague };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    return done({ person, token: await joinToken(ports, unit, person, "invitation") });
  });
}

/** A new link for someone who has not made a passkey yet. With passkeys, recovery is the way. */
export async function inviteAgain(
  ports: Ports,
  person: string,
): Promise<Outcome<{ person: string; token: string }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const known = activePerson(office, person);
    if (!known) return refused("not-found", "There is no such person in the office, or they left.");
    if (known.enrolled)
      return refused("has-passkey", `${known.name} has a passkey already. If it is lost, start a recovery.`);
    return done({ person, token: await joinToken(ports, unit, person, "invitation") });
  });
}

/**
 * Recovery by two administrators: the first asks, a second one confirms and gets the link. The lost passkeys end when the
 * link is used.
 */
export async function recoverPerson(
  ports: Ports,
  actor: Person,
  person: string,
): Promise<Outcome<{ token: string | null }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const known = activePerson(office, person);
    if (!known) return refused("not-found", "There is no such person in the office, or they left.");
    const askedBy = (await unit.people.recoveryRequests()).get(person);
    if (askedBy === undefined || askedBy === actor.id || !activePerson(office, askedBy)) {
      await unit.people.askRecovery(person, actor.id, ports.now());
      return done({ token: null });
    }
    await unit.people.endRecovery(person);
    return done({ token: await joinToken(ports, unit, person, "two-administrators") });
  });
}

async function handOver(
  ports: Ports,
  unit: Unit,
  actor: Person,
  from: string,
  to: string,
): Promise<Outcome<null>> {
  for (const letter of await unit.people.lettersOf(from)) {
    const command = { type: "reassign-access" as const, letter, from, to };
    const moved = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!moved.ok) return moved;
  }
  return done(null);
}

/** A leaver: access ends at once, sessions too, and their parts in letters go to a successor, in one transaction. */
export async function personLeaves(
  ports: Ports,
  actor: Person,
  person: string,
  successor: string | null,
): Promise<Outcome<null>> {
  const left = await ports.transact(async (unit): Promise<Outcome<null>> => {
    const command = { type: "person-leaves" as const, person, successor };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    await unit.people.endSessionsOf(person);
    return successor === null ? done(null) : handOver(ports, unit, actor, person, successor);
  });
  if (!left.ok || successor === null) return left;
  // Parts that others gave them in the same moment were not seen above. From now on nobody can give them any.
  return ports.transact((unit) => handOver(ports, unit, actor, person, successor));
}
