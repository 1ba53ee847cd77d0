import { z } from "zod";
import { Id, Moment, Sha256 } from "./basics.ts";
import { AnnouncedDecision } from "./decision.ts";

export const Origin = z.enum([
  "ours",
  "words-of-ours",
  "altered",
  "not-ours",
  "nothing-public",
  "could-not-check",
]);
export const PublicStatus = z.enum([
  "in-force",
  "superseded",
  "withdrawn",
  "signed-not-released",
  "unsigned-draft",
  "cancelled",
]);
export const PublicEffect = z.enum(["binding", "non-binding", "informational", "decides-nothing"]);

/** A released letter as the public sees it. */
export const PublicLetter = z
  .object({
    id: Id,
    reference: z.string(),
    subject: z.string(),
    date: z.string(),
    /** Where its page and its original are. */
    page: z.string(),
    file: z.string(),
    sha256: Sha256,
    inForceFrom: Moment,
    until: Moment.nullable(),
    reason: z.string().nullable(),
    successor: z.object({ reference: z.string(), page: z.string() }).nullable(),
    replaces: z.object({ reference: z.string(), page: z.string() }).nullable(),
    /** What it announces, each on the decision that it rests on. */
    announces: z.array(AnnouncedDecision),
  })
  .meta({ id: "PublicLetter" });
export type PublicLetter = z.infer<typeof PublicLetter>;

export const PublicStatement = z
  .object({ id: Id, text: z.string(), at: Moment, page: z.string() })
  .meta({ id: "PublicStatement" });

/** The one answer to "what is this letter?": the three questions; the sentence is chosen from them by the page. */
export const Answer = z
  .object({
    /** How it was recognised. A reference names a letter and says nothing of the paper that bears it. */
    match: z.enum(["file", "seal", "version", "words", "reference", "statement", "nothing"]),
    origin: Origin,
    status: PublicStatus.nullable(),
    effect: PublicEffect.nullable(),
    statement: PublicStatement.nullable(),
    letter: PublicLetter.nullable(),
    /** The words of a released letter, for the comparison that the reader's own device makes. Null otherwise. */
    words: z.string().nullable(),
    asOf: Moment,
  })
  .meta({ id: "Answer" });
export type Answer = z.infer<typeof Answer>;

/**
 * GET /check/files/:prefix, the first 3 hexadecimal digits of a file's SHA-256: all released files (and papers that the
 * office has spoken about) in that bucket. The comparison is made by who asks.
 */
export const FilePrefix = z.string().regex(/^[0-9a-f]{3}$/);
export const FileBucket = z
  .object({ files: z.array(z.object({ sha256: Sha256, answer: Answer })), asOf: Moment })
  .meta({ id: "FileBucket" });

const Hash = z.number().int().min(0);
/** What a text is looked up by: fingerprints, each with the first and last word that it covers, and a sketch of it all. */
export const Imprint = z.object({
  fingerprints: z.array(z.object({ hash: Hash, first: Hash, last: z.number().int().min(-1) })).max(4_096),
  sketch: z.array(Hash.max(65_535)).max(65_536),
});
/** POST /check/words: fingerprints only; never the words. */
export const WordsRequest = z.object({ released: Imprint, draft: Imprint });
/** POST /check/reference {reference} and POST /check/code {code}; GET /check/version/:publicId for the square code. */
export const ReferenceRequest = z.object({ reference: z.string().max(200) });
export const CodeRequest = z.object({ code: z.string().max(60) });
