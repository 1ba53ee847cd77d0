import type { CommentId, CopyId } from "@chirograph/core";

/**
 * What a holder is to be told. `link` is the holder's link with its token, which only its maker knows: whether it is an
 * invitation, a new version, a hand-over or a link made anew, the record tells.
 */
export type Notice =
  | { readonly kind: "link"; readonly copy: CopyId; readonly link: string }
  | { readonly kind: "your-turn"; readonly copy: CopyId }
  | { readonly kind: "reminder"; readonly copy: CopyId }
  | { readonly kind: "suspense-moved"; readonly copy: CopyId; readonly reason: string }
  | { readonly kind: "recalled"; readonly copy: CopyId; readonly reason: string }
  /** Whoever answered for the holder's organisation has no copy any more. */
  | { readonly kind: "answers-itself"; readonly copy: CopyId }
  /** The office refused the request to pass the copy on: the record tells for whom it was. */
  | { readonly kind: "passing-on-refused"; readonly copy: CopyId }
  /** The office disposed of a comment, or wrote the reply `reply` under it. Many of them become one mail. */
  | {
      readonly kind: "answered";
      readonly copy: CopyId;
      readonly comment: CommentId;
      readonly reply: string | null;
    }
  | {
      readonly kind: "how-to-answer";
      readonly copy: CopyId;
      readonly entered: "comment" | "reply" | "nothing";
      readonly why: string;
      /** A sentence about files of the mail that were not added; empty where all were. */
      readonly files: string;
    };

export type Answered = Extract<Notice, { kind: "answered" }>;
/** A notice that is a mail of its own. */
export type Single = Exclude<Notice, Answered>;
