import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { LogError } from "./log-error.ts";
import { isNoteText } from "./note-text.ts";

/** A public key that signs notes: its name, its id (8 lowercase hex digits) and the Ed25519 key (32 bytes). */
export type VerifierKey = {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Uint8Array;
};

/** Signature type byte of plain Ed25519 notes (C2SP signed-note, "Signature types"). */
const ED25519 = 0x01;
const PUBLIC_KEY_BYTES = 32;

/** The key with its id worked out. Throws `log.bad-key` for a bad name or a key that is not 32 bytes. */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name))
    throw new LogError("log.bad-key", "A key's name is not empty and has no spaces, plus or control signs.");
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new LogError("log.bad-key", `An Ed25519 public key is 32 bytes; this one has ${publicKey.length}.`);
  }
  return { name, id: keyId(name, typed(publicKey)), publicKey };
}

/** The key as one line, `name+id+base64(0x01 || public key)`, to hand to whoever is to trust it. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${encodeBase64(typed(key.publicKey))}`;
}

/** Reads that line back. Throws `log.bad-key` unless it is whole, of type Ed25519, and its id fits its key. */
export function parseVerifierKey(line: string): VerifierKey {
  // The base64 may hold a plus of its own: only the first two separate.
  const [, name, id, base64] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(line) ?? [];
  const bytes = base64 === undefined ? undefined : decodeBase64(base64);
  if (name === undefined || bytes === undefined) {
    throw new LogError(
      "log.bad-key",
      "This is not a verifier key: it should read name+id+key, with an id of 8 hex digits.",
    );
  }
  if (bytes[0] !== ED25519)
    throw new LogError("log.bad-key", "This verifier key is not of the Ed25519 type (0x01).");
  const key = verifierKey(name, bytes.subarray(1));
  if (key.id !== id) {
    throw new LogError(
      "log.bad-key",
      `The key's id is ${key.id}, but the line says ${id}: the line was altered or mistyped.`,
    );
  }
  return key;
}

/** Key names: not empty, no Unicode spaces, no plus (C2SP signed-note, "Format"), nothing a note cannot carry. */
export function isKeyName(name: string): boolean {
  return name !== "" && isNoteText(name) && !/[\p{White_Space}+]/u.test(name);
}

function keyId(name: string, typedKey: Uint8Array): string {
  const line = new TextEncoder().encode(`${name}\n`);
  return bytesToHex(sha256.create().update(line).update(typedKey).digest().subarray(0, 4));
}

function typed(publicKey: Uint8Array): Uint8Array {
  return Uint8Array.of(ED25519, ...publicKey);
}
