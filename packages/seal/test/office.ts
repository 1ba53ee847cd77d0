import {
  completeSeal,
  officeCertificate,
  prepareSeal,
  type PreparedSeal,
  sealAlgorithm,
} from "../src/index.ts";

/** An office with a key of its own. */
export type Office = { readonly certificate: Uint8Array<ArrayBuffer>; readonly keys: CryptoKeyPair };

export const sealedOn = new Date("2026-11-22T10:41:07Z");

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

export async function office(name = "Hafenamt Groß-Öhringen", from = sealedOn): Promise<Office> {
  const keys = await crypto.subtle.generateKey(sealAlgorithm, true, ["sign", "verify"]);
  return { keys, certificate: await officeCertificate({ office: name, keys, from, random }) };
}

export async function sign(by: Office, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(sealAlgorithm, by.keys.privateKey, new Uint8Array(bytes)));
}

export function prepared(approved: Uint8Array, by: Office): PreparedSeal {
  const { certificate } = by;
  return prepareSeal(approved, {
    name: "Hafenamt",
    reason: "Version 3 as approved",
    signedAt: sealedOn,
    certificate,
  });
}

export async function sealed(approved: Uint8Array, by: Office): Promise<Uint8Array<ArrayBuffer>> {
  const waiting = prepared(approved, by);
  return completeSeal(waiting, await sign(by, waiting.signedAttributes));
}
