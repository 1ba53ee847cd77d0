import { Done } from "@chirograph/wire/basics";
import { ReadingView, type Take } from "@chirograph/wire/read-back";
import { call } from "../../api.ts";
import type { Passage } from "../requests.ts";

export type PointAnswer = {
  readonly point: string;
  readonly take: Take;
  readonly passage: Passage | null;
};

const at = (copy: string, rest: string) => `/api/copies/${copy}/${rest}`;

/** All of these throw a Problem, as `call` does. What is sent twice is refused with `exists-already`. */
export const readReading = (copy: string) => call(ReadingView, "GET", at(copy, "reading"));
export const sendParaphrase = (copy: string, text: string) =>
  call(Done, "POST", at(copy, "paraphrase"), { text });
export const sendAnswers = (copy: string, answers: readonly PointAnswer[]) =>
  call(Done, "POST", at(copy, "points"), { answers });
