import { compare, type Comparison } from "@chirograph/find";
import type { Answer } from "@chirograph/wire/check";
import { nothingPublic, type Compared } from "./matter.ts";
import { withoutLostNumbers } from "./numbering.ts";

/** An answer after the words were compared; `compared` where its differences or its agreement are to be shown. */
export type Judged = { readonly answer: Answer; readonly compared: Compared | null };

/** Below this share of common words, on both sides, a text is not a changed form of our letter but another text. */
const MOST = 0.5;

function isForm(comparison: Comparison): boolean {
  const { theirsInOurs, oursInTheirs } = comparison.share;
  return theirsInOurs >= MOST || oursInTheirs >= MOST;
}

/**
 * Ends what the server began: it found a released letter by fingerprints, and here, where the text is, the words are
 * compared. No difference, or only letters that may be misread: words of ours. Most words ours: altered. Else nothing
 * public. Answers that rest on anything but a released letter's words come back as they are.
 */
export function judge(answer: Answer, text: string): Judged {
  if (answer.match !== "words" || answer.words === null) return { answer, compared: null };
  const comparison = withoutLostNumbers(compare(answer.words, text), answer.words);
  if (!isForm(comparison)) return { answer: nothingPublic(answer.asOf), compared: null };
  const compared = { comparison, ours: answer.words, theirs: text };
  if (comparison.differences.every((difference) => difference.slight)) return { answer, compared };
  return { answer: { ...answer, origin: "altered", status: null, effect: null }, compared };
}
