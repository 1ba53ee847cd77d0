import { type Added, withAdded } from "./added.ts";
import type { Deed } from "./assertion.ts";
import { type Comment, type CommentEvent, evolveComments } from "./comment.ts";
import { type Reading, type ReadingEvent, evolveReading, noReading } from "./reading.ts";
import type { CopyId, LetterId, Moment, Sha256 } from "./ids.ts";

/** A person, at an organisation, perhaps acting for another. */
export type Holder = {
  readonly name: string;
  readonly organisation: string;
  readonly actingFor: string;
  readonly address: string;
};

export type PassingOn = "allowed" | "ask" | "never";
export const positions = ["concur", "concur-with-comment", "non-concur"] as const;
export type Position = (typeof positions)[number];
export type TakenPosition = {
  readonly position: Position;
  readonly reason: string;
  readonly version: number;
  /** The first position on this copy is 1: an override names the one it answers. */
  readonly n: number;
  readonly at: Moment;
  /** Taken after the suspense: it counts all the same. */
  readonly late: boolean;
};

/** Why a holder gives no answer, or not by then: the task stays theirs until the office settles it. */
export type Declined = {
  readonly why: "not-mine" | "cannot-by-then";
  readonly note: string;
  /** By when they could, where they said so. */
  readonly until: Moment | null;
  readonly at: Moment;
};

/** For whom a holder asked to pass the copy on, and when the office refused it. */
type RefusedPassing = { readonly holder: Holder; readonly at: Moment };

/** What a circulation asks of one holder. */
export type Task = {
  /** The number of the circulation; 0 for a copy of the staff. */
  readonly circulation: number;
  /** Whether the approval waits for this holder's position. */
  readonly required: boolean;
  /** Whether a position is asked for at all; false where an earlier one stands and the copy is for information. */
  readonly asked: boolean;
  /** When it is their turn, from 1. */
  readonly stage: number;
  readonly instructions: string;
  /** The copy of the one who answers for the organisation: this holder's comments go to them. */
  readonly through: CopyId | null;
  /** The same holder's copy of an earlier version. */
  readonly replaces: CopyId | null;
};

export const noTask: Task = {
  circulation: 0,
  required: false,
  asked: false,
  stage: 1,
  instructions: "",
  through: null,
  replaces: null,
};

/** By what a holder's first opening was proved: the code, or the same holder's open copy of an earlier version. */
export type Opening = "code" | "earlier-copy" | "signed-in";

/** Issued to be answered, to be worked with, or to be read back. */
export type CopyKind = "circulation" | "office" | "read-back";

export type Copy =
  | { readonly status: "none" }
  | {
      readonly status: "issued" | "recalled";
      readonly id: CopyId;
      readonly letter: LetterId;
      readonly version: number;
      readonly kind: CopyKind;
      /** "3/12", of a hand-over "3.1/12"; of an office copy "S2", of a reader's "R2". Printed on every page. */
      readonly label: string;
      readonly parent: CopyId | null;
      readonly holder: Holder;
      readonly passingOn: PassingOn;
      readonly task: Task;
      /** The round in which it is read back; 0 for every other copy. */
      readonly round: number;
      readonly reading: Reading;
      readonly issued: Deed;
      /** Since when the holder's comments are rows of the matrix: from the start, unless a colleague answered for them before. */
      readonly speaksSince: Moment;
      readonly opened: Moment | null;
      readonly downloads: readonly {
        readonly sha256: Sha256;
        readonly at: Moment;
        readonly by: string;
      }[];
      readonly comments: readonly Comment[];
      readonly position: TakenPosition | null;
      readonly declined: Declined | null;
      readonly children: readonly CopyId[];
      /** The child who answers in this holder's place. */
      readonly delegate: CopyId | null;
      readonly asked: Holder | null;
      /** The request that the office refused last; none once the holder asks again, or the copy is passed on. */
      readonly refused: RefusedPassing | null;
    };

export type IssuedCopy = Exclude<Copy, { status: "none" }>;

export type CopyEvent =
  | {
      readonly type: "copy-issued";
      readonly copy: CopyId;
      readonly letter: LetterId;
      readonly version: number;
      readonly kind: CopyKind;
      readonly label: string;
      readonly parent: CopyId | null;
      readonly holder: Holder;
      readonly passingOn: PassingOn;
      readonly task: Task;
      readonly round: number;
      /** What makes the bytes come out the same after an upgrade. */
      readonly stamper: string;
    }
  | { readonly type: "copy-opened"; readonly how: Opening }
  | { readonly type: "copy-downloaded"; readonly sha256: Sha256 }
  | CommentEvent
  | ReadingEvent
  | {
      readonly type: "position-taken";
      readonly position: Position;
      readonly reason: string;
      readonly version: number;
      readonly late: boolean;
    }
  | {
      readonly type: "copy-declined";
      readonly why: Declined["why"];
      readonly note: string;
      readonly until: Moment | null;
    }
  | { readonly type: "passing-on-asked"; readonly holder: Holder }
  | { readonly type: "passing-on-refused" }
  | { readonly type: "copy-passed-on"; readonly child: CopyId; readonly delegated: boolean }
  | { readonly type: "copy-recalled"; readonly reason: string }
  /** Whoever answered for the holder's organisation has no copy any more. */
  | { readonly type: "copy-answers-itself" };

/** Before circulations asked holders for different things every copy asked for a position, and waited for none. */
const added: Added<CopyEvent> = {
  "copy-issued": { task: { ...noTask, asked: true }, round: 0 },
  "copy-passed-on": { delegated: false },
  "comment-made": { rationale: "", attachments: [], from: null, late: false },
  "position-taken": { late: false },
};

export const noCopy: Copy = { status: "none" };

function issued(event: Extract<CopyEvent, { type: "copy-issued" }>, deed: Deed): Copy {
  const { copy, letter, version, kind, label, parent, holder, passingOn, task, round } = event;
  const given = {
    id: copy,
    letter,
    version,
    kind,
    label,
    parent,
    holder,
    passingOn,
    task,
    round,
    issued: deed,
  };
  const untouched = { opened: null, downloads: [], comments: [], position: null, declined: null };
  return {
    status: "issued",
    ...given,
    reading: noReading,
    speaksSince: deed.at,
    ...untouched,
    children: [],
    delegate: null,
    asked: null,
    refused: null,
  };
}

/** The copy after one more event. Pure. */
export function evolveCopy(copy: Copy, entered: CopyEvent, deed: Deed): Copy {
  const event = withAdded(entered, added);
  if (event.type === "copy-issued") {
    if (copy.status !== "none") throw new Error("The record is broken: a copy was issued twice.");
    return issued(event, deed);
  }
  if (copy.status === "none")
    throw new Error(`The record is broken: ${event.type} before the copy was issued.`);
  switch (event.type) {
    case "copy-opened":
      return { ...copy, opened: copy.opened ?? deed.at };
    case "copy-downloaded":
      return { ...copy, downloads: [...copy.downloads, { sha256: event.sha256, ...deed }] };
    case "comment-made":
    case "comment-withdrawn":
    case "comment-replied":
    case "comment-merged":
    case "comment-disposed":
    case "disposition-answered":
      return { ...copy, comments: evolveComments(copy.comments, event, deed) };
    case "letter-paraphrased":
    case "points-answered":
      return { ...copy, reading: evolveReading(copy.reading, event, deed.at) };
    case "position-taken": {
      const { position, reason, version, late } = event;
      const n = (copy.position?.n ?? 0) + 1;
      return {
        ...copy,
        declined: null,
        position: { position, reason, version, n, at: deed.at, late },
      };
    }
    case "copy-declined": {
      const { why, note, until } = event;
      return { ...copy, declined: { why, note, until, at: deed.at } };
    }
    case "passing-on-asked":
      return { ...copy, asked: event.holder, refused: null };
    case "passing-on-refused":
      return { ...copy, asked: null, refused: copy.asked && { holder: copy.asked, at: deed.at } };
    case "copy-passed-on":
      return {
        ...copy,
        asked: null,
        refused: null,
        children: [...copy.children, event.child],
        delegate: event.delegated ? event.child : copy.delegate,
      };
    case "copy-recalled":
      return { ...copy, status: "recalled" };
    case "copy-answers-itself":
      return { ...copy, task: { ...copy.task, asked: true, through: null }, speaksSince: deed.at };
  }
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/**
 * The same holder over several copies: by name, address (else organisation) and for whom they act. Never by address
 * alone: two people share a mailbox, and one of them must not take back what the other objected to.
 */
export function holderKey(holder: Holder): string {
  const { name, organisation, actingFor, address } = holder;
  return JSON.stringify([name, address || organisation, actingFor].map(folded));
}
