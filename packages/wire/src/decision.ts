import { z } from "zod";
import { Day, Id, Moment, PasskeyJson, Sha256, line, prose } from "./basics.ts";

export const Effect = z.enum(["binding", "non-binding", "informational"]);

/** What an authority decided, as it is typed; the office gives it its reference. */
export const DecisionFields = z.object({
  what: prose(4_000).refine((text) => text.trim().length > 0, "Write what is decided."),
  authority: line(300).refine((text) => text.length > 0, "Name the authority that decided."),
  decidedOn: Day,
  effect: Effect,
  validFrom: Day,
  validUntil: Day.nullable(),
  supersedes: Id.nullable(),
});
export type DecisionFields = z.infer<typeof DecisionFields>;

/** POST /api/decisions/options: the decision that will be signed; the answer goes to POST /api/decisions. */
export const DecisionOptionsRequest = z.object({ fields: DecisionFields, open: z.boolean() });
export const DecisionOptions = z
  .object({
    options: PasskeyJson,
    nonce: z.string(),
    decision: Id,
    reference: z.string(),
    sha256: Sha256,
  })
  .meta({ id: "DecisionOptions" });
export const EnterDecisionRequest = z.object({
  decision: Id,
  reference: line(100),
  fields: DecisionFields,
  open: z.boolean(),
  nonce: z.string().max(64),
  response: PasskeyJson,
});

/** POST /api/decisions/:decision/open/options, then .../open */
export const SignedRequest = z.object({ nonce: z.string().max(64), response: PasskeyJson });
/** POST /api/decisions/:decision/revoke/options, then .../revoke */
export const RevokeOptionsRequest = z.object({ reason: prose(5_000) });
export const RevokeRequest = RevokeOptionsRequest.extend({
  nonce: z.string().max(64),
  response: PasskeyJson,
});

const Cited = z.object({ id: Id, reference: z.string(), subject: z.string(), status: z.string() });

/** A decision as the register shows it. */
export const DecisionView = z
  .object({
    id: Id,
    reference: z.string(),
    what: z.string(),
    authority: z.string(),
    decidedOn: Day,
    effect: Effect,
    validFrom: Day,
    validUntil: Day.nullable(),
    open: z.boolean(),
    status: z.enum(["standing", "superseded", "revoked"]),
    /** Whether a letter may rest on it now: it stands and is not over. */
    good: z.boolean(),
    enteredBy: z.string(),
    enteredAt: Moment,
    endedBy: z.string().nullable(),
    endedAt: Moment.nullable(),
    reason: z.string().nullable(),
    supersedes: z.object({ id: Id, reference: z.string() }).nullable(),
    successor: z.object({ id: Id, reference: z.string() }).nullable(),
    /** Letters open to the viewer whose points rest on it. */
    citedBy: z.array(Cited),
    sha256: Sha256,
  })
  .meta({ id: "DecisionView" });
export type DecisionView = z.infer<typeof DecisionView>;

/** GET /api/decisions: newest first. `enter`: null where the viewer may enter one, else why not. */
export const Register = z
  .object({ decisions: z.array(DecisionView), enter: z.string().nullable() })
  .meta({ id: "Register" });
export type Register = z.infer<typeof Register>;

const Paged = z.object({ reference: z.string(), page: z.string() });

/**
 * A decision as everyone is told of it: only one that its office made public. Whether it is over is said by its last day
 * beside the moment of the answer, so that an answer that is kept does not grow untrue overnight.
 */
export const PublicDecision = z
  .object({
    id: Id,
    reference: z.string(),
    what: z.string(),
    authority: z.string(),
    decidedOn: Day,
    effect: Effect,
    validFrom: Day,
    validUntil: Day.nullable(),
    page: z.string(),
    status: z.enum(["standing", "superseded", "revoked"]),
    /** When it was superseded or revoked; null while it stands. */
    endedAt: Moment.nullable(),
    /** What superseded it; null where that is not public. */
    successor: Paged.nullable(),
  })
  .meta({ id: "PublicDecision" });
export type PublicDecision = z.infer<typeof PublicDecision>;

/** What a released letter announces. `decision`: null where it rests on one that the office has not published; no more is told of that. */
export const AnnouncedDecision = z
  .object({ text: z.string(), decision: PublicDecision.nullable() })
  .meta({ id: "AnnouncedDecision" });
export type AnnouncedDecision = z.infer<typeof AnnouncedDecision>;
