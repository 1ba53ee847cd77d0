import type { Html, Shown } from "./html.ts";
import type { SeamState } from "./seam.ts";
import type { Look } from "./shapes.ts";

/** One of the three questions, answered: a word or two, then a sentence. `more`: what the letter announces. */
export type Check = { readonly says: string; readonly because: Shown; readonly more?: Html | null };

/** An answer in words: the verdict, the three questions, what to do. */
export type Saying = {
  readonly look: Look;
  readonly word: string;
  readonly seam: SeamState;
  readonly sentence: string;
  readonly next: Shown;
  readonly ours: Check;
  readonly signed: Check;
  readonly decides: Check;
  readonly steps: readonly Shown[];
  /** Where to go on, the most useful first. */
  readonly go: readonly Html[];
};
