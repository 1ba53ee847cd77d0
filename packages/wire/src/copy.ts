import { z } from "zod";
import { Id, Moment, Sha256, line, prose } from "./basics.ts";
import { Run } from "./text.ts";
import { CommentView, CopyView, Holder, Passage, PositionName, Severity, Standing } from "./letter.ts";
import { Attached } from "./matrix.ts";

/**
 * A comment on an earlier copy of the holder's, and where its passage stands in this one; null for one on the whole letter. `recalled`: the
 * copy that it was made on, which takes no answers any more.
 */
export const EarlierComment = CommentView.extend({ attached: Attached.nullable(), recalled: z.boolean() });
export type EarlierComment = z.infer<typeof EarlierComment>;

/** A holder as another holder is told of them. */
const Party = Holder.pick({ name: true, organisation: true, actingFor: true });
export type Party = z.infer<typeof Party>;

/** Whose copy this one was handed over from; `inPlace`: its holder answers for that one, who may answer for those `behind`, nearest first. */
const HandedOver = z.object({ by: Party, at: Moment, inPlace: z.boolean(), behind: z.array(Party) });

/** What became of a comment that went to the colleague who answers: the organisation's answer carries it, in these words, or does not. */
const Gathered = z.object({
  comment: Id,
  by: z.string(),
  state: z.enum(["waiting", "taken-up", "left-out"]),
  carried: CommentView.pick({ text: true, proposed: true, disposed: true }).nullable(),
});
export type Gathered = z.infer<typeof Gathered>;

/**
 * POST /api/copies/:copy/status {link}: says whether this browser is known and whether a code is needed; and, to whoever is known or has
 * the link, whether the copy is for reading back, and in which language.
 */
export const LinkRequest = z.object({ link: z.string().max(100) });
export const LinkStatus = z
  .object({
    office: z.string(),
    state: z.enum(["open", "code-needed", "unknown"]),
    reading: z.object({ language: z.enum(["en", "ar"]) }).nullable(),
  })
  .meta({ id: "LinkStatus" });
/** POST /api/copies/:copy/open {link, code}: the browser that confirms it keeps the copy open (cookie). */
export const OpenRequest = z.object({ link: z.string().max(100), code: z.string().max(20) });

/** GET /api/copies/:copy: the holder's page. */
export const HolderView = z
  .object({
    office: z.string(),
    trial: z.boolean(),
    contact: z.string(),
    language: z.enum(["en", "ar"]),
    letter: z.object({
      reference: z.string(),
      subject: z.string(),
      version: z.number().int(),
      date: z.string(),
    }),
    copy: CopyView,
    suspense: Moment.nullable(),
    instructions: z.string(),
    /** Files that the version encloses; they bear no mark of the copy. */
    enclosures: z.array(z.object({ title: z.string(), file: z.string().nullable() })),
    /** The words of each page of the version, in reading order. */
    pages: z.array(z.object({ text: z.string() })),
    comments: z.array(CommentView),
    /** What was typed and not yet sent, on whatever device. */
    draft: z.object({ body: z.string(), revision: z.number().int() }),
    /** Said first: recalled, replaced by a later version, no longer taking input. */
    notice: z.string().nullable(),
    takesInput: z.boolean(),
    /** The office's zone for the suspense. */
    zone: z.string(),
    /** Declared beforehand: silence after the suspense counts as concurrence. */
    silence: z.boolean(),
    /** Holders of this circulation see each other's comments. */
    shared: z.boolean(),
    turn: z.enum(["now", "later"]),
    /** How the task stands that is this holder's, or that of the one in whose place they answer; null where no position is asked for. */
    standing: Standing.nullable(),
    /** Whether the office moved the suspense since it circulated the version. */
    suspenseMoved: z.boolean(),
    /** The request to pass this copy on that the office refused last; null once there is another one, or the copy was passed on. */
    refused: z.object({ holder: Party, at: Moment }).nullable(),
    /** Whether an objection to the answer to a critical or major comment holds the letter. */
    objectionsHold: z.boolean(),
    /** Who handed this copy over; null for one that the office issued of itself. */
    handed: HandedOver.nullable(),
    /** The colleagues whose comments come to this holder, who answers for the organisation. */
    answersFor: z.array(Party),
    /** The colleague through whom the organisation answers; null for whoever answers for themselves. */
    answersThrough: z.string().nullable(),
    /** Since when this holder answers for themselves, because the copy of the colleague who did was recalled. */
    answersItselfSince: Moment.nullable(),
    /** What became of this holder's comments, also those on earlier copies, where a colleague answers. */
    gathered: z.array(Gathered),
    /**
     * What others of this circulation said, where it is shared; and what colleagues gave to the one who answers for them, with who
     * else took it up: the one in whose place this holder answers, or who answers in theirs.
     */
    others: z.array(CommentView),
    colleagues: z.array(CommentView.extend({ takenBy: z.string().nullable() })),
    /** The same holder's copy of a later version. */
    newer: z.object({ copy: Id, version: z.number().int() }).nullable(),
    /** What became of this holder's earlier copy: its comments with their answers, and what changed since. */
    earlier: z
      .object({ version: z.number().int(), changes: z.array(Run), comments: z.array(EarlierComment) })
      .nullable(),
  })
  .meta({ id: "HolderView" });
export type HolderView = z.infer<typeof HolderView>;

/** PUT /api/copies/:copy/draft */
export const DraftRequest = z.object({ body: z.string().max(100_000), revision: z.number().int() });
export const DraftSaved = z.object({ revision: z.number().int() }).meta({ id: "DraftSaved" });

/** PUT /api/copies/:copy/comments/:comment (id made by the client, so that a repeated request is the same comment) */
export const CommentRequest = z.object({
  passage: Passage.nullable(),
  severity: Severity,
  text: prose(10_000),
  proposed: prose(10_000),
  rationale: prose(10_000),
  attachments: z.array(z.object({ name: line(200), sha256: Sha256, bytes: z.number().int().min(0) })).max(10),
  /** A colleague's comment that is taken up, by the one who answers for the organisation. */
  from: Id.nullable(),
});
/** POST /api/copies/:copy/comments/:comment/replies */
export const ReplyRequest = z.object({ text: prose(10_000) });
/** POST /api/copies/:copy/comments/:comment/answer: to the disposition numbered n. */
export const AnswerRequest = z.object({
  n: z.number().int().min(1),
  answer: z.enum(["satisfied", "objects"]),
  note: prose(5_000),
});
/** POST /api/copies/:copy/newer: the copy that this browser holds from now on. */
export const NewerOpened = z.object({ copy: Id }).meta({ id: "NewerOpened" });
/** POST /api/copies/:copy/decline */
export const DeclineRequest = z.object({
  why: z.enum(["not-mine", "cannot-by-then"]),
  note: prose(5_000),
  until: Moment.nullable(),
});
export const PositionRequest = z.object({ position: PositionName, reason: prose(5_000) });
/** `delegated`: the other person answers in this holder's place. */
export const PassOnRequest = z.object({ holder: Holder, delegated: z.boolean() });
export const PassedOn = z
  .object({
    outcome: z.enum(["passed-on", "asked"]),
    label: z.string().nullable(),
    link: z.string().nullable(),
    code: z.string().nullable(),
    child: Id.nullable(),
  })
  .meta({ id: "PassedOn" });
