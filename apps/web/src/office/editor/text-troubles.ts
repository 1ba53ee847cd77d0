import { text } from "@chirograph/wire";
import type { Problem } from "../../api.ts";
import { bareLabel, paragraphPlaces } from "./paragraph-labels.ts";

export type Troubles = {
  readonly paragraphs: ReadonlyMap<number, string>;
  /** What concerns no single paragraph. */
  readonly others: readonly string[];
};

/** What keeps a text from being printed, each sentence at its paragraph: our own checks, then what the typesetter said. */
export function troublesOf(words: text.LetterText, said: Problem | null): Troubles {
  const paragraphs = new Map<number, string>();
  const others: string[] = [];
  for (const issue of text.LetterText.safeParse(words).error?.issues ?? []) {
    const [field, index] = issue.path;
    if (field === "paragraphs" && typeof index === "number") paragraphs.set(index, issue.message);
    else others.push(`${String(field ?? "The letter")}: ${issue.message}`);
  }
  if (paragraphs.size + others.length > 0 || said === null) return { paragraphs, others };
  const index = paragraphNamed(words, said.message);
  if (index === null) others.push(said.message);
  else paragraphs.set(index, said.message);
  return { paragraphs, others };
}

/** The place of the paragraph that a sentence names as "paragraph 2.a." or "paragraph 3". */
function paragraphNamed(words: text.LetterText, sentence: string): number | null {
  const named = /paragraph ([^\s,:;]+)/u.exec(sentence)?.[1];
  if (named === undefined) return null;
  const at = paragraphPlaces(words.paragraphs, words.language).indexOf(bareLabel(named));
  return at === -1 ? null : at;
}
