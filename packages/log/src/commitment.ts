import { sha256 } from "@noble/hashes/sha2.js";
import { LogError } from "./log-error.ts";

/** Length of the salt of an event, in bytes. 128 bits: nobody finds an event by guessing its text. */
export const SALT_BYTES = 16;

const DOMAIN = new TextEncoder().encode("chirograph/event/v1\n");

/**
 * The salted commitment to one event (SPEC.md, L2): SHA-256("chirograph/event/v1\n" || salt || bytes), 32 bytes.
 * This is the leaf's data; the leaf's hash is `leafHash(commitment)`. Throws `log.bad-salt` unless the salt is 16 bytes.
 */
export function commitment(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) {
    throw new LogError("log.bad-salt", `The salt of an event is 16 bytes; this one has ${salt.length}.`);
  }
  return sha256.create().update(DOMAIN).update(salt).update(bytes).digest();
}
