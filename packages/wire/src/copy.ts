import { z } from "zod";
import { Id, Moment, prose } from "./basics.ts";
import { CommentView, CopyView, Holder, Passage, PositionName, Severity } from "./letter.ts";

/** POST /api/copies/:copy/status {link}: says only whether this browser is known and whether a code is needed. */
export const LinkRequest = z.object({ link: z.string().max(100) });
export const LinkStatus = z
  .object({ office: z.string(), state: z.enum(["open", "code-needed", "unknown"]) })
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
});
export const PositionRequest = z.object({ position: PositionName, reason: prose(5_000) });
export const PassOnRequest = z.object({ holder: Holder });
export const PassedOn = z
  .object({
    outcome: z.enum(["passed-on", "asked"]),
    label: z.string().nullable(),
    link: z.string().nullable(),
    code: z.string().nullable(),
    child: Id.nullable(),
  })
  .meta({ id: "PassedOn" });
