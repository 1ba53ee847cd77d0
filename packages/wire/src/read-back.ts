import { z } from "zod";
import { Id, Moment, line, prose } from "./basics.ts";
import { Holder, Passage } from "./letter.ts";

export const PointKind = z.enum(["announced", "ruled-out"]);
export type PointKind = z.infer<typeof PointKind>;
export const Take = z.enum(["says-so", "says-opposite", "does-not-say"]);
export type Take = z.infer<typeof Take>;

/** A point as it is written. */
export const PointText = z.object({ id: Id, kind: PointKind, text: line(400) });
export type PointText = z.infer<typeof PointText>;

/** PUT /api/letters/:letter/points: the points, over those that their writer saw. */
export const PointsRequest = z.object({
  before: z.array(PointText).max(10),
  points: z.array(PointText).max(10),
});
/** POST /api/letters/:letter/points/:point/decision */
export const CiteRequest = z.object({ decision: Id.nullable() });
/** POST /api/letters/:letter/points/:point/waive, and .../read-back/waive with the version that was read */
export const WaiveRequest = z.object({ reason: prose(5_000) });
export const WaiveReadBackRequest = z.object({ version: z.number().int(), reason: prose(5_000) });

/** POST /api/letters/:letter/read-back: opens a round of the newest version. */
export const OpenRoundRequest = z.object({
  version: z.number().int(),
  readers: z.array(Holder).min(1).max(200),
  mail: z.boolean(),
});
/** POST /api/letters/:letter/read-back/:round/readers */
export const InviteReadersRequest = OpenRoundRequest.omit({ version: true });

/** A share of readers with the bounds of its interval (Wilson, 95 %), 0 to 1. */
export const Share = z.object({
  intended: z.number().int(),
  readers: z.number().int(),
  low: z.number(),
  high: z.number(),
});
export type Share = z.infer<typeof Share>;

export const AnswerShown = z.object({
  point: Id,
  take: Take,
  intended: z.boolean(),
  /** The sentence that it was taken from, where the reader named one. */
  passage: Passage.nullable(),
});

const ReaderState = z.enum(["invited", "opened", "paraphrased", "answered"]);
export const Reader = z.object({
  copy: Id,
  label: z.string(),
  name: z.string(),
  organisation: z.string(),
  state: ReaderState,
  recalled: z.boolean(),
  /** Had no copy of this letter before, by name and address; others are shown and not counted. */
  fresh: z.boolean(),
  paraphrase: z.string().nullable(),
  answers: z.array(AnswerShown),
});
export type Reader = z.infer<typeof Reader>;

/** A sentence of the version that was read, and who took something from it that it was not meant to say. */
export const ReadSentence = z.object({
  page: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  misled: z.array(z.string()),
});

export const RoundView = z
  .object({
    n: z.number().int(),
    version: z.number().int(),
    opened: Moment,
    open: z.boolean(),
    readers: z.array(Reader),
    points: z.array(PointText.extend({ share: Share })),
    sentences: z.array(ReadSentence),
    /** A program's reading, by its name; it never counts. */
    model: z
      .object({ model: z.string(), at: Moment, paraphrase: z.string(), answers: z.array(AnswerShown) })
      .nullable(),
  })
  .meta({ id: "RoundView" });
export type RoundView = z.infer<typeof RoundView>;

export const PointView = PointText.extend({
  /** `misfits`: sentences of what does not fit between it and the letter. */
  decision: z
    .object({
      id: Id,
      reference: z.string(),
      what: z.string(),
      good: z.boolean(),
      misfits: z.array(z.string()),
    })
    .nullable(),
  waived: z.object({ by: z.string(), at: Moment, reason: z.string() }).nullable(),
});
export type PointView = z.infer<typeof PointView>;

/** When the office takes a letter as read back. */
export const ReadBackRule = z.object({
  hold: z.enum(["never", "with-points", "always"]),
  readers: z.number().int().min(1).max(100),
  share: z.number().int().min(50).max(100),
});
export type ReadBackRule = z.infer<typeof ReadBackRule>;

/** GET /api/letters/:letter/read-back */
export const ReadBackView = z
  .object({
    points: z.array(PointView),
    rule: ReadBackRule,
    /** The rule in words. */
    sentence: z.string(),
    rounds: z.array(RoundView),
    /** The words of each version that a round read, by its number. */
    pages: z.record(z.string(), z.array(z.object({ text: z.string() }))),
    /** Whether a program can be asked, and its name. */
    model: z.string().nullable(),
  })
  .meta({ id: "ReadBackView" });
export type ReadBackView = z.infer<typeof ReadBackView>;

/** GET /api/copies/:copy/reading: a reader's page. The points come once the reader's own words are in, in an order of this copy's own. */
export const ReadingView = z
  .object({
    office: z.string(),
    trial: z.boolean(),
    contact: z.string(),
    language: z.enum(["en", "ar"]),
    letter: z.object({
      reference: z.string(),
      subject: z.string(),
      date: z.string(),
      version: z.number().int(),
    }),
    label: z.string(),
    /** Under which name the answers are kept. */
    reader: z.string(),
    step: z.enum(["read", "points", "done", "closed", "recalled"]),
    pages: z.array(z.object({ text: z.string() })),
    /** The letter's sentences, each [start, end) of its page's text. */
    sentences: z.array(z.object({ page: z.number().int(), start: z.number().int(), end: z.number().int() })),
    paraphrase: z.string().nullable(),
    points: z.array(z.object({ id: Id, text: z.string() })),
    draft: z.object({ body: z.string(), revision: z.number().int() }),
  })
  .meta({ id: "ReadingView" });
export type ReadingView = z.infer<typeof ReadingView>;

/** POST /api/copies/:copy/paraphrase */
export const ParaphraseRequest = z.object({ text: prose(2_000) });
/** POST /api/copies/:copy/points: every point once, with the sentence it was taken from. */
export const AnswerPointsRequest = z.object({
  answers: z
    .array(z.object({ point: Id, take: Take, passage: Passage.nullable() }))
    .min(1)
    .max(10),
});

/** GET and PUT /api/model-reader: an OpenAI-compatible endpoint that answers the read-back as one more reader. Off where null. */
export const ModelReader = z.object({
  address: z.url({ protocol: /^https?$/ }).max(500),
  model: line(200).refine((name) => name.length > 0, "Name the model as the endpoint knows it."),
});
export const ModelReaderView = z
  .object({ reader: ModelReader.nullable(), keyKept: z.boolean() })
  .meta({ id: "ModelReaderView" });
/** `key`: null keeps the one that is kept; "" removes it. */
export const ModelReaderRequest = z.object({
  reader: ModelReader.nullable(),
  key: z.string().max(500).nullable(),
});
export type ModelReaderView = z.infer<typeof ModelReaderView>;
export type ModelReaderRequest = z.infer<typeof ModelReaderRequest>;
