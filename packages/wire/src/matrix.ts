import { z } from "zod";
import { Id, Moment, Sha256, prose } from "./basics.ts";
import { CommentView, Disposition, Passage } from "./letter.ts";

/** Where a comment's passage stands in the newest version: as it was, with other words in it, or nowhere any more. */
export const Attached = z.object({ state: z.enum(["here", "changed", "gone"]), passage: Passage.nullable() });

/** GET /api/letters/:letter/matrix */
export const MatrixRow = CommentView.extend({
  /** Counted over the letter by when it was first made. */
  n: z.number().int(),
  label: z.string(),
  /** "2.a" of the version commented on, where it could be told; and the line on its page, from 1. */
  paragraph: z.string(),
  line: z.number().int().nullable(),
  /** Null for a comment on the letter as a whole. */
  attached: Attached.nullable(),
  /** The version that took up its proposed wording; 0 while it is taken up in the text only. */
  credited: z.number().int().nullable(),
}).meta({ id: "MatrixRow" });
export type MatrixRow = z.infer<typeof MatrixRow>;
export const MatrixView = z
  .object({ version: z.number().int(), rows: z.array(MatrixRow) })
  .meta({ id: "MatrixView" });
export type MatrixView = z.infer<typeof MatrixView>;

export const CommentRef = z.object({ copy: Id, comment: Id });
export type CommentRef = z.infer<typeof CommentRef>;

/** What could not be done to one of several comments, and why; the others are done. */
export const Refused = z.object({ comment: Id, message: z.string() });
export const ManyDone = z.object({ done: z.array(Id), refused: z.array(Refused) }).meta({ id: "ManyDone" });
export type ManyDone = z.infer<typeof ManyDone>;

/** POST /api/letters/:letter/dispositions: each comment its own answer, to the words that were read. Comments put behind one of these get the same. */
export const DisposeRequest = z.object({
  answers: z
    .array(
      CommentRef.extend({
        edition: z.number().int(),
        disposition: Disposition,
        response: prose(10_000),
      }),
    )
    .min(1)
    .max(1_000),
});
export type DisposeRequest = z.infer<typeof DisposeRequest>;

/** POST /api/letters/:letter/merges: `into` null takes them apart again. */
export const MergeRequest = z.object({
  comments: z.array(CommentRef).min(1).max(200),
  into: CommentRef.nullable(),
});

/** POST /api/letters/:letter/replies */
export const StaffReplyRequest = CommentRef.extend({ text: prose(10_000) });

/** POST /api/letters/:letter/apply: takes proposed wordings up in the text, over exactly this revision of it. */
export const ApplyRequest = z.object({
  comments: z.array(CommentRef).min(1).max(200),
  revision: z.number().int(),
});
export const Applied = z
  .object({ revision: z.number().int(), done: z.array(Id), refused: z.array(Refused) })
  .meta({ id: "Applied" });

/** POST /api/letters/:letter/matrix.xlsx: what an uploaded matrix would change. Nothing is entered by it. */
export const ImportReport = z
  .object({
    changes: z.array(
      CommentRef.extend({
        edition: z.number().int(),
        n: z.number().int(),
        disposition: Disposition,
        response: z.string(),
      }),
    ),
    unchanged: z.number().int(),
    missing: z.array(z.object({ comment: Id, n: z.number().int() })),
    problems: z.array(z.object({ row: z.number().int(), why: z.string() })),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReport>;

/** POST /api/letters/:letter/override-objection */
export const OverrideObjectionRequest = CommentRef.extend({
  disposition: z.number().int(),
  reason: prose(5_000),
});

/** POST /api/copies/:copy/attachments, GET /api/copies/:copy/attachments/:file; staff read .../letters/:letter/attachments/:file */
export const AttachmentKept = z
  .object({ name: z.string(), sha256: Sha256, bytes: z.number().int() })
  .meta({ id: "AttachmentKept" });

/** What the desk says of one letter. */
export const DeskRow = z
  .object({
    id: Id,
    reference: z.string(),
    subject: z.string(),
    status: z.string(),
    version: z.number().int(),
    suspense: Moment.nullable(),
    updatedAt: Moment,
    archived: z.boolean(),
    held: z.number().int(),
    /** What it waits for from the viewer; null when nothing. */
    waitsForYou: z.string().nullable(),
    /** Who keeps it from going on, and since when: the first of them, and how many more. */
    blockedBy: z
      .object({ who: z.string(), what: z.string(), since: Moment.nullable(), more: z.number().int() })
      .nullable(),
    answered: z.number().int(),
    asked: z.number().int(),
    openComments: z.number().int(),
  })
  .meta({ id: "DeskRow" });
export type DeskRow = z.infer<typeof DeskRow>;

/** GET /api/desk?show=&status=&search=&page= */
export const DeskQuery = z.object({
  show: z.enum(["mine", "blocked", "due", "all", "archived"]).default("mine"),
  status: z.string().max(40).default(""),
  search: z.string().max(200).default(""),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export const Desk = z
  .object({
    rows: z.array(DeskRow),
    /** How many there are in each view, whatever page is shown. */
    counts: z.object({
      mine: z.number().int(),
      blocked: z.number().int(),
      due: z.number().int(),
      all: z.number().int(),
      archived: z.number().int(),
    }),
    page: z.number().int(),
    pages: z.number().int(),
  })
  .meta({ id: "Desk" });
export type Desk = z.infer<typeof Desk>;
