import type { Asks } from "@chirograph/page";
import { answerFiles, answerReference, answerVersion, answerWords } from "../../acts/answer.ts";
import type { Ports } from "../../acts/ports.ts";
import { asAnswer } from "./as-answer.ts";
import { evenTime } from "./even.ts";

/** The record asked directly, with the contract's answers; in even time wherever a draft may stand behind the answer. */
export function openAsks(ports: Ports): Asks {
  return {
    async bucket(prefix) {
      const { files, asOf } = await answerFiles(ports, prefix);
      return { files: files.map(({ sha256, answer }) => ({ sha256, answer: asAnswer(answer) })), asOf };
    },
    words: (query) => evenTime(answerWords(ports, query).then(asAnswer)),
    reference: (reference) => evenTime(answerReference(ports, reference).then(asAnswer)),
    code: (code) => evenTime(answerVersion(ports, "code", code).then(asAnswer)),
    version: (publicId) => evenTime(answerVersion(ports, "publicId", publicId).then(asAnswer)),
  };
}
