import type { Finding } from "@chirograph/wording";

/** A stretch of a paragraph under the same lines. `first` and `last`: it begins or ends the words of a sentence that commits. */
export type Stretch = {
  readonly text: string;
  readonly commits: boolean;
  readonly look: boolean;
  readonly first: boolean;
  readonly last: boolean;
};

/** A paragraph cut wherever a line under its words begins or ends; joined they are the paragraph. */
export function underlined(text: string, findings: readonly Finding[]): Stretch[] {
  const cuts = new Set([0, text.length, ...findings.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const commits = findings.filter(({ kind }) => kind === "commitment");
  const others = findings.filter(({ kind }) => kind !== "commitment");
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1] ?? text.length;
    const covers = (one: Finding) => one.start <= start && one.end >= end;
    return {
      text: text.slice(start, end),
      commits: commits.some(covers),
      look: others.some(covers),
      first: commits.some((one) => one.start === start),
      last: commits.some((one) => one.end === end),
    };
  });
}
