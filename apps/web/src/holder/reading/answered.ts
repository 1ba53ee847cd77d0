import type { ReadingView } from "@chirograph/wire/read-back";
import { passageOf } from "../letter/passage.ts";
import { type AnswerForm, noAnswer, type ReaderForms, type SentencePlace } from "./forms.ts";
import type { PointAnswer } from "./requests.ts";

/** What an answer lacks yet: the answer itself, or the sentence that it was taken from. */
export type Lack = "take" | "sentence";

/** Who says that the letter says something names the sentence, or says that there is no one sentence. */
export function lackOf({ take, sentence, none }: AnswerForm): Lack | null {
  if (take === null) return "take";
  return take === "does-not-say" || sentence !== null || none ? null : "sentence";
}

export function answerOf(forms: ReaderForms, point: string): AnswerForm {
  return forms.answers[point] ?? noAnswer;
}

/** Where the first statement stands that is not fully answered; -1 when all are. */
export function firstLacking({ points }: ReadingView, forms: ReaderForms): number {
  return points.findIndex(({ id }) => lackOf(answerOf(forms, id)) !== null);
}

export function samePlace(a: SentencePlace | null, b: SentencePlace): boolean {
  return a !== null && a.page === b.page && a.start === b.start && a.end === b.end;
}

/** The words of a sentence of the letter, on one line. */
export function sentenceWords({ pages }: ReadingView, { page, start, end }: SentencePlace): string {
  return (pages[page - 1]?.text.slice(start, end) ?? "").replace(/\s+/gu, " ").trim();
}

/** The answers as they are sent, in the order of the statements; those without one are left out. */
export function answersToSend(view: ReadingView, forms: ReaderForms): PointAnswer[] {
  return view.points.flatMap(({ id }) => {
    const { take, sentence } = answerOf(forms, id);
    if (take === null) return [];
    const text = view.pages[(sentence?.page ?? 0) - 1]?.text ?? "";
    const passage = sentence && passageOf(text, sentence.page, sentence.start, sentence.end);
    return [{ point: id, take, passage }];
  });
}
