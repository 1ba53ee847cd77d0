import type { Assertion, Credential, LetterId, PersonId, Role, Sha256 } from "@chirograph/core";
import type { Outcome } from "./outcome.ts";

export type Enrolment = {
  readonly person: PersonId;
  readonly credential: Credential;
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
  /** What an administrator's passkey signs to enrol a colleague's, good until the list changes. */
  enrolChallenge(
    enrolment: Enrolment,
  ): Promise<Outcome<{ readonly challenge: Uint8Array<ArrayBuffer>; readonly generation: number }>>;
  enrol(
    enrolment: Enrolment,
    grant: { readonly generation: number; readonly assertion: Assertion },
  ): Promise<Outcome<null>>;
  /** People whose passkeys the sealing process knows. */
  enrolled(): Promise<ReadonlySet<string>>;
  seal(request: SealRequest): Promise<Outcome<Uint8Array>>;
  /** How many different people it asks for itself, as settled at set-up; null before. */
  required(): Promise<number | null>;
  /** The office's signing certificate, DER; null before set-up. */
  certificate(): Promise<Uint8Array | null>;
};
