import type { Assertion, Credential, LetterId, PersonId, Role, Sha256 } from "@chirograph/core";
import type { Outcome } from "./outcome.ts";

export type Enrolment = {
  readonly person: PersonId;
  readonly credential: Credential;
  readonly roles: readonly Role[];
};

/** A change to the sealing process's own list. A passkey taken off it never returns. */
export type ListChange =
  | ({ readonly act: "enrol" } & Enrolment)
  | { readonly act: "revoke"; readonly credential: string };

export type Listed = {
  readonly person: PersonId;
  readonly credential: string;
  readonly roles: readonly Role[];
};

export type SealRequest = {
  readonly letter: LetterId;
  readonly version: number;
  readonly sha256: Sha256;
  readonly pdf: Uint8Array;
  readonly signers: number;
  readonly approvals: readonly { readonly nonce: string; readonly assertion: Assertion }[];
};

/** The sealing process, as the acts see it. It keeps its own list of passkeys and checks every approval itself. */
export type SignerPort = {
  /** The first administrator, into an empty list; the same one again is no error. */
  enrolFirst(
    first: Enrolment & {
      readonly office: string;
      readonly origin: string;
      readonly rpId: string;
      readonly signers: number;
    },
  ): Promise<Outcome<null>>;
  /** What an administrator's passkey signs to change the list, good until the list changes. */
  grantChallenge(
    change: ListChange,
  ): Promise<Outcome<{ readonly challenge: Uint8Array<ArrayBuffer>; readonly generation: number }>>;
  change(
    change: ListChange,
    grant: { readonly generation: number; readonly assertion: Assertion },
  ): Promise<Outcome<null>>;
  /** The list: each passkey that the sealing process knows, with the roles it knows of. */
  listed(): Promise<readonly Listed[]>;
  seal(request: SealRequest): Promise<Outcome<Uint8Array>>;
  /** How many different people it asks for itself, as settled at set-up; null before. */
  required(): Promise<number | null>;
  /** The office's signing certificate, DER; null before set-up. */
  certificate(): Promise<Uint8Array | null>;
};
