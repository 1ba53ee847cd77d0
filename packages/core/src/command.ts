import type { Signed } from "./assertion.ts";
import type { Attachment, Disposition, Passage, Severity } from "./comment.ts";
import type { DecisionText } from "./decision.ts";
import type { PointText } from "./point.ts";
import type { PointAnswer } from "./reading.ts";
import type { CopyKind, Declined, Holder, Opening, PassingOn, Position, Task } from "./copy.ts";
import type {
  CommentId,
  CopyId,
  DecisionId,
  LetterId,
  Moment,
  PersonId,
  PointId,
  Sha256,
  StatementId,
} from "./ids.ts";
import type { Part } from "./letter.ts";
import type { Coordination, Credential, OfficeSettings, ReadBackRule, Role } from "./office.ts";
import type { Subject } from "./statement.ts";
import type { Effect } from "./text.ts";

/** Who acts: a person of the office, the holder of a copy through its link, or the system finishing what was begun. */
export type Actor =
  | { readonly kind: "person"; readonly person: PersonId }
  | { readonly kind: "holder"; readonly copy: CopyId }
  | { readonly kind: "system" };

export type NewPerson = {
  readonly person: PersonId;
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly roles: readonly Role[];
};

export type OfficeCommand =
  | {
      readonly type: "found-office";
      readonly settings: OfficeSettings;
      readonly first: NewPerson;
      readonly credential: Credential;
    }
  | { readonly type: "change-settings"; readonly settings: OfficeSettings }
  | { readonly type: "change-coordination"; readonly coordination: Coordination }
  | { readonly type: "change-read-back-rule"; readonly rule: ReadBackRule }
  | ({ readonly type: "add-person" } & NewPerson)
  | { readonly type: "change-roles"; readonly person: PersonId; readonly roles: readonly Role[] }
  | {
      readonly type: "add-credential";
      readonly person: PersonId;
      readonly credential: Credential;
      readonly how: "invitation" | "recovery-code" | "two-administrators" | "own";
    }
  | { readonly type: "remove-credential"; readonly person: PersonId; readonly credential: string }
  | { readonly type: "issue-recovery-codes"; readonly person: PersonId }
  | {
      readonly type: "person-leaves";
      readonly person: PersonId;
      readonly successor: PersonId | null;
    };

export type NewCopy = {
  readonly copy: CopyId;
  readonly holder: Holder;
  readonly passingOn: PassingOn;
  readonly task: Omit<Task, "circulation">;
};

export type NewReader = { readonly copy: CopyId; readonly holder: Holder };

export type LetterCommand =
  | { readonly type: "open-letter"; readonly letter: LetterId; readonly reference: string }
  | {
      readonly type: "grant-access";
      readonly letter: LetterId;
      readonly person: PersonId;
      readonly part: Part;
    }
  | { readonly type: "revoke-access"; readonly letter: LetterId; readonly person: PersonId }
  /** A leaver's parts in a letter go to a successor. */
  | {
      readonly type: "reassign-access";
      readonly letter: LetterId;
      readonly from: PersonId;
      readonly to: PersonId;
    }
  | {
      readonly type: "add-version";
      readonly letter: LetterId;
      /** The newest version the author saw; 0 before the first. */
      readonly after: number;
      readonly publicId: string;
      readonly sha256: Sha256;
      readonly pages: number;
      readonly source: "typeset" | "uploaded";
      readonly effect: Effect;
      readonly credits: readonly CommentId[];
    }
  | {
      readonly type: "circulate";
      readonly letter: LetterId;
      readonly version: number;
      readonly suspense: Moment;
      readonly zone: string;
      readonly instructions: string;
      readonly silence: boolean;
      readonly shared: boolean;
      readonly copies: readonly NewCopy[];
      readonly stamper: string;
    }
  | {
      readonly type: "change-suspense";
      readonly letter: LetterId;
      readonly suspense: Moment;
      readonly zone: string;
      readonly reason: string;
    }
  | { readonly type: "open-stage"; readonly letter: LetterId; readonly stage: number }
  | { readonly type: "close-circulation"; readonly letter: LetterId }
  | {
      readonly type: "state-points";
      readonly letter: LetterId;
      /** The points as their writer saw them. */
      readonly before: readonly PointText[];
      readonly points: readonly PointText[];
    }
  | {
      readonly type: "cite-decision";
      readonly letter: LetterId;
      readonly point: PointId;
      readonly decision: DecisionId | null;
    }
  | {
      readonly type: "waive-citation";
      readonly letter: LetterId;
      readonly point: PointId;
      readonly reason: string;
    }
  | {
      readonly type: "waive-read-back";
      readonly letter: LetterId;
      readonly version: number;
      readonly reason: string;
    }
  | {
      readonly type: "open-read-back";
      readonly letter: LetterId;
      readonly version: number;
      readonly readers: readonly NewReader[];
      readonly stamper: string;
    }
  | {
      readonly type: "invite-readers";
      readonly letter: LetterId;
      readonly round: number;
      readonly readers: readonly NewReader[];
      readonly stamper: string;
    }
  | { readonly type: "close-read-back"; readonly letter: LetterId; readonly round: number }
  | {
      readonly type: "enter-model-reading";
      readonly letter: LetterId;
      readonly round: number;
      readonly model: string;
      readonly paraphrase: string;
      readonly answers: readonly PointAnswer[];
    }
  /** Closes the circulation and recalls every copy of it, in one. */
  | { readonly type: "recall-circulation"; readonly letter: LetterId; readonly reason: string }
  | {
      readonly type: "waive-holder";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly reason: string;
    }
  | {
      readonly type: "override-objection";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
      /** The number of the disposition that is objected to, as it was read. */
      readonly disposition: number;
      readonly reason: string;
    }
  | {
      readonly type: "override-non-concur";
      readonly letter: LetterId;
      readonly copy: CopyId;
      /** The number of the position that was read: a later one is not overridden unseen. Absent: the newest. */
      readonly position?: number;
      readonly reason: string;
    }
  | {
      readonly type: "approve";
      readonly letter: LetterId;
      readonly version: number;
      readonly sha256: Sha256;
      readonly signed: Signed;
    }
  | {
      readonly type: "return";
      readonly letter: LetterId;
      readonly version: number;
      readonly note: string;
    }
  | {
      readonly type: "record-seal";
      readonly letter: LetterId;
      readonly version: number;
      readonly sha256: Sha256;
    }
  | {
      readonly type: "release";
      readonly letter: LetterId;
      readonly sha256: Sha256;
      readonly supersedes: LetterId | null;
      readonly signed: Signed;
    }
  | { readonly type: "enter-into-force"; readonly letter: LetterId; readonly checkpoint: number }
  | {
      readonly type: "withdraw";
      readonly letter: LetterId;
      readonly reason: string;
      readonly signed: Signed;
    }
  | { readonly type: "cancel"; readonly letter: LetterId; readonly reason: string }
  | { readonly type: "archive"; readonly letter: LetterId; readonly archived: boolean }
  | { readonly type: "silence"; readonly letter: LetterId; readonly silent: boolean };

export type CopyCommand =
  | {
      readonly type: "issue-office-copy";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly version: number;
      readonly kind: CopyKind & "office";
      readonly label: string;
      readonly stamper: string;
    }
  | {
      readonly type: "open-copy";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly how: Opening;
    }
  | {
      readonly type: "download-copy";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly sha256: Sha256;
    }
  | {
      readonly type: "comment";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
      readonly passage: Passage | null;
      readonly severity: Severity;
      readonly text: string;
      readonly proposed: string;
      readonly rationale: string;
      readonly attachments: readonly Attachment[];
      readonly from: CommentId | null;
    }
  | {
      readonly type: "withdraw-comment";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
    }
  | {
      readonly type: "reply";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
      readonly reply: string;
      readonly text: string;
    }
  | {
      readonly type: "dispose";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
      /** Which of the comment's words were read; left out by who answers all that say the same. */
      readonly edition?: number;
      readonly disposition: Disposition;
      readonly response: string;
    }
  | {
      readonly type: "merge";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
      /** The comment that stands for this one; null takes it apart again. */
      readonly into: { readonly copy: CopyId; readonly comment: CommentId } | null;
    }
  | {
      readonly type: "answer-disposition";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly comment: CommentId;
      readonly n: number;
      readonly answer: "satisfied" | "objects";
      readonly note: string;
    }
  | {
      readonly type: "paraphrase";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly text: string;
    }
  | {
      readonly type: "answer-points";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly answers: readonly PointAnswer[];
    }
  | {
      readonly type: "decline";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly why: Declined["why"];
      readonly note: string;
      readonly until: Moment | null;
    }
  | {
      readonly type: "take-position";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly position: Position;
      readonly reason: string;
    }
  | {
      readonly type: "pass-on";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly child: CopyId;
      readonly holder: Holder;
      /** Whether the child answers in this holder's place. */
      readonly delegated: boolean;
      readonly stamper: string;
    }
  | {
      readonly type: "ask-to-pass-on";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly holder: Holder;
    }
  | { readonly type: "refuse-passing-on"; readonly letter: LetterId; readonly copy: CopyId }
  | {
      readonly type: "recall-copy";
      readonly letter: LetterId;
      readonly copy: CopyId;
      readonly reason: string;
    };

export type StatementCommand =
  | {
      readonly type: "propose-statement";
      readonly statement: StatementId;
      readonly subject: Subject;
      readonly text: string;
      readonly sha256: Sha256;
      readonly signed: Signed;
    }
  | {
      readonly type: "release-statement";
      readonly statement: StatementId;
      readonly sha256: Sha256;
      readonly signed: Signed;
    }
  | {
      readonly type: "retract-statement";
      readonly statement: StatementId;
      readonly reason: string;
    };

export type DecisionCommand =
  | {
      readonly type: "enter-decision";
      readonly decision: DecisionId;
      readonly text: DecisionText;
      /** Whether it has a page of its own for everyone. */
      readonly open: boolean;
      readonly sha256: Sha256;
      readonly signed: Signed;
    }
  | { readonly type: "open-decision"; readonly decision: DecisionId; readonly signed: Signed }
  | {
      readonly type: "revoke-decision";
      readonly decision: DecisionId;
      readonly reason: string;
      readonly signed: Signed;
    };

export type Command = OfficeCommand | LetterCommand | CopyCommand | StatementCommand | DecisionCommand;
export type CommandType = Command["type"];

/** Which streams a command reads besides the office's: the append is compare-and-swap on all of them. */
export type Reads = {
  readonly letter: LetterId | null;
  readonly other: LetterId | null;
  /** All copies of the letter, where positions count. */
  readonly copies: "all" | readonly CopyId[];
  readonly statement: StatementId | null;
  /** Those that the letter's points cite, or these. */
  readonly decisions: "cited" | readonly DecisionId[];
};

function copiesRead(command: LetterCommand | CopyCommand): Reads["copies"] {
  switch (command.type) {
    case "circulate":
    case "approve":
    case "override-non-concur":
    case "override-objection":
    case "waive-holder":
    case "open-stage":
    case "return":
    case "recall-circulation":
    case "open-read-back":
    case "invite-readers":
    // Those who answered through its holder answer for themselves from then on.
    case "recall-copy":
      return "all";
    case "pass-on":
      return [command.copy, command.child];
    case "merge":
      return command.into ? [command.copy, command.into.copy] : [command.copy];
    default:
      return "copy" in command ? [command.copy] : [];
  }
}

function decisionsRead(command: Command): Reads["decisions"] {
  switch (command.type) {
    case "approve":
    case "release":
      return "cited";
    case "cite-decision":
      return command.decision === null ? [] : [command.decision];
    case "enter-decision": {
      const { supersedes } = command.text;
      return supersedes === null ? [command.decision] : [command.decision, supersedes];
    }
    case "open-decision":
    case "revoke-decision":
      return [command.decision];
    default:
      return [];
  }
}

export function reads(command: Command): Reads {
  const decisions = decisionsRead(command);
  const nothing: Reads = { letter: null, other: null, copies: [], statement: null, decisions };
  if ("statement" in command) {
    const letter =
      command.type === "propose-statement" && command.subject.about === "letter"
        ? command.subject.letter
        : null;
    return { ...nothing, letter, statement: command.statement };
  }
  if (!("letter" in command)) return nothing;
  const other = command.type === "release" ? command.supersedes : null;
  return { ...nothing, letter: command.letter, other, copies: copiesRead(command) };
}
