import type { Envelope, Origin } from "./mail-port.ts";

/** What a mail server reports of a mail of ours (RFC 3464). */
export type DeliveryReport = {
  /** Our mail's Message-ID, where the report names it. */
  readonly about: string | null;
  readonly action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  readonly recipient: string;
  /** "5.1.1", and what the server says of it. */
  readonly status: string;
  readonly diagnostic: string;
};

/** What stands in an incoming mail. Addresses are bare; Message-IDs stand without their brackets. */
export type ReadMail = {
  readonly ok: true;
  readonly from: readonly string[];
  readonly subject: string;
  readonly messageId: string | null;
  /** What it answers: In-Reply-To first, then References from the newest on. */
  readonly answers: readonly string[];
  /** How many servers it passed through. */
  readonly received: number;
  readonly nullSender: boolean;
  /** Sent by a program that answers by itself (RFC 3834, 5, and what programs wrote before it). */
  readonly automatic: boolean;
  /** Sent to many (RFC 2919, RFC 2369). */
  readonly toMany: boolean;
  readonly report: DeliveryReport | null;
  /** The sender's new words, without what they quote and without their signature. */
  readonly words: string;
  /** The files that its sender attached: each is a stretch of `bytes`. Their names are safe to show. */
  readonly files: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly bytes: Uint8Array;
  /** Pictures that stand in its text, as under a signature: they are no files of the sender's. */
  readonly pictures: number;
};

export type MailRefusalCode =
  | "empty"
  | "too-big"
  | "too-deep"
  | "too-many-parts"
  | "damaged"
  | "too-slow"
  | "too-large-inside";

/** A mail that is not read any further, and the sentence that says why. */
export type MailRefusal = { readonly ok: false; readonly code: MailRefusalCode; readonly message: string };

/** Reads strangers' mail, in a process that can be ended. */
export type MailReader = {
  read(raw: Uint8Array): Promise<ReadMail | MailRefusal>;
  /** What SPF, DKIM and DMARC say of it; null when that could not be found out. */
  origin(raw: Uint8Array, envelope: Envelope): Promise<Origin | null>;
};
