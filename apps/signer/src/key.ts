import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { officeCertificate, sealAlgorithm } from "@chirograph/seal";
import { readText, replaceFile } from "./folder.ts";
import { base64url, count, type Fields, fields } from "./parse.ts";

/** The office's sealing key: usable, not readable, beside its certificate (DER). */
export type SealingKey = {
  readonly key: CryptoKey;
  readonly certificate: Uint8Array;
  readonly isProtected: boolean;
};

/** The key is there and the pass phrase does not open it. */
export class LockedError extends Error {
  readonly code = "locked";
}

const fileName = "key.json";
/** RFC 7914: 128 MB and about half a second a guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const keys = ["format", "certificate", "salt", "iv", "tag", "key"];
const bytesOf = (text: string): Buffer => Buffer.from(text, "base64url");

function stretched(passPhrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passPhrase.normalize("NFC"), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

async function wrapped(plain: Buffer, passPhrase: string): Promise<Record<string, string>> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", await stretched(passPhrase, salt), iv);
  const key = Buffer.concat([cipher.update(plain), cipher.final()]);
  const parts = { salt, iv, tag: cipher.getAuthTag(), key };
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, bytes.toString("base64url")]),
  );
}

async function unwrapped(from: Fields, passPhrase: string): Promise<Buffer> {
  const part = (name: string): Buffer => bytesOf(base64url(from[name], `The key's ${name}`, 8000));
  const decipher = createDecipheriv("aes-256-gcm", await stretched(passPhrase, part("salt")), part("iv"), {
    authTagLength: 16,
  });
  decipher.setAuthTag(part("tag"));
  try {
    return Buffer.concat([decipher.update(part("key")), decipher.final()]);
  } catch (cause) {
    throw new LockedError("The pass phrase given does not open the sealing key.", { cause });
  }
}

async function usable(pkcs8: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", new Uint8Array(pkcs8), sealAlgorithm, false, ["sign"]);
}

/**
 * The key in the folder, or undefined before set-up.
 * @param passPhrase empty when none was given
 * @throws LockedError when the key is protected and the pass phrase is missing or wrong
 * @throws MalformedError when the file is damaged
 */
export async function readKey(folder: string, passPhrase: string): Promise<SealingKey | undefined> {
  const content = readText(folder, fileName);
  if (content === undefined) return undefined;
  const from = fields(JSON.parse(content), "The signer's key.json", ["format", "certificate", "key"], keys);
  count(from.format, "The format", 1, 1);
  const isProtected = from.salt !== undefined;
  if (isProtected && passPhrase === "")
    throw new LockedError("The sealing key is protected by a pass phrase, and none was given.");
  const certificate = bytesOf(base64url(from.certificate, "The certificate", 8000));
  const pkcs8 = isProtected
    ? await unwrapped(from, passPhrase)
    : bytesOf(base64url(from.key, "The key", 8000));
  return { key: await usable(pkcs8), certificate, isProtected };
}

/** Makes the office's key and certificate and stores both, with a pass phrase wrapped by it (AES-256-GCM). */
export async function makeKey(
  folder: string,
  office: string,
  passPhrase: string,
  now: Date,
): Promise<SealingKey> {
  const pair = await crypto.subtle.generateKey(sealAlgorithm, true, ["sign", "verify"]);
  const certificate = await officeCertificate({ office, keys: pair, from: now, random: randomBytes });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const isProtected = passPhrase !== "";
  const secret = isProtected ? await wrapped(pkcs8, passPhrase) : { key: pkcs8.toString("base64url") };
  const stored = { format: 1, certificate: Buffer.from(certificate).toString("base64url"), ...secret };
  await replaceFile(folder, fileName, `${JSON.stringify(stored, undefined, 1)}\n`);
  return { key: await usable(pkcs8), certificate, isProtected };
}
