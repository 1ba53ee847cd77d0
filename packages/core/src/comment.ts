import type { Deed } from "./assertion.ts";
import type { CommentId, Moment, Sha256 } from "./ids.ts";

export const severities = ["critical", "major", "substantive", "administrative"] as const;
export type Severity = (typeof severities)[number];

/** What the office can say to a comment. A comment that its holder withdrew counts as `withdrawn`. */
export const dispositions = ["accept", "partially-accept", "reject", "deferred", "out-of-scope"] as const;
export type Disposition = (typeof dispositions)[number];

/** Where in the version's words a comment stands (W3C Web Annotation: text quote and text position selectors). */
export type Passage = {
  readonly page: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
};

/** A file that a commenter adds: kept as a blob, and shown by its name only. */
export type Attachment = { readonly name: string; readonly sha256: Sha256; readonly bytes: number };

/** `n` counts the dispositions of one comment, so that an answer to one does not pass for an answer to the next. */
export type Disposed = Deed & {
  readonly n: number;
  readonly disposition: Disposition;
  readonly response: string;
};

/** What the commenter says to the disposition numbered `n`. */
export type Satisfaction = {
  readonly n: number;
  readonly answer: "satisfied" | "objects";
  readonly note: string;
  readonly at: Moment;
};

/** `by` is a person's id or `copy/ID`, as the record names actors. */
export type Reply = Deed & { readonly id: string; readonly text: string };

export type Comment = {
  readonly id: CommentId;
  readonly passage: Passage | null;
  readonly severity: Severity;
  readonly text: string;
  readonly proposed: string;
  readonly rationale: string;
  readonly attachments: readonly Attachment[];
  /** The comment of a colleague that the one who answers for the organisation took up in this one. */
  readonly from: CommentId | null;
  /** The first words are 1, every change is one more: an answer names the words that were read. */
  readonly edition: number;
  /** When it was first made: later changes keep its place in the matrix. */
  readonly at: Moment;
  /** Whether its words as they stand came in after the suspense. */
  readonly late: boolean;
  readonly withdrawn: boolean;
  /** The comment that says the same and stands for this one. */
  readonly merged: CommentId | null;
  /** How many dispositions there were; a change of the comment leaves it without one, and the next still counts on. */
  readonly dispositions: number;
  readonly disposed: Disposed | null;
  readonly satisfaction: Satisfaction | null;
  readonly replies: readonly Reply[];
};

export type CommentEvent =
  | {
      readonly type: "comment-made";
      readonly comment: CommentId;
      readonly passage: Passage | null;
      readonly severity: Severity;
      readonly text: string;
      readonly proposed: string;
      readonly rationale: string;
      readonly attachments: readonly Attachment[];
      readonly from: CommentId | null;
      readonly late: boolean;
    }
  | { readonly type: "comment-withdrawn"; readonly comment: CommentId }
  | {
      readonly type: "comment-replied";
      readonly comment: CommentId;
      readonly reply: string;
      readonly text: string;
    }
  | {
      readonly type: "comment-merged";
      readonly comment: CommentId;
      readonly into: CommentId | null;
    }
  | {
      readonly type: "comment-disposed";
      readonly comment: CommentId;
      readonly disposition: Disposition;
      readonly response: string;
    }
  | {
      readonly type: "disposition-answered";
      readonly comment: CommentId;
      readonly n: number;
      readonly answer: "satisfied" | "objects";
      readonly note: string;
    };

type Made = Extract<CommentEvent, { type: "comment-made" }>;

/** A comment whose words change was not answered yet: a disposition was of the words before. */
function made(event: Made, deed: Deed, before: Comment | undefined): Comment {
  const { comment: id, passage, severity, text, proposed, rationale, attachments, from, late } = event;
  const words = { id, passage, severity, text, proposed, rationale, attachments, from, late };
  const kept = {
    edition: (before?.edition ?? 0) + 1,
    at: before?.at ?? deed.at,
    dispositions: before?.dispositions ?? 0,
    replies: before?.replies ?? [],
  };
  return { ...words, ...kept, withdrawn: false, merged: null, disposed: null, satisfaction: null };
}

function changed(comment: Comment, event: Exclude<CommentEvent, Made>, deed: Deed): Comment {
  switch (event.type) {
    case "comment-withdrawn":
      return { ...comment, withdrawn: true };
    case "comment-replied": {
      const reply = { id: event.reply, text: event.text, by: deed.by, at: deed.at };
      return { ...comment, replies: [...comment.replies, reply] };
    }
    case "comment-merged":
      return { ...comment, merged: event.into };
    case "comment-disposed": {
      const n = comment.dispositions + 1;
      const { disposition, response } = event;
      const disposed = { n, disposition, response, by: deed.by, at: deed.at };
      return { ...comment, dispositions: n, disposed, satisfaction: null };
    }
    case "disposition-answered": {
      const { n, answer, note } = event;
      return { ...comment, satisfaction: { n, answer, note, at: deed.at } };
    }
  }
}

/** A copy's comments after one more event, in the order in which they were first made. Pure. */
export function evolveComments(
  comments: readonly Comment[],
  event: CommentEvent,
  deed: Deed,
): readonly Comment[] {
  const before = comments.find((one) => one.id === event.comment);
  if (event.type === "comment-made") {
    const now = made(event, deed, before);
    return before ? comments.map((one) => (one === before ? now : one)) : [...comments, now];
  }
  if (!before) throw new Error(`The record is broken: ${event.type} before the comment was made.`);
  return comments.map((one) => (one === before ? changed(one, event, deed) : one));
}

/**
 * Whether a comment waits for the office. A critical one that is only deferred still does: a letter is not approved over it.
 */
export function isOpen(comment: Comment): boolean {
  if (comment.withdrawn) return false;
  if (comment.disposed === null) return true;
  return comment.severity === "critical" && comment.disposed.disposition === "deferred";
}

/** Whether the commenter objects to the disposition as it stands. */
export function isObjected(comment: Comment): boolean {
  const { disposed, satisfaction, withdrawn } = comment;
  return !withdrawn && satisfaction?.answer === "objects" && satisfaction.n === disposed?.n;
}
