import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { Assertion } from "@chirograph/core/assertion";
import type { Credential } from "../src/index.ts";

/** A passkey in software, written from WebAuthn Level 3, 6.1 and 5.8.1, with nothing of the signer in it. */
export type Passkey = {
  readonly credential: Credential;
  readonly assert: (challenge: string, site?: Partial<Site>) => Assertion;
};
type Site = {
  origin: string;
  rpId: string;
  flags: number;
  counter: number;
  crossOrigin: boolean;
  type: string;
};

export const site: Site = {
  origin: "https://letters.harbour.example",
  rpId: "letters.harbour.example",
  // User present, user verified.
  flags: 0x05,
  counter: 0,
  crossOrigin: false,
  type: "webauthn.get",
};

/** RFC 9053, 7.1.1: an EC2 key on P-256 for ES256, in CBOR. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  return Buffer.concat([Buffer.from("a5010203262001215820", "hex"), x, Buffer.from("225820", "hex"), y]);
}

export function passkey(counter = 0): Passkey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const cose = coseKey(Buffer.from(x, "base64url"), Buffer.from(y, "base64url"));
  const id = randomBytes(16).toString("base64url");
  const assert: Passkey["assert"] = (challenge, change) => {
    const { origin, rpId, flags, counter: count, crossOrigin, type } = { ...site, ...change };
    const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));
    const end = Buffer.alloc(5);
    end.writeUInt8(flags, 0);
    end.writeUInt32BE(count, 1);
    const authenticatorData = Buffer.concat([createHash("sha256").update(rpId).digest(), end]);
    const signer = createSign("sha256").update(authenticatorData);
    const signature = signer.update(createHash("sha256").update(clientData).digest()).sign(privateKey);
    return {
      credential: id,
      authenticatorData: authenticatorData.toString("base64url"),
      clientData: clientData.toString("base64url"),
      signature: signature.toString("base64url"),
    };
  };
  return { credential: { id, publicKey: cose.toString("base64url"), counter }, assert };
}
