import type { Passage } from "./comment.ts";
import type { Moment, PointId } from "./ids.ts";
import type { PointKind, PointText } from "./point.ts";

/** What a reader takes the letter to say to one point. */
export const takes = ["says-so", "says-opposite", "does-not-say"] as const;
export type Take = (typeof takes)[number];

/** The answer to one point, and the sentence it was taken from; null where the reader named none. */
export type PointAnswer = {
  readonly point: PointId;
  readonly take: Take;
  readonly passage: Passage | null;
};

/** What one reader said, on the copy that was theirs: first in their own words, then point by point. */
export type Reading = {
  readonly paraphrase: { readonly text: string; readonly at: Moment } | null;
  readonly answers: { readonly list: readonly PointAnswer[]; readonly at: Moment } | null;
};

export const noReading: Reading = { paraphrase: null, answers: null };

export type ReadingEvent =
  | { readonly type: "letter-paraphrased"; readonly text: string }
  | { readonly type: "points-answered"; readonly answers: readonly PointAnswer[] };

/** A reader's answers after one more event. Pure. */
export function evolveReading(reading: Reading, event: ReadingEvent, at: Moment): Reading {
  if (event.type === "letter-paraphrased") {
    if (reading.paraphrase)
      throw new Error("The record is broken: a reader wrote what they take it to mean twice.");
    return { ...reading, paraphrase: { text: event.text, at } };
  }
  if (!reading.paraphrase || reading.answers)
    throw new Error("The record is broken: points were answered twice, or before the reader's own words.");
  return { ...reading, answers: { list: event.answers, at } };
}

/** One round of reading back: a version, with its points as they stood. Rounds of a letter are numbered from 1. */
export type Round = {
  readonly n: number;
  readonly version: number;
  readonly points: readonly PointText[];
  readonly opened: Moment;
  readonly open: boolean;
  /** What a program read: shown beside the readers, by its name, and never counted. */
  readonly model: ModelReading | null;
};

export type ModelReading = {
  readonly model: string;
  readonly paraphrase: string;
  readonly answers: readonly PointAnswer[];
  readonly at: Moment;
};

export type RoundEvent =
  | {
      readonly type: "read-back-opened";
      readonly n: number;
      readonly version: number;
      readonly points: readonly PointText[];
    }
  | { readonly type: "read-back-closed"; readonly n: number }
  | {
      readonly type: "model-read";
      readonly n: number;
      readonly model: string;
      readonly paraphrase: string;
      readonly answers: readonly PointAnswer[];
    };

/** The rounds after one more event: opening one closes the one before. Pure. */
export function evolveRounds(rounds: readonly Round[], event: RoundEvent, at: Moment): readonly Round[] {
  switch (event.type) {
    case "read-back-opened": {
      const { n, version, points } = event;
      const closed = rounds.map((one) => ({ ...one, open: false }));
      return [...closed, { n, version, points, opened: at, open: true, model: null }];
    }
    case "read-back-closed":
      return rounds.map((one) => (one.n === event.n ? { ...one, open: false } : one));
    case "model-read": {
      const { n, model, paraphrase, answers } = event;
      return rounds.map((one) => (one.n === n ? { ...one, model: { model, paraphrase, answers, at } } : one));
    }
  }
}

/** Whether an answer is what the author meant: what is ruled out may be denied or absent, and must not be read. */
export function asIntended(kind: PointKind, take: Take): boolean {
  return kind === "announced" ? take === "says-so" : take !== "says-so";
}
