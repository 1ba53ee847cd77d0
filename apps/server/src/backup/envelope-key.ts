import { createHash, createHmac, hkdfSync, scrypt } from "node:crypto";
import { BackupError } from "./backup-error.ts";

/** Shortest pass phrase, in characters: a backup is carried about, and whoever holds it may guess for years. */
const shortest = 12;

/** RFC 7914: 128 MB and about half a second a guess. Part of format 1, so no file can ask for more or for less. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** @throws BackupError `pass-phrase-short` */
export function requireLength(passPhrase: string): string {
  if ([...passPhrase.normalize("NFC")].length >= shortest) return passPhrase;
  throw new BackupError(
    "pass-phrase-short",
    `A backup's pass phrase has at least ${shortest} characters. It is all that keeps the office's keys and drafts from whoever finds the file: take five or six words.`,
  );
}

function stretched(passPhrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passPhrase.normalize("NFC"), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** The key that encrypts, and what proves over the first line that the pass phrase is the right one. */
export type EnvelopeKey = { readonly key: Buffer; readonly check: string };

/** Both come from the pass phrase and the whole first line: no other line can be put before the same contents. */
export async function envelopeKey(passPhrase: string, firstLine: string, salt: Buffer): Promise<EnvelopeKey> {
  const secret = await stretched(passPhrase, salt);
  const line = createHash("sha256").update(firstLine).digest();
  const derived = (name: string) =>
    Buffer.from(hkdfSync("sha256", secret, line, `chirograph backup 1 ${name}`, 32));
  return {
    key: derived("contents"),
    check: createHmac("sha256", derived("first line")).update(firstLine).digest("base64url"),
  };
}
