import { createHash, randomBytes, randomInt } from "node:crypto";

/** 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** How every token and code is stored: as its SHA-256, in hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A code to be told by telephone: six digits. It is single use, lives 10 minutes and allows 5 tries. */
export function telephoneCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, "0");
}

// Crockford's letters: no I, L, O, U, so that a printed code is read back as it was written.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten recovery codes of 80 bits each, in four groups of four. */
export function recoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const code = Array.from(randomBytes(16), (byte) => letters[byte % 32]).join("");
    return code.match(/.{4}/g)?.join("-") ?? code;
  });
}

/** A recovery code as typed, made equal to the printed one. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
}
