import { z } from "zod";
import { Id, Moment, PasskeyJson, Sha256, line, prose } from "./basics.ts";

export const StatementSubject = z.discriminatedUnion("about", [
  z.object({ about: z.literal("letter"), letter: Id }),
  z.object({
    about: z.literal("paper"),
    title: line(300),
    paper: Sha256.nullable(),
    text: z.string().max(500_000),
  }),
]);

/** POST /api/statements/options: the words that will be signed, and the paper they are about; the answer goes to POST /api/statements. */
export const StatementOptionsRequest = z.object({ text: prose(10_000), subject: StatementSubject });
export const StatementOptions = z
  .object({ options: PasskeyJson, nonce: z.string(), statement: Id, sha256: Sha256 })
  .meta({ id: "StatementOptions" });
export const ProposeRequest = z.object({
  statement: Id,
  subject: StatementSubject,
  text: prose(10_000),
  nonce: z.string().max(64),
  response: PasskeyJson,
});
/** POST /api/statements/:statement/release/options, then .../release */
export const ReleaseStatementRequest = z.object({ nonce: z.string().max(64), response: PasskeyJson });

export const StatementView = z
  .object({
    id: Id,
    status: z.enum(["proposed", "released", "retracted"]),
    about: z.enum(["letter", "paper"]),
    letter: z.object({ id: Id, reference: z.string(), subject: z.string() }).nullable(),
    title: z.string(),
    text: z.string(),
    proposedBy: z.string(),
    proposedAt: Moment,
    releasedBy: z.string().nullable(),
    releasedAt: Moment.nullable(),
    reason: z.string().nullable(),
    /** Null when you may release it now, else why not. */
    release: z.string().nullable(),
  })
  .meta({ id: "StatementView" });
export type StatementView = z.infer<typeof StatementView>;
export const Statements = z.object({ statements: z.array(StatementView) }).meta({ id: "Statements" });
