import type { Matter } from "@chirograph/page/matter";
import { say } from "@chirograph/page/say";
import { exit } from "../exit.ts";

/** An answer for a terminal: the sentence, the three questions, what differs. */
export function reportLines(matter: Matter): string[] {
  const saying = say(matter);
  const { statement } = matter.answer;
  const differences = matter.compared?.comparison.differences.filter((one) => !one.slight) ?? [];
  return [
    `${saying.word}. ${saying.sentence}`,
    ...(statement ? [`  The office says: ${statement.text}`] : []),
    `  Is it ours? ${saying.ours.says}`,
    `  Is it signed? ${saying.signed.says}`,
    `  Does it decide anything? ${saying.decides.says}`,
    ...differences
      .slice(0, 20)
      .map((one) => `  ${one.kind}: in this paper "${one.theirs}", in our letter "${one.ours}"`),
    ...(matter.trouble ? [`  ${matter.trouble.next}`] : []),
  ];
}

/** 0 in force, 3 could not check, 1 anything else. */
export function exitCode({ answer }: Matter): number {
  if (answer.origin === "could-not-check") return exit.couldNot;
  return answer.origin === "ours" && answer.status === "in-force" ? exit.good : exit.other;
}
