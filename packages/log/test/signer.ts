import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { verifierKey } from "../src/index.ts";
import type { NoteSigner } from "../src/index.ts";

/** A signer on another Ed25519 than the room's own, with a key that depends on the seed alone. */
export function signerOf(name: string, seed: number): NoteSigner {
  // PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410, 7).
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
  return {
    key: verifierKey(name, new Uint8Array(publicKey)),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  };
}
