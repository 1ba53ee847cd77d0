import type { Disposition } from "@chirograph/core";
import type { AnsweredComment, MailFacts, Told } from "../acts/mail/mail-facts.ts";
import { type Block, line } from "./body.ts";
import { oneLine } from "./words.ts";

/** Why this holder is asked, after "because". */
function why({ task, holder }: MailFacts): string {
  const forWhom = holder.actingFor ? ` (you act for ${oneLine(holder.actingFor)})` : "";
  if (task.through !== null)
    return `${oneLine(task.through)} answers for ${oneLine(holder.organisation)} and gathers what its readers say${forWhom}`;
  if (!task.asked)
    return `you answered an earlier version, and your answer stands unless you change it${forWhom}`;
  return task.required
    ? `the letter waits for your answer${forWhom}`
    : `your view is wanted before anyone signs it${forWhom}`;
}

const dispositions: Readonly<Record<Disposition, string>> = {
  accept: "accepted",
  "partially-accept": "accepted in part",
  reject: "not accepted",
  deferred: "kept for later",
  "out-of-scope": "outside the scope of this letter",
};

function answered(one: AnsweredComment, n: number, language: string): Block[] {
  const quote = (text: string): Block[] => (text ? [{ kind: "quote", text, language: null }] : []);
  const your = one.text
    ? [line`${String(n)}. You wrote:`, { kind: "quote" as const, text: oneLine(one.text, 300), language }]
    : [line`${String(n)}. To one of your comments:`];
  return [
    ...your,
    ...(one.disposition
      ? [line`The office says: ${dispositions[one.disposition]}.`, ...quote(one.response)]
      : []),
    ...one.replies.flatMap((reply) => [line`The office wrote under it:`, ...quote(reply.text)]),
  ];
}

function asked(facts: MailFacts): Block {
  return line`${facts.office} asks you for your input on a draft letter, because ${why(facts)}.`;
}

function afterMail(facts: MailFacts, told: Extract<Told, { kind: "how-to-answer" }>): Block[] {
  const { entered, why: reason, files = "" } = told;
  const first =
    entered === "nothing"
      ? line`${facts.office} writes back to you, because your mail about a draft letter was not entered.`
      : line`${facts.office} writes back to you, because your mail about a draft letter came in.`;
  const what = {
    comment: line`Its words were entered as your comment on the letter.`,
    reply: line`Its words were entered as your reply to the comment it was about.`,
    nothing: line`${reason}`,
  }[entered];
  return [
    first,
    what,
    ...(files ? [line`${files}`] : []),
    line`A mail never counts as your position, whatever it says. To concur, to concur with a comment or not to concur, open your copy through your link and choose it there.`,
  ];
}

/** The first sentences of a mail: who writes to whom, why, and what is new. Pure. */
export function toldBlocks(facts: MailFacts): Block[] {
  const { told, office, label } = facts;
  const version = String(facts.version);
  switch (told.kind) {
    case "invitation":
      return [asked(facts)];
    case "read-back":
      return [
        line`${office} asks you to read a letter and say what you take it to mean, because a letter should say what its author means. It takes about five minutes.`,
        line`There is no right answer: what you read in it helps to mend its words. The letter is a draft. Nobody has signed it, and it decides nothing.`,
      ];
    case "new-version":
      return [
        line`${office} sends you version ${version} of a draft letter, because you have version ${String(told.earlier)} and ${why(facts)}.`,
        line`What changed since yours: ${told.changed}`,
      ];
    case "passed-on":
      return [
        told.delegated
          ? line`${told.by} asks you to answer in their place on a draft letter of ${office}, because the task was theirs and they gave it to you.`
          : line`${told.by} passed a draft letter of ${office} on to you, because they want you to read it. ${office} knows that you have it.`,
      ];
    case "new-link":
      return [
        line`${office} sends you a new link to your copy ${label} of a draft letter, because a new one was made for you. The link before it does not work any more.`,
      ];
    case "your-turn":
      return [
        line`${office} asks you for your input on a draft letter, because it is your turn now: ${why(facts)}.`,
      ];
    case "answers-itself":
      return [
        line`${office} asks you to answer for yourself on a draft letter, because nobody answers for ${oneLine(facts.holder.organisation)} any more.`,
        line`What you wrote stands, and goes to ${office} now. You can take a position through your link.`,
      ];
    case "passing-on-refused":
      return [
        line`${office} refused your request to pass your copy ${label} of a draft letter on to ${told.person}, so ${told.person} gets none.`,
        line`Your own copy and what you are asked for stay as they were. You can ask again in your copy, or ask ${office} why.`,
      ];
    case "reminder":
      return told.overdue
        ? [
            line`${office} reminds you of a draft letter, because the time for your answer is over and none came from you.`,
            line`A late answer still counts, and is shown as late.`,
          ]
        : [line`${office} reminds you of a draft letter, because no answer came from you yet.`];
    case "suspense-moved":
      return [
        told.reason
          ? line`${office} moved the time by which you are asked to answer on a draft letter, because: ${told.reason}`
          : line`${office} moved the time by which you are asked to answer on a draft letter, because its plan changed.`,
      ];
    case "recalled":
      return [
        told.reason
          ? line`${office} recalled your copy ${label} of a draft letter, because: ${told.reason}`
          : line`${office} recalled your copy ${label} of a draft letter, because it is not to be read any more.`,
        line`The copy cannot be opened any more. What you wrote is kept. Destroy what you printed or saved of it.`,
      ];
    case "answered":
      return [
        line`${office} answered what you said on a draft letter, because every comment gets an answer.`,
        ...told.comments.flatMap((one, i) => answered(one, i + 1, facts.language)),
        line`Open your copy to say whether you are satisfied with an answer or object to it.`,
      ];
    case "how-to-answer":
      return afterMail(facts, told);
  }
}
