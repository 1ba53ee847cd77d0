import type { Take } from "@chirograph/wire/read-back";
import type { DoorWords } from "../door.tsx";
import type { FrameWords } from "../frame.tsx";
import type { Lack } from "./answered.ts";
import { arabic } from "./words-ar.ts";
import { english } from "./words-en.ts";

export type Language = "en" | "ar";

/** A fact and what it means for the reader. */
type Term = { readonly fact: string; readonly means: string };

/** Everything that a reader's page says, in one language. */
export type Words = {
  readonly frame: FrameWords;
  readonly door: Omit<DoorWords, "refusal" | "frame">;
  readonly title: (subject: string) => string;
  readonly chip: string;
  /** What is asked, by whom, and how long it takes. */
  readonly asked: (office: string) => string;
  readonly terms: (reader: string) => readonly Term[];
  readonly trial: Term;
  readonly version: (version: number, date: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly pictures: string;
  readonly pictureOf: (page: number) => string;
  readonly steps: { readonly read: string; readonly points: string };
  readonly own: {
    readonly question: string;
    readonly hint: string;
    readonly once: string;
    readonly empty: string;
    readonly send: string;
    readonly elsewhere: string;
    readonly useElsewhere: string;
  };
  readonly points: {
    readonly how: string;
    readonly yours: string;
    readonly count: (n: number, of: number) => string;
    readonly progress: string;
    readonly asks: string;
    readonly takes: Readonly<Record<Take, string>>;
    readonly which: Readonly<Record<Take | "unanswered", string>>;
    readonly tap: string;
    readonly none: string;
    readonly marked: string;
    readonly lacks: Readonly<Record<Lack, string>>;
    readonly next: string;
    readonly toOverview: string;
    readonly before: string;
    readonly toStatement: string;
  };
  readonly overview: {
    readonly title: string;
    readonly check: string;
    readonly from: string;
    readonly noSentence: string;
    readonly noAnswer: string;
    readonly change: (n: number) => string;
    readonly once: string;
    readonly send: string;
    readonly lacking: (n: number) => string;
  };
  readonly ended: Readonly<
    Record<"done" | "closed" | "recalled", { readonly title: string; readonly said: readonly string[] }>
  > & { readonly paraphraseKept: string; readonly leftOver: string };
  readonly saving: {
    readonly nothingNew: string;
    readonly typing: string;
    readonly saved: (clock: string) => string;
    readonly kept: string;
    readonly refused: string;
    readonly unreachable: Term;
    readonly tryNow: string;
    readonly sending: string;
  };
  readonly already: string;
  /** By code; a refusal that is not among these is shown as the server wrote it. */
  readonly refusals: Readonly<Record<string, string>>;
};

const inLanguage: Readonly<Record<Language, Words>> = { en: english, ar: arabic };

export function wordsIn(language: Language): Words {
  return inLanguage[language];
}

/** The door of a reader's link. */
export function doorWords(language: Language): DoorWords {
  const { door, frame, refusals } = inLanguage[language];
  return { ...door, frame, refusal: ({ code, message }) => refusals[code] ?? message };
}

const LOCALE: Readonly<Record<Language, string>> = { en: "en-GB", ar: "ar-EG-u-nu-latn" };

/** A calendar day in words; "" of none. */
export function dayIn(language: Language, day: string): string {
  const date = new Date(`${day.slice(0, 10)}T12:00:00`);
  if (Number.isNaN(date.getTime())) return day;
  const parts = { day: "numeric", month: "long", year: "numeric" } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(date);
}

/** A moment on this device's clock: "10:41". */
export function clockIn(language: Language, moment: Date): string {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(moment);
}
