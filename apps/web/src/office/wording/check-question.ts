import type { Finding } from "@chirograph/wording";

/** A paragraph to check, with the end of what stands before it in the letter. */
export type CheckQuestion = {
  readonly job: number;
  readonly text: string;
  readonly before: string;
  readonly language: string;
};
export type CheckAnswer = { readonly job: number; readonly findings: readonly Finding[] };
