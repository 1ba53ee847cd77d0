import { z } from "zod";
import { Address, Id, Moment, PasskeyJson, Sha256, line, prose } from "./basics.ts";
import { LetterText, Run } from "./text.ts";

export const LetterStatus = z.enum([
  "draft",
  "in-coordination",
  "adjudication",
  "returned",
  "approved",
  "signed-not-released",
  "in-force",
  "superseded",
  "withdrawn",
  "cancelled",
]);
export type LetterStatus = z.infer<typeof LetterStatus>;
export const Part = z.enum(["author", "action-officer", "signer", "releaser", "reader"]);
export type Part = z.infer<typeof Part>;

export const Opened = z.object({ letter: Id }).meta({ id: "Opened" });

export const Named = z.object({ id: z.string(), name: z.string() });
export const Holder = z.object({
  name: line(200).refine((name) => name.length > 0, "A holder needs a name."),
  organisation: line(200),
  actingFor: line(200),
  address: Address,
});
export const PassingOn = z.enum(["allowed", "ask", "never"]);
export const PositionName = z.enum(["concur", "concur-with-comment", "non-concur"]);
export const Severity = z.enum(["critical", "major", "substantive", "administrative"]);
export type Severity = z.infer<typeof Severity>;
export const Disposition = z.enum(["accept", "partially-accept", "reject", "deferred", "out-of-scope"]);
export type Disposition = z.infer<typeof Disposition>;

export const Passage = z.object({
  page: z.number().int().min(1),
  quote: z.string().max(5_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});

export const CommentView = z
  .object({
    id: Id,
    copy: Id,
    holder: z.string(),
    organisation: z.string(),
    version: z.number().int(),
    passage: Passage.nullable(),
    severity: Severity,
    text: z.string(),
    proposed: z.string(),
    rationale: z.string(),
    attachments: z.array(z.object({ name: z.string(), sha256: Sha256, bytes: z.number().int() })),
    /** The colleague's comment that was taken up in this one. */
    from: Id.nullable(),
    /** The first words are 1, every change is one more. */
    edition: z.number().int(),
    at: Moment,
    late: z.boolean(),
    withdrawn: z.boolean(),
    /** The comment that says the same and stands for this one. */
    merged: Id.nullable(),
    disposed: z
      .object({
        n: z.number().int(),
        disposition: Disposition,
        response: z.string(),
        at: Moment,
        by: z.string(),
      })
      .nullable(),
    /** What the commenter says to the disposition as it stands; null while they said nothing. */
    satisfaction: z
      .object({ answer: z.enum(["satisfied", "objects"]), note: z.string(), at: Moment })
      .nullable(),
    replies: z.array(z.object({ id: z.string(), by: z.string(), at: Moment, text: z.string() })),
  })
  .meta({ id: "CommentView" });
export type CommentView = z.infer<typeof CommentView>;

/** What a circulation asks of one holder. */
export const Task = z.object({
  circulation: z.number().int(),
  required: z.boolean(),
  asked: z.boolean(),
  stage: z.number().int(),
  instructions: z.string(),
  through: Id.nullable(),
  replaces: Id.nullable(),
});

export const CopyView = z
  .object({
    id: Id,
    label: z.string(),
    version: z.number().int(),
    kind: z.enum(["circulation", "office", "read-back"]),
    parent: Id.nullable(),
    children: z.array(Id),
    holder: Holder,
    passingOn: PassingOn,
    task: Task,
    asked: Holder.nullable(),
    declined: z
      .object({
        why: z.enum(["not-mine", "cannot-by-then"]),
        note: z.string(),
        until: Moment.nullable(),
        at: Moment,
      })
      .nullable(),
    /** The child copy whose holder answers in this one's place. */
    delegate: Id.nullable(),
    recalled: z.boolean(),
    issuedAt: Moment,
    /** The link was fetched by something; this is not reading. */
    fetchedAt: Moment.nullable(),
    /** Opened by someone who had the link and the code. */
    openedAt: Moment.nullable(),
    downloads: z.number().int(),
    position: z
      .object({
        position: PositionName,
        reason: z.string(),
        version: z.number().int(),
        n: z.number().int(),
        at: Moment,
        late: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: "CopyView" });
export type CopyView = z.infer<typeof CopyView>;

/** How the task of one who is asked for a position stands: "later" until their turn comes. */
export const Standing = z.enum(["answered", "taken-as-concur", "waived", "waiting", "later"]);
export type Standing = z.infer<typeof Standing>;

export const GateView = z
  .object({
    gate: z.enum([
      "version",
      "circulation",
      "non-concur",
      "silent",
      "comments",
      "objections",
      "read-back",
      "decision",
    ]),
    status: z.enum(["held", "open", "waived"]),
    sentence: z.string(),
    copies: z.array(Id),
    comments: z.array(Id),
    points: z.array(Id),
  })
  .meta({ id: "GateView" });
export type GateView = z.infer<typeof GateView>;

export const VersionView = z.object({
  n: z.number().int(),
  sha256: Sha256,
  pages: z.number().int(),
  source: z.enum(["typeset", "uploaded"]),
  at: Moment,
  by: z.string(),
  code: z.string(),
});

/** What mail says of one holder: when something was last sent, and what came back. */
export const MailOfCopy = z.object({
  sentAt: Moment.nullable(),
  remindedAt: Moment.nullable(),
  /** Why mail does not reach them, as a sentence. */
  bounced: z.string().nullable(),
  /** What an automatic answer said. */
  autoReply: z.string().nullable(),
});
export type MailOfCopy = z.infer<typeof MailOfCopy>;

/** What the viewer may do to this letter now: null when they may, else the sentence that says why not. */
export const Acts = z.record(z.string(), z.string().nullable());

/** GET /api/letters/:letter */
export const LetterView = z
  .object({
    id: Id,
    reference: z.string(),
    subject: z.string(),
    status: LetterStatus,
    archived: z.boolean(),
    silent: z.boolean(),
    opened: z.object({ at: Moment, by: z.string() }),
    access: z.array(z.object({ person: Named, parts: z.array(Part) })),
    versions: z.array(VersionView),
    circulation: z
      .object({
        n: z.number().int(),
        version: z.number().int(),
        suspense: Moment,
        zone: z.string(),
        instructions: z.string(),
        silence: z.boolean(),
        shared: z.boolean(),
        stages: z.number().int(),
        stage: z.number().int(),
        changes: z.number().int(),
        opened: Moment,
        open: z.boolean(),
      })
      .nullable(),
    copies: z.array(CopyView),
    /** By copy: what mail says of its holder. Empty where no mail is set up. */
    mails: z.record(Id, MailOfCopy),
    /** Of each copy on which a position is asked for now. */
    standings: z.array(z.object({ copy: Id, standing: Standing })),
    comments: z.array(CommentView),
    gates: z.array(GateView),
    returned: z
      .object({ note: z.string(), by: z.string(), at: Moment, version: z.number().int() })
      .nullable(),
    approvals: z.array(z.object({ by: z.string(), at: Moment, version: z.number().int() })),
    sealed: z.object({ at: Moment, sha256: Sha256 }).nullable(),
    released: z.object({ at: Moment, by: z.string() }).nullable(),
    inForceFrom: Moment.nullable(),
    ended: z.object({ at: Moment, reason: z.string(), successor: Id.nullable() }).nullable(),
    statements: z.array(Id),
    acts: Acts,
    working: z.object({
      text: LetterText,
      revision: z.number().int(),
      at: Moment,
      by: z.string().nullable(),
    }),
    /** The newest version this person looked at before now; null on a first look. */
    lastLooked: z.number().int().nullable(),
    publicUrl: z.string().nullable(),
  })
  .meta({ id: "LetterView" });
export type LetterView = z.infer<typeof LetterView>;

/** POST /api/letters/:letter/enclosures: the kept file, by its SHA-256; the text names it. */
export const EnclosureKept = z.object({ file: Sha256, title: z.string() }).meta({ id: "EnclosureKept" });

/** PUT /api/letters/:letter/working: compare-and-swap on the revision the writer read. */
export const WorkingRequest = z.object({ text: LetterText, revision: z.number().int() });
export const WorkingSaved = z.object({ revision: z.number().int(), at: Moment }).meta({ id: "WorkingSaved" });

/** What the wording check points out, by its kind and the sentence: a sentence that is changed has another. */
export const FindingKey = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*-[0-9a-f]{16}$/)
  .max(80);
/** GET /api/letters/:letter/meant, and PUT and DELETE .../meant/:key: what those who write the letter meant so. */
export const MeantView = z
  .object({ meant: z.array(z.object({ key: FindingKey, by: z.string(), at: Moment })) })
  .meta({ id: "MeantView" });
export type MeantView = z.infer<typeof MeantView>;

/** POST /api/letters/:letter/versions: the working text becomes a version. */
export const VersionRequest = z.object({ after: z.number().int().min(0), revision: z.number().int() });
export const VersionMade = z
  .object({ version: z.number().int(), pages: z.number().int() })
  .meta({ id: "VersionMade" });

/** GET /api/letters/:letter/changes?from=&to= */
export const Changes = z
  .object({ from: z.number().int(), to: z.number().int(), runs: z.array(Run) })
  .meta({ id: "Changes" });

/** An IANA time zone that this machine knows. */
export const Zone = z.string().refine((zone) => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}, "This is no time zone. Choose one by its place, like Asia/Dubai.");

/** A holder in a circulation that is asked for. `through` is the place in the list of the one who answers for the organisation. */
export const CirculateHolder = Holder.extend({
  passingOn: PassingOn,
  required: z.boolean(),
  stage: z.number().int().min(1).max(500),
  instructions: prose(2_000),
  through: z.number().int().min(0).max(499).nullable(),
});
export type CirculateHolder = z.infer<typeof CirculateHolder>;
export const CirculateRequest = z.object({
  version: z.number().int().min(1),
  suspense: Moment,
  zone: Zone,
  instructions: prose(5_000),
  /** Declared beforehand: silence after the suspense counts as concurrence. */
  silence: z.boolean(),
  /** Holders see each other's comments. */
  shared: z.boolean(),
  /** Of those who hold an earlier version: whose position is asked for again. */
  ask: z.enum(["changed", "all"]),
  holders: z.array(CirculateHolder).min(1).max(500),
});
export type CirculateRequest = z.infer<typeof CirculateRequest>;
/** The link to give to the holder and the code to tell by telephone. */
export const CopyLink = z
  .object({
    copy: Id,
    label: z.string(),
    holder: z.string(),
    link: z.string(),
    code: z.string(),
    mailed: z.boolean(),
  })
  .meta({ id: "CopyLink" });
export type CopyLink = z.infer<typeof CopyLink>;
export const CopyLinks = z.object({ links: z.array(CopyLink) }).meta({ id: "CopyLinks" });

export const AccessRequest = z.object({ person: Id, part: Part });
export const ReasonRequest = z.object({ reason: prose(5_000) });
export const ReturnRequest = z.object({ version: z.number().int(), note: prose(5_000) });
export const ArchiveRequest = z.object({ archived: z.boolean() });
export const SilenceRequest = z.object({ silent: z.boolean() });
export const PassOnAnswer = z.object({ allow: z.boolean() });

/** POST /api/letters/:letter/{approve,release}/options; a withdrawal's options take a ReasonRequest */
export const SignOptionsRequest = z.object({ sha256: Sha256 });
/** What a release replaces is part of what is signed. */
export const ReleaseOptionsRequest = z.object({ sha256: Sha256, supersedes: Id.nullable() });
export const SignOptions = z.object({ options: PasskeyJson, nonce: z.string() }).meta({ id: "SignOptions" });
export const ApproveRequest = z.object({
  version: z.number().int(),
  sha256: Sha256,
  nonce: z.string().max(64),
  response: PasskeyJson,
});
export const ReleaseRequest = z.object({
  sha256: Sha256,
  supersedes: Id.nullable(),
  nonce: z.string().max(64),
  response: PasskeyJson,
});
/** What the public will read is what is signed. */
export const WithdrawRequest = ReasonRequest.extend({ nonce: z.string().max(64), response: PasskeyJson });

/** GET /api/letters/:letter/record */
export const RecordRow = z
  .object({
    at: Moment,
    by: z.string(),
    type: z.string(),
    sentence: z.string(),
    stream: z.string(),
    seq: z.number().int(),
    /** Place in the public log; null until the next checkpoint. */
    leaf: z.number().int().nullable(),
  })
  .meta({ id: "RecordRow" });
export type RecordRow = z.infer<typeof RecordRow>;
export const RecordView = z.object({ rows: z.array(RecordRow) }).meta({ id: "RecordView" });
