import { type Office, type Person, activePerson } from "@chirograph/core";
import { registrationOptions, verifyRegistration } from "../../keys/passkeys.ts";
import { hashToken, newToken, plainCode } from "../../keys/token.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import { freshRecoveryCodes } from "./set-up.ts";
import {
  answeredChallenge,
  keepChallenge,
  later,
  officePlace,
  openSession,
  staleChallenge,
} from "./sign-in.ts";

const badLink = refused(
  "link-unknown",
  "This link was used already, or it is too old. Ask an administrator for a new one.",
);

type Invited = { readonly office: Office; readonly person: Person; readonly how: string };

async function invitedBy(ports: Ports, unit: Unit, token: string): Promise<Invited | null> {
  const row = await unit.people.invitation(hashToken(token));
  if (!row?.person || row.how === "set-up" || row.expires <= ports.now()) return null;
  const { office } = await loadOffice(unit, ports);
  const person = activePerson(office, row.person);
  return person ? { office, person, how: row.how } : null;
}

async function offerPasskey(ports: Ports, unit: Unit, office: Office, person: Person, purpose: string) {
  const place = officePlace(office);
  if (!place) throw new Error("An office without settings invited someone.");
  const known = person.credentials.map((one) => one.id);
  const options = await registrationOptions(place, { id: person.id, name: person.name, known });
  await keepChallenge(ports, unit, options.challenge, purpose, person.id, null);
  return { options };
}

/** Passkey options for someone with an invitation or a recovery link. */
export async function joinOptions(
  ports: Ports,
  token: string,
): Promise<Outcome<{ options: object; name: string }>> {
  return ports.transact(async (unit) => {
    const invited = await invitedBy(ports, unit, token);
    if (!invited) return badLink;
    const offered = await offerPasskey(ports, unit, invited.office, invited.person, "join");
    return done({ ...offered, name: invited.person.name });
  });
}

type How = "invitation" | "recovery-code" | "two-administrators" | "own";

async function addPasskey(
  ports: Ports,
  unit: Unit,
  office: Office,
  person: Person,
  given: { response: unknown; purpose: string; how: How },
): Promise<Outcome<null>> {
  const answered = await answeredChallenge(ports, unit, given.response, given.purpose);
  const place = officePlace(office);
  if (!answered || answered.person !== person.id || !place) return staleChallenge;
  const name = `Passkey ${person.credentials.length + 1}`;
  const passkey = await verifyRegistration(place, answered.challenge, given.response, name);
  if (!passkey)
    return refused("passkey-refused", "The passkey was not accepted, so nothing was changed. Try again.");
  const { credential, counter } = passkey;
  const command = { type: "add-credential" as const, person: person.id, credential, how: given.how };
  const performed = await perform(ports, unit, command, { kind: "system" });
  if (!performed.ok) return performed;
  await unit.people.setCounter(credential.id, counter);
  return done(null);
}

/** A recovered person's lost passkeys end with the recovery: whoever found the device gains nothing. */
async function endLostPasskeys(ports: Ports, unit: Unit, person: Person): Promise<void> {
  for (const { id: credential } of person.credentials)
    await perform(
      ports,
      unit,
      { type: "remove-credential", person: person.id, credential },
      { kind: "person", person: person.id },
    );
  await unit.people.endSessionsOf(person.id);
}

/** A link and a new passkey make a session; recovery codes are made anew and shown once. */
export async function join(
  ports: Ports,
  token: string,
  response: unknown,
): Promise<Outcome<{ recoveryCodes: string[]; session: string }>> {
  return ports.transact(async (unit) => {
    const invited = await invitedBy(ports, unit, token);
    if (!invited) return badLink;
    const { office, person, how } = invited;
    if (how !== "invitation") await endLostPasskeys(ports, unit, person);
    const added = await addPasskey(ports, unit, office, person, {
      response,
      purpose: "join",
      how: how as How,
    });
    if (!added.ok) return added;
    await unit.people.endInvitation(hashToken(token));
    const codes = await freshRecoveryCodes(unit, person.id);
    return done({ recoveryCodes: codes, session: await openSession(ports, unit, person.id) });
  });
}

/** One more passkey of one's own. */
export async function ownPasskeyOptions(ports: Ports, actor: Person): Promise<Outcome<{ options: object }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    return done(await offerPasskey(ports, unit, office, actor, "own"));
  });
}

export async function addOwnPasskey(ports: Ports, actor: Person, response: unknown): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const person = activePerson(office, actor.id) ?? actor;
    return addPasskey(ports, unit, office, person, { response, purpose: "own", how: "own" });
  });
}

export async function newRecoveryCodes(
  ports: Ports,
  actor: Person,
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  return ports.transact(async (unit) => {
    const command = { type: "issue-recovery-codes" as const, person: actor.id };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    return performed.ok ? done({ recoveryCodes: await freshRecoveryCodes(unit, actor.id) }) : performed;
  });
}

/** A recovery code, used up, becomes a link for a new passkey. One sentence for every wrong answer. */
export async function recoverByCode(
  ports: Ports,
  address: string,
  code: string,
): Promise<Outcome<{ token: string }>> {
  return ports.transact(async (unit) => {
    const wrong = refused(
      "recovery-refused",
      "This address and code do not fit together, or the code was used. Try another code, or ask two administrators.",
    );
    const { office } = await loadOffice(unit, ports);
    if (office.status === "empty" || !address) return wrong;
    const person = [...office.people.values()].find(
      (one) => one.left === null && one.address.toLowerCase() === address.toLowerCase(),
    );
    if (!person || !(await unit.people.useRecoveryCode(person.id, hashToken(plainCode(code))))) return wrong;
    const token = newToken();
    const expires = later(ports.now(), 30);
    await unit.people.addInvitation(hashToken(token), { person: person.id, how: "recovery-code", expires });
    return done({ token });
  });
}
