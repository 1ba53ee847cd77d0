import type { Assertion } from "@chirograph/core/assertion";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { SignerRole } from "./act.ts";
import type { Office } from "./office.ts";
import type { Enrolment } from "./question.ts";

/** Who signed an act with their passkey, or why that is not so. */
export type Signed = { readonly by: Enrolment } | { readonly why: string };

/** A page framed in another one could have been clicked without being seen (WebAuthn Level 3, 5.8.1). */
function isFramed(clientData: string): boolean {
  const data: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
  return typeof data === "object" && data !== null && "crossOrigin" in data && data.crossOrigin === true;
}

async function verifies(
  office: Office,
  assertion: Assertion,
  challenge: string,
  by: Enrolment,
): Promise<boolean> {
  const { credential: id, authenticatorData, clientData: clientDataJSON, signature } = assertion;
  if (isFramed(clientDataJSON)) return false;
  const { verified } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: { authenticatorData, clientDataJSON, signature },
    },
    expectedChallenge: challenge,
    expectedOrigin: office.origin,
    expectedRPID: office.rpId,
    requireUserVerification: true,
    // The counter at enrolment, never raised: after a crash the same approval must seal again. Clones are for the
    // web process to notice, which sees every sign-in.
    credential: {
      id,
      publicKey: Uint8Array.from(Buffer.from(by.credential.publicKey, "base64url")),
      counter: by.credential.counter,
    },
  });
  return verified;
}

/** Checks an assertion (WebAuthn Level 3, 7.2) against the signer's own list: enrolled, in this role, over this challenge. */
export async function checkAssertion(
  office: Office,
  assertion: Assertion,
  challenge: string,
  role: SignerRole,
): Promise<Signed> {
  const by = office.enrolled.find((enrolment) => enrolment.credential.id === assertion.credential);
  if (office.revoked.includes(assertion.credential)) return { why: "This passkey was revoked." };
  if (!by) return { why: "This passkey is not enrolled with the sealing process." };
  if (!by.roles.includes(role)) return { why: `This passkey is not enrolled as ${role}.` };
  const good = await verifies(office, assertion, challenge, by).catch(() => false);
  if (!good)
    return { why: "The passkey's signature is not one over exactly this act on this office's own page." };
  return { by };
}
