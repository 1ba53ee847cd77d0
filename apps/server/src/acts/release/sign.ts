import { randomBytes } from "node:crypto";
import { type Person, type Signed, type SignedAct, activePerson } from "@chirograph/core";
import { actChallenge, assertionOf, authenticationOptions } from "../../keys/passkeys.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";
import {
  answeredChallenge,
  keepChallenge,
  officePlace,
  provedBy,
  staleChallenge,
} from "../people/sign-in.ts";

type Unsigned = SignedAct extends infer Act ? (Act extends SignedAct ? Omit<Act, "nonce"> : never) : never;

/** What a person's passkey is asked to sign: exactly this act, with a fresh nonce. */
export async function signOptions(
  ports: Ports,
  unit: Unit,
  actor: Person,
  act: Unsigned,
): Promise<{ options: object; nonce: string }> {
  const { office } = await loadOffice(unit, ports);
  const place = officePlace(office);
  if (!place) throw new Error("Nobody can sign before set-up.");
  const nonce = randomBytes(16).toString("hex");
  const person = activePerson(office, actor.id) ?? actor;
  const challenge = actChallenge({ ...act, nonce } as SignedAct);
  const options = await authenticationOptions(
    place,
    challenge,
    person.credentials.map((one) => one.id),
  );
  await keepChallenge(ports, unit, options.challenge, act.act, actor.id, null);
  return { options, nonce };
}

/** The signature of the person's own passkey on exactly this act; a refusal when it is anything else. */
export async function signedBy(
  ports: Ports,
  unit: Unit,
  actor: Person,
  act: SignedAct,
  response: unknown,
): Promise<Outcome<Signed>> {
  const answered = await answeredChallenge(ports, unit, response, act.act);
  const expected = Buffer.from(actChallenge(act)).toString("base64url");
  // The challenge is computed from the act that is asked for now: an answer to another act does not fit.
  if (!answered || answered.person !== actor.id || answered.challenge !== expected) return staleChallenge;
  const { office } = await loadOffice(unit, ports);
  const person = activePerson(office, actor.id);
  if (!person || !(await provedBy(unit, office, person, expected, response))) return staleChallenge;
  return done({ nonce: act.nonce, assertion: assertionOf(response) });
}
