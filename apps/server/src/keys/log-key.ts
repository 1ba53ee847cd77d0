import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { type NoteSigner, verifierKey } from "@chirograph/log";

async function makeKey(path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  // Written whole under another name first: a key that is half there would make a log nobody can continue.
  const file = await open(`${path}.new`, "w", 0o600);
  await file.writeFile(pem);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  return pem;
}

/** The log's own Ed25519 key, made once in the keys folder (mode 0600); `origin` names the log for ever. */
export async function openLogKey(folder: string, origin: string): Promise<NoteSigner> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "log.pem");
  const pem = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    // Only where there is none: a key that cannot be read just now must never be written over.
    if (error.code === "ENOENT") return makeKey(path);
    throw error;
  });
  const key = createPrivateKey(pem);
  const raw = createPublicKey(key).export({ type: "spki", format: "der" }).subarray(-32);
  return {
    key: verifierKey(origin, new Uint8Array(raw)),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  };
}
