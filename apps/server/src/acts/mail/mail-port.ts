import type { CommentId, CopyId, LetterId, Moment, PersonId } from "@chirograph/core";
import type { MailFacts, Told } from "./mail-facts.ts";

export type MailKind = Told["kind"];

/** A mail of ours. `id` is its Message-ID without the brackets: "4f0c...@office.example". */
export type OutgoingMail = {
  readonly id: string;
  readonly letter: LetterId;
  readonly copy: CopyId;
  /** The one comment it is about, if it is about one: an answer to it belongs there. */
  readonly comment: CommentId | null;
  readonly kind: MailKind;
  readonly address: string;
  readonly facts: MailFacts;
  /** The holder's link with its token. It is forgotten as soon as the mail is handed over. */
  readonly link: string | null;
  /** The first mail about this letter to this address; its own id where it is the first. */
  readonly thread: string;
  readonly made: Moment;
  /** When something was last added to a digest that waits. */
  readonly added: Moment;
  readonly state: "waiting" | "handed" | "refused";
  /** When it was handed over, or refused for good. */
  readonly settled: Moment | null;
  readonly failure: string | null;
};

/** What became of an incoming mail. */
export type Fate =
  /** Its new words were entered as a comment or a reply. */
  | "entered"
  /** For a person of the office to read: nothing was entered. */
  | "unassigned"
  | "bounce"
  | "auto-reply"
  /** Our own, or one that goes round. */
  | "loop"
  /** To many: a mailing list, a newsletter. */
  | "list"
  /** Too large, too deep, or not to be read. */
  | "quarantined";

/** What SPF, DKIM and DMARC say of a mail (RFC 7208, 6376, 7489); `domain` is the one that each result speaks of. */
export type Origin = {
  readonly spf: { readonly result: string; readonly domain: string };
  readonly dkim: readonly { readonly result: string; readonly domain: string }[];
  readonly dmarc: { readonly result: string; readonly domain: string };
};

/** How a mail came. SMTP knows who handed it over; a mailbox does not. */
export type Envelope =
  | {
      readonly by: "smtp";
      readonly from: string;
      readonly ip: string;
      readonly helo: string;
    }
  | { readonly by: "imap" };

export type IncomingMail = {
  readonly id: string;
  readonly at: Moment;
  readonly envelope: Envelope;
  /** As it came; of one that was larger than we take, its beginning. */
  readonly raw: Uint8Array;
  /** Its whole length in bytes, where that is known. */
  readonly size: number;
};

/** What is known of an incoming mail once it was handled. */
export type Handled = {
  readonly fate: Fate;
  /** A sentence for the office. */
  readonly said: string;
  readonly sender: string;
  readonly subject: string;
  /** The new words of it, where it could be read. */
  readonly text: string;
  /** The sender's own Message-ID, where there is one: the same mail comes again when a server was not sure. */
  readonly messageId: string | null;
  /** Our mail that it answers. */
  readonly answers: string | null;
  readonly letter: LetterId | null;
  readonly copy: CopyId | null;
  readonly comment: CommentId | null;
  readonly origin: Origin | null;
  /** How many of its files were not entered with its words; 0 where nothing was entered. */
  readonly filesLeft: number;
  /** Who put it aside, and when. The reason stands at the end of `said`: it may repeat a stranger's words, and is erased with it. */
  readonly aside?: { readonly by: PersonId; readonly at: Moment };
};

export type HandledMail = Handled & { readonly id: string; readonly at: Moment };

/** What mail says of a holder. */
export type HolderMail = {
  readonly copy: CopyId;
  readonly bounced: string | null;
  readonly autoReply: string | null;
};

/** Mail that was entered is kept for one time, all other mail for another. */
export type KeptKind = "entered" | "other";
export type Erased = { readonly mails: number; readonly bytes: number };

export type MailPort = {
  add(mails: readonly OutgoingMail[]): Promise<void>;
  message(id: string): Promise<OutgoingMail | null>;
  /** The newest of ours among these Message-IDs. */
  newestOf(ids: readonly string[]): Promise<OutgoingMail | null>;
  /** By address: the first mail about a letter. */
  threads(letter: LetterId, addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Everything sent or waiting to be sent to the holders of these copies, oldest first. */
  ofCopies(
    copies: readonly CopyId[],
  ): Promise<readonly Pick<OutgoingMail, "copy" | "kind" | "made" | "state" | "settled" | "failure">[]>;
  /** The digest that waits for this copy's holder. */
  digest(copy: CopyId): Promise<OutgoingMail | null>;
  extend(id: string, facts: MailFacts, comment: CommentId | null, at: Moment): Promise<void>;
  /** Ends a mail that waits, and forgets its link. */
  settle(id: string, state: "handed" | "refused", at: Moment, failure: string | null): Promise<void>;
  /** How many mails of this kind were made for this address since a moment. */
  countSince(address: string, kind: MailKind, since: Moment): Promise<number>;
  /** Letters in coordination for which one of these hours from the suspense has come and was not noted. */
  remindersDue(hours: readonly number[], now: Moment): Promise<readonly LetterId[]>;
  /** Notes a reminder of a letter: false when it was noted before. `hours` counts from the suspense, negative before it. */
  noteReminder(letter: LetterId, suspense: Moment, hours: number): Promise<boolean>;
  /** Keeps a mail as it came; false when the very same bytes are here already. */
  receive(mail: IncomingMail): Promise<boolean>;
  /** A mail that waits to be handled. */
  received(id: string): Promise<IncomingMail | null>;
  /** A mail as it came, until it is erased. */
  content(id: string): Promise<Pick<IncomingMail, "raw" | "size"> | null>;
  /** Incoming mails that wait to be handled. */
  unhandled(): Promise<readonly string[]>;
  handle(id: string, handled: Handled): Promise<void>;
  /** Whether another mail with this Message-ID from this sender was handled. */
  knows(messageId: string, sender: string): Promise<boolean>;
  /** How many mails from this sender were handled since a moment. */
  handledSince(sender: string, since: Moment): Promise<number>;
  /** Mail of these fates, and mail whose words were entered without all of its files; newest first, and none whose content was erased. */
  list(fates: readonly Fate[], limit: number): Promise<readonly HandledMail[]>;
  /**
   * Erases what came in before a moment, of these fates, some at a time: its bytes, and of what was not entered also its words and who sent it.
   * That it came, when, and what became of it stays, and the hash of its bytes, so that the same mail is known when it comes again. Gives how many, and their bytes.
   */
  erase(kind: KeptKind, before: Moment, at: Moment, limit: number): Promise<Erased>;
  /** Every erasure, oldest first. */
  erasures(): Promise<
    readonly (Erased & { readonly kind: KeptKind; readonly at: Moment; readonly before: Moment })[]
  >;
  /** Comments and replies of a letter that came by mail. */
  enteredIn(letter: LetterId): Promise<readonly HandledMail[]>;
  setHolder(holder: HolderMail): Promise<void>;
  holders(copies: readonly CopyId[]): Promise<readonly HolderMail[]>;
  /** Where reading a mailbox went on last; null before the first time. */
  mailbox(name: string): Promise<{ validity: string; uid: number } | null>;
  setMailbox(name: string, place: { validity: string; uid: number }): Promise<void>;
};
