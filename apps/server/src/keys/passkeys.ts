import { createHash } from "node:crypto";
import { type Assertion, type Credential, type SignedAct, challengeBytes } from "@chirograph/core";
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";

/** Where passkeys hold: the public address's origin, and its host name as RP ID, for ever. */
export type Place = { readonly origin: string; readonly rpId: string; readonly name: string };

export type NewPasskey = { readonly credential: Credential; readonly counter: number };

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

export function placeOf(publicAddress: string, name: string): Place {
  const url = new URL(publicAddress);
  return { origin: url.origin, rpId: url.hostname, name };
}

/** SHA-256 of an act's canonical bytes: the challenge that makes an assertion a signature on exactly this act. */
export function actChallenge(act: SignedAct): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(challengeBytes(act)).digest());
}

export async function registrationOptions(
  place: Place,
  person: { id: string; name: string; known: readonly string[] },
) {
  return generateRegistrationOptions({
    rpName: place.name,
    rpID: place.rpId,
    userID: new Uint8Array(Buffer.from(person.id, "hex")),
    userName: person.name,
    userDisplayName: person.name,
    attestationType: "none",
    excludeCredentials: person.known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Null when the answer is not a good passkey for this challenge and place. */
export async function verifyRegistration(
  place: Place,
  challenge: string,
  response: unknown,
  name: string,
): Promise<NewPasskey | null> {
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { credential: { id, publicKey: base64url(publicKey), name }, counter };
}

export async function authenticationOptions(
  place: Place,
  challenge: Uint8Array<ArrayBuffer>,
  allowed: readonly string[],
) {
  return generateAuthenticationOptions({
    rpID: place.rpId,
    challenge,
    allowCredentials: allowed.map((id) => ({ id })),
    userVerification: "required",
  });
}

/** The new counter when the answer is this credential's signature on this challenge; else null. */
export async function verifyAuthentication(
  place: Place,
  challenge: string,
  response: unknown,
  credential: { id: string; publicKey: string; counter: number },
): Promise<number | null> {
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
    credential: {
      id: credential.id,
      publicKey: new Uint8Array(Buffer.from(credential.publicKey, "base64url")),
      counter: credential.counter,
    },
  }).catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

/** The challenge that an answer names, read from its client data; null when it has none. */
export function challengeOf(response: unknown): string | null {
  const data = (response as { response?: { clientDataJSON?: unknown } } | null)?.response?.clientDataJSON;
  if (typeof data !== "string" || data.length > 4_000) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(data, "base64url").toString("utf8"));
    const challenge = (parsed as { challenge?: unknown }).challenge;
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}

export function credentialOf(response: unknown): string | null {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === "string" && id.length <= 2_000 ? id : null;
}

/** The parts of an answer that the record keeps, so that the signature can be checked again by anyone. */
export function assertionOf(response: unknown): Assertion {
  const answer = response as AuthenticationResponseJSON;
  const { authenticatorData, clientDataJSON, signature } = answer.response;
  return { credential: answer.id, authenticatorData, clientData: clientDataJSON, signature };
}
