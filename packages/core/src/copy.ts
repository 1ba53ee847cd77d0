import type { Deed } from "./assertion.ts";
import type { CommentId, CopyId, LetterId, Moment, Sha256 } from "./ids.ts";

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
export const severities = ["critical", "major", "substantive", "administrative"] as const;
export type Severity = (typeof severities)[number];

/** Where in the version's words a comment stands (W3C Web Annotation: text quote and text position selectors). */
export type Passage = {
  readonly page: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
};

export type Comment = {
  readonly id: CommentId;
  readonly passage: Passage | null;
  readonly severity: Severity;
  readonly text: string;
  readonly proposed: string;
  readonly at: Moment;
  readonly withdrawn: boolean;
};

export type TakenPosition = {
  readonly position: Position;
  readonly reason: string;
  readonly version: number;
  /** The first position on this copy is 1: an override names the one it answers. */
  readonly n: number;
  readonly at: Moment;
};

export type CopyKind = "circulation" | "office";

export type Copy =
  | { readonly status: "none" }
  | {
      readonly status: "issued" | "recalled";
      readonly id: CopyId;
      readonly letter: LetterId;
      readonly version: number;
      readonly kind: CopyKind;
      /** "3/12", of a hand-over "3.1/12"; of an office copy "S2". Printed on every page. */
      readonly label: string;
      readonly parent: CopyId | null;
      readonly holder: Holder;
      readonly passingOn: PassingOn;
      readonly issued: Deed;
      readonly opened: Moment | null;
      readonly downloads: readonly { readonly sha256: Sha256; readonly at: Moment; readonly by: string }[];
      readonly comments: readonly Comment[];
      readonly position: TakenPosition | null;
      readonly children: readonly CopyId[];
      readonly asked: Holder | null;
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
      /** What makes the bytes come out the same after an upgrade. */
      readonly stamper: string;
    }
  | { readonly type: "copy-opened"; readonly how: "code" | "signed-in" }
  | { readonly type: "copy-downloaded"; readonly sha256: Sha256 }
  | {
      readonly type: "comment-made";
      readonly comment: CommentId;
      readonly passage: Passage | null;
      readonly severity: Severity;
      readonly text: string;
      readonly proposed: string;
    }
  | { readonly type: "comment-withdrawn"; readonly comment: CommentId }
  | {
      readonly type: "position-taken";
      readonly position: Position;
      readonly reason: string;
      readonly version: number;
    }
  | { readonly type: "passing-on-asked"; readonly holder: Holder }
  | { readonly type: "passing-on-refused" }
  | { readonly type: "copy-passed-on"; readonly child: CopyId }
  | { readonly type: "copy-recalled"; readonly reason: string };

export const noCopy: Copy = { status: "none" };

function issued(event: Extract<CopyEvent, { type: "copy-issued" }>, deed: Deed): Copy {
  const { copy, letter, version, kind, label, parent, holder, passingOn } = event;
  const empty = { opened: null, downloads: [], comments: [], position: null, children: [], asked: null };
  return {
    status: "issued",
    id: copy,
    letter,
    version,
    kind,
    label,
    parent,
    holder,
    passingOn,
    issued: deed,
    ...empty,
  };
}

/** The copy after one more event. Pure. */
export function evolveCopy(copy: Copy, event: CopyEvent, deed: Deed): Copy {
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
    case "comment-made": {
      const { comment: id, passage, severity, text, proposed } = event;
      const comment: Comment = { id, passage, severity, text, proposed, at: deed.at, withdrawn: false };
      const others = copy.comments.filter((earlier) => earlier.id !== id);
      return { ...copy, comments: [...others, comment] };
    }
    case "comment-withdrawn":
      return {
        ...copy,
        comments: copy.comments.map((one) => (one.id === event.comment ? { ...one, withdrawn: true } : one)),
      };
    case "position-taken": {
      const { position, reason, version } = event;
      const n = (copy.position?.n ?? 0) + 1;
      return { ...copy, position: { position, reason, version, n, at: deed.at } };
    }
    case "passing-on-asked":
      return { ...copy, asked: event.holder };
    case "passing-on-refused":
      return { ...copy, asked: null };
    case "copy-passed-on":
      return { ...copy, asked: null, children: [...copy.children, event.child] };
    case "copy-recalled":
      return { ...copy, status: "recalled" };
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
