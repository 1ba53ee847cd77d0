import type { Kind } from "@chirograph/wording";

/** Each kind of finding in a word or three. */
export const kindWords: Readonly<Record<Kind, string>> = {
  commitment: "Commits or announces",
  "vague-time": "Vague time",
  "agentless-passive": "Nobody named",
  "double-negative": "Two negatives",
  "undefined-reference": "Refers to what?",
  "two-readings": "Two readings",
};

export function commitWords(count: number): string {
  return count === 1 ? "1 sentence commits" : `${count} sentences commit`;
}

export function lookWords(count: number): string {
  return `${count} to look at`;
}

/** "2 sentences commit; 5 to look at": what is not there is left out. */
export function countWords(commits: number, look: number): string {
  const said = [commits > 0 ? commitWords(commits) : "", look > 0 ? lookWords(look) : ""];
  return said.filter((one) => one !== "").join("; ");
}
