import type { NewHolder } from "./coordination/new-holder.ts";
import type { DeskPort } from "./desk/desk-port.ts";
import type { MeantPort } from "./letter/meant-port.ts";
import type { MailPort } from "./mail/mail-port.ts";
import type { ModelReaderPort } from "./read-back/model-port.ts";
import type { Query, Sort } from "@chirograph/find";
import type { Template as MarksTemplate } from "@chirograph/marks";
import type {
  CommentId,
  CopyId,
  DecisionId,
  Entry,
  LetterId,
  LetterText,
  Moment,
  Part,
  PersonId,
  RecordEvent,
  Sha256,
  StatementId,
  StreamId,
} from "@chirograph/core";

/** Someone wrote to a stream that this act read. The act is run again on what the record says now. */
export class Conflict extends Error {
  readonly code = "conflict";
}

export type RecordPort = {
  /** Every entry of these streams in order; a stream that does not exist is an empty list. */
  load(streams: readonly StreamId[]): Promise<ReadonlyMap<StreamId, readonly Entry[]>>;
  /** Entries of one stream after a place; how the office's state is kept fresh without reading it whole. */
  since(stream: StreamId, seq: number): Promise<readonly Entry[]>;
  /** Compare-and-swap on all streams in `expected` (stream to version read). @throws Conflict */
  append(expected: ReadonlyMap<StreamId, number>, entries: readonly Entry[]): Promise<void>;
  /** Places in the log of one stream's entries, by seq; absent until sequenced. */
  leaves(stream: StreamId): Promise<ReadonlyMap<number, number>>;
};

export type LetterRow = {
  readonly id: LetterId;
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly archived: boolean;
  readonly silent: boolean;
  readonly version: number;
  readonly suspense: Moment | null;
  readonly sealedSha256: Sha256 | null;
  readonly releasePending: boolean;
  readonly updatedAt: Moment;
};

export type VersionRow = {
  readonly letter: LetterId;
  readonly n: number;
  readonly publicId: string;
  readonly code: string;
  readonly sha256: Sha256;
  readonly text: LetterText | null;
  readonly pages: readonly { readonly text: string }[];
};

/** A version's PDF with room for a copy's marks, as `@chirograph/marks` made it. */
export type Template = Omit<MarksTemplate, "ok">;

export type Working = {
  readonly text: LetterText;
  readonly revision: number;
  readonly at: Moment;
  readonly by: PersonId | null;
  /** Comments whose proposed wording was taken up since the last version. */
  readonly credits: readonly CommentId[];
};

export type LetterPort = MeantPort & {
  put(row: LetterRow): Promise<void>;
  setAccess(letter: LetterId, access: ReadonlyMap<PersonId, ReadonlySet<Part>>): Promise<void>;
  row(letter: LetterId): Promise<LetterRow | null>;
  /** Letters open to a person whose circulation is open. */
  circulating(person: PersonId): Promise<readonly LetterId[]>;
  byReference(reference: string): Promise<LetterRow | null>;
  releasePending(): Promise<readonly LetterId[]>;
  /** Letters that are approved and wait for their seal. */
  approved(): Promise<readonly LetterId[]>;
  nextNumber(scheme: string): Promise<number>;
  /** The one that `nextNumber` would give out. */
  numberAhead(scheme: string): Promise<number>;
  addVersion(row: VersionRow): Promise<void>;
  addTemplate(letter: LetterId, n: number, template: Template): Promise<void>;
  template(letter: LetterId, n: number): Promise<Template | null>;
  version(letter: LetterId, n: number): Promise<VersionRow | null>;
  versions(letter: LetterId): Promise<readonly VersionRow[]>;
  versionBy(key: "publicId" | "code", value: string): Promise<VersionRow | null>;
  working(letter: LetterId): Promise<Working | null>;
  /** Null when someone saved a newer revision meanwhile. */
  saveWorking(letter: LetterId, working: Working): Promise<boolean>;
  clearCredits(letter: LetterId): Promise<void>;
  /** Notes that a person looked at a version. */
  look(letter: LetterId, person: PersonId, version: number): Promise<void>;
  /** The newest version before `newest` that the person looked at; null when none. */
  lastLooked(letter: LetterId, person: PersonId, newest: number): Promise<number | null>;
};

export type CopyRow = {
  readonly id: CopyId;
  readonly letter: LetterId;
  readonly version: number;
  readonly kind: string;
  readonly label: string;
  readonly person: PersonId | null;
  readonly parent: CopyId | null;
  readonly recalled: boolean;
  readonly circulation: number;
  readonly through: CopyId | null;
  readonly replaces: CopyId | null;
};

export type CopyLinkRow = {
  readonly copy: CopyId;
  readonly linkHash: string;
  readonly codeHash: string | null;
  readonly codeExpires: Moment | null;
  readonly codeTries: number;
  readonly fetchedAt: Moment | null;
};

export type CopyPort = {
  add(rows: readonly CopyRow[]): Promise<void>;
  recall(copy: CopyId): Promise<void>;
  row(copy: CopyId): Promise<CopyRow | null>;
  ofLetter(letter: LetterId): Promise<readonly CopyRow[]>;
  /** Copies of colleagues who answer through this one; and copies that replace it. */
  through(copy: CopyId): Promise<readonly CopyRow[]>;
  /** From now on nobody answers for this copy's holder. */
  answersItself(copy: CopyId): Promise<void>;
  replacing(copy: CopyId): Promise<readonly CopyRow[]>;
  ofStaff(letter: LetterId, version: number, person: PersonId): Promise<CopyRow | null>;
  countStaff(letter: LetterId): Promise<number>;
  putLinks(rows: readonly CopyLinkRow[]): Promise<void>;
  link(copy: CopyId): Promise<CopyLinkRow | null>;
  links(copies: readonly CopyId[]): Promise<readonly CopyLinkRow[]>;
  fetched(copy: CopyId, at: Moment): Promise<void>;
  addSession(tokenHash: string, copy: CopyId, at: Moment): Promise<void>;
  session(tokenHash: string): Promise<CopyId | null>;
  /** Files that a copy's holder added. */
  attach(copy: CopyId, sha256: Sha256): Promise<void>;
  attached(copies: readonly CopyId[]): Promise<ReadonlySet<Sha256>>;
  draft(copy: CopyId): Promise<{ body: string; revision: number } | null>;
  saveDraft(copy: CopyId, body: string, revision: number): Promise<boolean>;
};

export type StatementRow = {
  readonly id: StatementId;
  readonly status: string;
  readonly letter: LetterId | null;
  readonly paper: Sha256 | null;
  readonly title: string;
  readonly paperText: string | null;
  readonly updatedAt: Moment;
};

export type StatementPort = {
  put(row: StatementRow): Promise<void>;
  list(): Promise<readonly StatementRow[]>;
  row(id: StatementId): Promise<StatementRow | null>;
  ofLetter(letter: LetterId): Promise<readonly StatementRow[]>;
  ofPaper(paper: Sha256): Promise<readonly StatementRow[]>;
};

/** A decision of the register. */
export type DecisionRow = {
  readonly id: DecisionId;
  readonly reference: string;
  readonly status: string;
  /** Whether everyone may read it. */
  readonly open: boolean;
};

export type DecisionPort = {
  put(row: DecisionRow): Promise<void>;
  row(id: DecisionId): Promise<DecisionRow | null>;
  /** Newest reference first. */
  list(): Promise<readonly DecisionRow[]>;
  /** Which decisions a letter's points cite now. */
  cite(letter: LetterId, decisions: readonly DecisionId[]): Promise<void>;
  citedBy(decision: DecisionId): Promise<readonly LetterId[]>;
};

export type PublicPort = {
  addFile(sha256: Sha256, of: { letter?: LetterId; statement?: StatementId }): Promise<void>;
  removeFiles(of: { statement: StatementId }): Promise<void>;
  bucket(
    prefix: string,
  ): Promise<readonly { sha256: Sha256; letter: LetterId | null; statement: StatementId | null }[]>;
  /** Another text than before whenever a letter or a statement became public, or ended: cheap to ask often. */
  changes(): Promise<string>;
  count(day: string, kind: string, n: number): Promise<void>;
};

export type SessionRow = { readonly person: PersonId; readonly expires: Moment };

export type ChallengeRow = {
  readonly id: string;
  readonly purpose: string;
  readonly person: PersonId | null;
  readonly data: unknown;
  readonly expires: Moment;
};

export type InvitationRow = {
  readonly person: PersonId | null;
  readonly how: string;
  readonly expires: Moment;
};

export type PeoplePort = {
  addSession(tokenHash: string, person: PersonId, created: Moment, expires: Moment): Promise<void>;
  session(tokenHash: string): Promise<SessionRow | null>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(person: PersonId): Promise<void>;
  /** Keeps a challenge, and forgets those that ended before `now`. */
  addChallenge(row: ChallengeRow, now: Moment): Promise<void>;
  /** Gives a challenge once: it is gone with the answer. */
  takeChallenge(id: string): Promise<ChallengeRow | null>;
  addInvitation(tokenHash: string, row: InvitationRow): Promise<void>;
  invitation(tokenHash: string): Promise<InvitationRow | null>;
  endInvitation(tokenHash: string): Promise<void>;
  /** Who has an invitation that still holds at `now`. */
  invited(now: Moment): Promise<ReadonlySet<PersonId>>;
  setRecoveryCodes(person: PersonId, hashes: readonly string[]): Promise<void>;
  /** Uses a code up; false when there is no such code. */
  useRecoveryCode(person: PersonId, hash: string): Promise<boolean>;
  recoveryRequests(): Promise<ReadonlyMap<PersonId, PersonId>>;
  askRecovery(person: PersonId, askedBy: PersonId, at: Moment): Promise<void>;
  endRecovery(person: PersonId): Promise<void>;
  counter(credential: string): Promise<number>;
  setCounter(credential: string, counter: number): Promise<void>;
  /** The secret address of a person's calendar feed, as its hash. */
  setFeed(person: PersonId, tokenHash: string): Promise<void>;
  feed(tokenHash: string): Promise<PersonId | null>;
  /** Letters that a person has a part in. */
  lettersOf(person: PersonId): Promise<readonly LetterId[]>;
};

export type BlobPort = {
  put(sha256: Sha256, bytes: Uint8Array): Promise<void>;
  get(sha256: Sha256): Promise<Uint8Array | null>;
};

/** Work that happens after the transaction, and only if it commits. */
export type Job =
  | { readonly name: "seal"; readonly data: { readonly letter: LetterId } }
  /** A mail of ours that waits, by its Message-ID. `after`: seconds to leave it alone first. */
  | { readonly name: "mail"; readonly data: { readonly message: string }; readonly after?: number }
  /** A mail that came in and is kept. */
  | { readonly name: "mail-in"; readonly data: { readonly mail: string } };

/** A list of holders that is kept for the next circulation. */
export type DistributionList = {
  readonly id: string;
  readonly name: string;
  readonly holders: readonly NewHolder[];
};

export type ListPort = {
  all(): Promise<readonly DistributionList[]>;
  put(list: DistributionList, by: PersonId, at: Moment): Promise<void>;
  remove(id: string): Promise<void>;
};

/** One database transaction. */
export type Unit = {
  readonly record: RecordPort;
  readonly letters: LetterPort;
  readonly copies: CopyPort;
  readonly desk: DeskPort;
  readonly lists: ListPort;
  readonly mail: MailPort;
  readonly statements: StatementPort;
  readonly decisions: DecisionPort;
  readonly models: ModelReaderPort;
  readonly public: PublicPort;
  readonly people: PeoplePort;
  readonly blobs: BlobPort;
  readonly prints: PrintPort;
  readonly jobs: { send(jobs: readonly Job[]): Promise<void> };
};

/** Fingerprints of letters' words. The text of a look-up is never here: only its fingerprints. */
export type PrintPort = {
  /** Fixed words that stand in every letter and say nothing of which: they never count. */
  fixed(name: string, words: string): Promise<void>;
  index(letter: LetterId, version: number, sort: Sort, words: string): Promise<void>;
  /** Takes a letter out, or a paper that is not spoken about any more. */
  remove(letter: LetterId): Promise<void>;
  /** Of each sort the letter that fits best, and its near twins after it. */
  find(query: Query): Promise<Readonly<Record<Sort, readonly Found[]>>>;
};

/**
 * A letter (or a paper spoken about, by its statement's id) in which a query's words stand; how many distinctive words
 * and how many fingerprints were met, and how well the words fit: where two fit equally, nothing tells them apart.
 */
export type Found = {
  readonly letter: LetterId;
  readonly words: number;
  readonly fingerprints: number;
  readonly fit: number;
};

/**
 * What every act is given. `transact` runs the work again when another writer was quicker, and undoes all it wrote when
 * its outcome is a refusal (`ok: false`): a refused act leaves nothing behind.
 */
export type Ports = {
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  now(): Moment;
  id(): string;
  /** Whether mail goes out. Without it every link is copied, and nobody is told anything. */
  readonly mails?: boolean;
};

export type { RecordEvent };
