/** Why the signer does not do what it was asked. */
export type SignerRefusalCode =
  | "malformed"
  | "locked"
  | "gone"
  | "not-set-up"
  | "set-up-already"
  | "not-granted"
  | "changed-since"
  | "exists-already"
  | "revoked"
  | "not-found"
  | "last-administrator"
  | "other-bytes"
  | "approval-invalid"
  | "too-few-signers"
  | "not-sealable";

/** An expected no: a value. `message` says what happened and what to do. */
export type SignerRefusal = {
  readonly ok: false;
  readonly code: SignerRefusalCode;
  readonly message: string;
};

export function refuse(code: SignerRefusalCode, message: string): SignerRefusal {
  return { ok: false, code, message };
}
