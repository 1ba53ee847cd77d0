import { createHash } from "node:crypto";
import { challengeBytes } from "@chirograph/core/assertion";
import { canonical } from "@chirograph/core/canonical";

export const roles = ["administrator", "signer", "releaser"] as const;
export type SignerRole = (typeof roles)[number];

/**
 * What an administrator's passkey signs to change who may approve. `generation` is the signer's own count of such
 * changes, so that an old grant cannot be used again.
 */
export type GrantAct =
  | {
      readonly act: "enrol";
      readonly person: string;
      readonly credential: string;
      readonly publicKey: string;
      readonly roles: readonly SignerRole[];
      readonly generation: number;
    }
  | { readonly act: "revoke"; readonly credential: string; readonly generation: number }
  | { readonly act: "configure"; readonly signers: number; readonly generation: number };

/** What a signer's passkey signs: one version of one letter with its bytes, and a nonce of 128 bits, hexadecimal. */
export type ApproveAct = {
  readonly act: "approve";
  readonly letter: string;
  readonly version: number;
  readonly sha256: string;
  readonly nonce: string;
};

/** The WebAuthn challenge for an act: base64url of SHA-256 of its canonical JSON (RFC 8785). */
export function challengeOf(act: ApproveAct | GrantAct): string {
  const bytes = act.act === "approve" ? challengeBytes(act) : canonical(act);
  return createHash("sha256").update(bytes).digest("base64url");
}
