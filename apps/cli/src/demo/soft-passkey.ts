import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A passkey in software: for the demonstration and for tests, where nobody can touch a real one. ES256. */
export type SoftPasskey = {
  create(options: unknown, origin: string): object;
  get(options: unknown, origin: string): object;
};

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

// Flags of authenticator data (WebAuthn Level 3, 6.1): user present, user verified, attested credential data.
const present = 0x01;
const verified = 0x04;
const attested = 0x40;

function bytesHeader(length: number): Buffer {
  // CBOR byte string with a two-byte length (RFC 8949, 3.1).
  return Buffer.from([0x59, length >> 8, length & 0xff]);
}

/** The public key as COSE (RFC 9053, 2.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const coordinate = (text: string) =>
    Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    coordinate(x),
    Buffer.from([0x22]),
    coordinate(y),
  ]);
}

function authenticatorData(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
}

function attestationObject(data: Buffer): Buffer {
  // {"fmt": "none", "attStmt": {}, "authData": data}
  const head = Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from("fmt"),
    Buffer.from([0x64]),
    Buffer.from("none"),
    Buffer.from([0x67]),
    Buffer.from("attStmt"),
    Buffer.from([0xa0, 0x68]),
    Buffer.from("authData"),
  ]);
  return Buffer.concat([head, bytesHeader(data.length), data]);
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

type CreateOptions = { readonly challenge: string; readonly rp: { readonly id: string } };
type GetOptions = { readonly challenge: string; readonly rpId: string };

/** A new passkey that answers creation and sign-in options as a browser would. */
export function softPasskey(): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let counter = 0;
  const answer = (response: object) => ({
    id: base64url(id),
    rawId: base64url(id),
    type: "public-key",
    clientExtensionResults: {},
    authenticatorAttachment: "platform",
    response,
  });
  return {
    create(options, origin) {
      const { challenge, rp } = options as CreateOptions;
      const length = Buffer.from([0, id.length]);
      const head = authenticatorData(rp.id, present | verified | attested, counter);
      const data = Buffer.concat([head, Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const clientDataJSON = base64url(clientData("webauthn.create", challenge, origin));
      return answer({
        clientDataJSON,
        attestationObject: base64url(attestationObject(data)),
        transports: ["internal"],
      });
    },
    get(options, origin) {
      const { challenge, rpId } = options as GetOptions;
      counter += 1;
      const data = authenticatorData(rpId, present | verified, counter);
      const client = clientData("webauthn.get", challenge, origin);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      });
    },
  };
}
