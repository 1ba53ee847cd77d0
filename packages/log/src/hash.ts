import { sha256 } from "@noble/hashes/sha2.js";
import { LogError } from "./log-error.ts";

/** Length of every hash in the log, in bytes (SHA-256). */
export const HASH_BYTES = 32;

/** The root of the log with no leaves: SHA-256 of nothing (RFC 6962, 2.1). */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** Hash of a leaf: SHA-256(0x00 || data) (RFC 6962, 2.1). Data may have any length. */
export function leafHash(data: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + data.length);
  input.set(data, 1);
  return sha256(input);
}

/**
 * Hash of an inner node: SHA-256(0x01 || left || right) (RFC 6962, 2.1).
 * Both sides are 32 bytes, else `log.bad-hash`: with other lengths, two different pairs could give one input.
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(requireHash(left), 1);
  input.set(requireHash(right), 1 + HASH_BYTES);
  return sha256(input);
}

/** True for 32 bytes. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

/** Hands the hash back, or throws `log.bad-hash` when it is not 32 bytes. */
export function requireHash(bytes: Uint8Array): Uint8Array {
  if (!isHash(bytes)) throw new LogError("log.bad-hash", `A hash is 32 bytes; this one has ${bytes.length}.`);
  return bytes;
}
