import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { Problem } from "../api.ts";

/** Options and answers of WebAuthn cross the wire unread: the library on each side parses them. */
type PasskeyJson = Record<string, unknown>;

/** Makes a passkey on this device. Throws a Problem in words when the person or the device did not. */
export async function makePasskey(options: PasskeyJson): Promise<PasskeyJson> {
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    return { ...(await startRegistration({ optionsJSON })) };
  } catch (error) {
    throw passkeyProblem(error);
  }
}

/** Confirms with a passkey that exists. Throws a Problem in words. */
export async function confirmWithPasskey(options: PasskeyJson): Promise<PasskeyJson> {
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    return { ...(await startAuthentication({ optionsJSON })) };
  } catch (error) {
    throw passkeyProblem(error);
  }
}

function passkeyProblem(error: unknown): Problem {
  const name = error instanceof Error ? error.name : "";
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.name : name;
  return new Problem("passkey", sentences[cause] ?? sentences["other"] ?? "", 0);
}

const sentences: Readonly<Record<string, string>> = {
  NotAllowedError:
    "The passkey was not used: the question was closed, or it ran out of time. Nothing was entered. Press the button again when you are ready.",
  InvalidStateError:
    "This device already holds a passkey of yours for this office. Use it, or make the new one on another device.",
  SecurityError:
    "This page was not opened at the office’s own address, so its passkeys do not work here. Open it at the public address.",
  NotSupportedError: "This device cannot make a passkey. Use another device, or a security key.",
  other: "This browser could not use a passkey. Nothing was entered. Try another browser or device.",
};
