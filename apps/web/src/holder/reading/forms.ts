import { Take } from "@chirograph/wire/read-back";
import type { Written } from "../unsent/keeper.ts";
import { mergeEach } from "../unsent/merge-forms.ts";

/** A sentence of the letter by its place: [start, end) of its page's text. */
export type SentencePlace = { readonly page: number; readonly start: number; readonly end: number };

/** What a reader holds of one statement so far. `none`: they looked, and no one sentence is where they took it from. */
export type AnswerForm = {
  readonly take: Take | null;
  readonly sentence: SentencePlace | null;
  readonly none: boolean;
};

/** Everything that a reader typed or marked and did not send. Answers stand by the ids of their points. */
export type ReaderForms = {
  readonly paraphrase: string;
  readonly answers: Readonly<Record<string, AnswerForm>>;
};

export const noForms: ReaderForms = { paraphrase: "", answers: {} };
export const noAnswer: AnswerForm = { take: null, sentence: null, none: false };

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const ID = /^[0-9a-f]{32}$/u;

function readSentence(value: unknown): SentencePlace | null {
  if (!isLoose(value)) return null;
  const { page, start, end } = value;
  return isCount(page) && isCount(start) && isCount(end) ? { page, start, end } : null;
}

function readAnswer(value: unknown): AnswerForm {
  if (!isLoose(value)) return noAnswer;
  const take = Take.safeParse(value.take);
  const sentence = readSentence(value.sentence);
  return {
    take: take.success ? take.data : null,
    sentence,
    none: value.none === true && sentence === null,
  };
}

/** What was kept, as far as it can be read: another version of this page may have written it. */
function read(body: string): ReaderForms {
  let value: unknown;
  try {
    value = JSON.parse(body || "null");
  } catch {
    return noForms;
  }
  if (!isLoose(value)) return noForms;
  const answers = Object.entries(isLoose(value.answers) ? value.answers : {})
    .filter(([id]) => ID.test(id))
    .map(([id, answer]) => [id, readAnswer(answer)] as const);
  return {
    paraphrase: typeof value.paraphrase === "string" ? value.paraphrase : "",
    answers: Object.fromEntries(answers),
  };
}

const isBegun = ({ take, sentence, none }: AnswerForm) => take !== null || sentence !== null || none;

/** In one order, so that the same forms are the same text. */
function write({ paraphrase, answers }: ReaderForms): string {
  const begun = Object.entries(answers)
    .filter(([, answer]) => isBegun(answer))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { take, sentence, none }]) => [id, { take, sentence, none }] as const);
  if (paraphrase.trim() === "" && begun.length === 0) return "";
  return JSON.stringify({ paraphrase, answers: Object.fromEntries(begun) });
}

/** Of two marks on one statement this device's stands, for it is the one that is seen; of two texts the other one is set aside. */
function merge(base: ReaderForms, ours: ReaderForms, theirs: ReaderForms) {
  const text = (forms: ReaderForms) => ({ paraphrase: forms.paraphrase });
  const words = mergeEach(text(base), text(ours), text(theirs));
  const answers = mergeEach(base.answers, ours.answers, theirs.answers).forms;
  return {
    forms: { paraphrase: words.forms["paraphrase"] ?? "", answers },
    aside: { paraphrase: words.aside["paraphrase"] ?? "", answers: {} },
  };
}

/** What a reader types, as it is kept. */
export const readersForms: Written<ReaderForms> = { none: noForms, read, write, merge };
