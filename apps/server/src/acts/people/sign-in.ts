import { randomBytes } from "node:crypto";
import { type Office, type Person, type PersonId, activePerson } from "@chirograph/core";
import {
  type Place,
  authenticationOptions,
  challengeOf,
  credentialOf,
  placeOf,
  verifyAuthentication,
} from "../../keys/passkeys.ts";
import { hashToken, newToken } from "../../keys/token.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";

const sessionHours = 12;
const challengeMinutes = 10;

export function later(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

/** Where this office's passkeys hold; null before set-up. */
export function officePlace(office: Office): Place | null {
  return office.status === "empty" ? null : placeOf(office.settings.publicAddress, office.settings.name);
}

/** Stores a challenge that can be answered once, within ten minutes, for one purpose. */
export async function keepChallenge(
  ports: Ports,
  unit: Unit,
  challenge: string,
  purpose: string,
  person: PersonId | null,
  data: unknown,
): Promise<void> {
  const now = ports.now();
  const expires = later(now, challengeMinutes);
  await unit.people.addChallenge({ id: challenge, purpose, person, data, expires }, now);
}

export const staleChallenge = refused(
  "stale-challenge",
  "The passkey's answer came too late, or was used before. Nothing was changed. Try again.",
);

/** The data kept with a challenge, once; null when it is unknown, too old, or was made for something else. */
export async function answeredChallenge(
  ports: Ports,
  unit: Unit,
  response: unknown,
  purpose: string,
): Promise<{ challenge: string; person: PersonId | null; data: unknown } | null> {
  const challenge = challengeOf(response);
  const row = challenge === null ? null : await unit.people.takeChallenge(challenge);
  if (!row || challenge === null || row.purpose !== purpose || row.expires < ports.now()) return null;
  return { challenge, person: row.person, data: row.data };
}

/** Options for signing in: no names are asked for or told, the device offers its own passkeys. */
export async function loginOptions(ports: Ports): Promise<Outcome<{ options: object }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const place = officePlace(office);
    if (!place)
      return refused(
        "not-set-up",
        "This office is not set up yet. Open the set-up link that was printed at the start.",
      );
    const challenge = new Uint8Array(randomBytes(32));
    const options = await authenticationOptions(place, challenge, []);
    await keepChallenge(ports, unit, options.challenge, "login", null, null);
    return done({ options });
  });
}

function holderOf(office: Office, credential: string | null): Person | null {
  if (office.status === "empty" || credential === null) return null;
  const people = [...office.people.values()];
  return (
    people.find((one) => one.left === null && one.credentials.some((key) => key.id === credential)) ?? null
  );
}

/** Whether the answer is the person's own passkey's signature on the challenge; keeps its counter. */
export async function provedBy(
  unit: Unit,
  office: Office,
  person: Person,
  challenge: string,
  response: unknown,
): Promise<boolean> {
  const place = officePlace(office);
  const credential = person.credentials.find((one) => one.id === credentialOf(response));
  if (!place || !credential) return false;
  const counter = await unit.people.counter(credential.id);
  const next = await verifyAuthentication(place, challenge, response, { ...credential, counter });
  if (next === null) return false;
  await unit.people.setCounter(credential.id, next);
  return true;
}

/** A fresh session for a person; the token is shown to their browser only. */
export async function openSession(ports: Ports, unit: Unit, person: PersonId): Promise<string> {
  const token = newToken();
  await unit.people.addSession(hashToken(token), person, ports.now(), later(ports.now(), sessionHours * 60));
  return token;
}

const unknownPasskey = refused(
  "unknown-passkey",
  "This passkey is not known here, so you were not signed in. Use another one, or a recovery code.",
);

/** A passkey's answer becomes a session token. */
export async function login(ports: Ports, response: unknown): Promise<Outcome<{ token: string }>> {
  return ports.transact(async (unit) => {
    const answered = await answeredChallenge(ports, unit, response, "login");
    if (!answered) return staleChallenge;
    const { office } = await loadOffice(unit, ports);
    const person = holderOf(office, credentialOf(response));
    if (!person || !(await provedBy(unit, office, person, answered.challenge, response)))
      return unknownPasskey;
    return done({ token: await openSession(ports, unit, person.id) });
  });
}

/** Who a session token stands for, if they still work here. */
export async function whoIs(
  ports: Ports,
  token: string | undefined,
): Promise<{ office: Office; person: Person | null }> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const session = token ? await unit.people.session(hashToken(token)) : null;
    const person = session && session.expires > ports.now() ? activePerson(office, session.person) : null;
    return { office, person };
  });
}

export async function logout(ports: Ports, token: string): Promise<void> {
  await ports.transact((unit) => unit.people.endSession(hashToken(token)));
}
