import { sentencesIn } from "@chirograph/find/sentences";
import { check } from "@chirograph/wording";
import type { CheckAnswer, CheckQuestion } from "./check-question.ts";

// The rules are read and the words are checked here, away from the thread that takes the keys.
self.addEventListener("message", ({ data }: MessageEvent<CheckQuestion>) => {
  const { job, text, before, language } = data;
  const findings = check(text, sentencesIn(text, language), { language, before });
  self.postMessage({ job, findings } satisfies CheckAnswer);
});
