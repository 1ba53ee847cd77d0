import { type Json, canonical } from "./canonical.ts";
import type { DecisionId, LetterId, Moment, PersonId, Sha256, StatementId } from "./ids.ts";

/** What a passkey signed, kept whole so that anyone can check it again (WebAuthn Level 3, 7.2); base64url parts. */
export type Assertion = {
  readonly credential: string;
  readonly authenticatorData: string;
  readonly clientData: string;
  readonly signature: string;
};

/** The acts that carry their actor's own signature, because a taken server must not be able to invent them. */
export type SignedAct =
  | {
      readonly act: "approve";
      readonly letter: LetterId;
      readonly version: number;
      readonly sha256: Sha256;
      readonly nonce: string;
    }
  | {
      readonly act: "release";
      readonly letter: LetterId;
      readonly sha256: Sha256;
      readonly supersedes: LetterId | null;
      readonly nonce: string;
    }
  | {
      readonly act: "withdraw";
      readonly letter: LetterId;
      /** As the public reads it: trimmed. */
      readonly reason: string;
      readonly nonce: string;
    }
  | {
      readonly act: "statement";
      readonly statement: StatementId;
      readonly sha256: Sha256;
      readonly nonce: string;
    }
  | {
      readonly act: "decide";
      readonly decision: DecisionId;
      readonly sha256: Sha256;
      /** Whether everyone may read it. */
      readonly open: boolean;
      readonly nonce: string;
    }
  | { readonly act: "open-decision"; readonly decision: DecisionId; readonly nonce: string }
  | {
      readonly act: "revoke-decision";
      readonly decision: DecisionId;
      /** As it stands on record: trimmed. */
      readonly reason: string;
      readonly nonce: string;
    };

/** The bytes whose SHA-256 is the passkey's challenge: what is signed is exactly this act and nothing else. */
export function challengeBytes(act: SignedAct): Uint8Array<ArrayBuffer> {
  return canonical(act as unknown as Json);
}

/** A signed act as the record keeps it. */
export type Signed = { readonly nonce: string; readonly assertion: Assertion };

/** Who did a thing, when. */
export type Deed = { readonly by: PersonId; readonly at: Moment };
