import { html, type Shown } from "./html.ts";
import { goTo, letterLink } from "./letter-words.ts";
import type { Matter } from "./matter.ts";
import { minute } from "./moments.ts";
import type { Check, Saying } from "./saying.ts";

function oursBecause({ answer }: Matter): Check {
  if (answer.match === "version")
    return { says: "Yes, a draft", because: "The code on it is that of a draft of ours." };
  return { says: "Yes, a draft", because: "Its words are those of a draft of ours." };
}

function draftSteps({ answer }: Matter): readonly Shown[] {
  const { letter, statement } = answer;
  return [
    "Do not act on it, and do not report it as a decision.",
    ...(statement ? ["Quote the statement above; it has its own page and address."] : []),
    answer.status === "cancelled"
      ? "Ask the office, if you need to know more."
      : letter
        ? html`Read the letter that we released since: ${letterLink(letter)}.`
        : "Look again later: when a signed letter is released, this page says so.",
  ];
}

/** A draft: authentic, perhaps, and it decides nothing. */
export function sayDraft(matter: Matter): Saying {
  const { answer } = matter;
  const { letter } = answer;
  const cancelled = answer.status === "cancelled";
  const later = letter
    ? html`It was written for comment. We have released a letter since, ${letterLink(letter)}; what that says
      may be different.`
    : "It was written for comment. What a later letter says may be different, and there may be no letter at all.";
  return {
    look: "unsigned-draft",
    word: cancelled ? "Cancelled draft" : "Unsigned draft",
    seam: "drafted",
    sentence: cancelled
      ? "This is a draft that we gave up. Nobody signed it, and it decides nothing."
      : "This is a draft. Nobody has signed it, and it decides nothing.",
    next: cancelled ? "It was written for comment, and no letter came of it." : later,
    ours: oursBecause(matter),
    signed: { says: "No", because: "It carries no signature of the office." },
    decides: { says: "No", because: `A draft decides nothing. This is so as of ${minute(answer.asOf)}.` },
    steps: draftSteps(matter),
    go: [
      ...(letter ? [goTo(letter.page, "Read the released letter")] : []),
      ...(answer.statement ? [goTo(answer.statement.page, "Open the statement’s page")] : []),
    ].slice(0, 1),
  };
}

/** Our seal, and no release: a signature alone puts nothing in force. */
export function saySignedNotReleased({ answer }: Matter): Saying {
  return {
    look: "signed-not-released",
    word: "Signed, not released",
    seam: "parted",
    sentence: "This is our letter, signed but not released. It is not in force.",
    next: "Its time has not come, or it was kept back. Ask us.",
    ours: { says: "Yes", because: "Our seal covers every byte of this file." },
    signed: { says: "Yes, by the office", because: "The signature is intact." },
    decides: {
      says: "No",
      because: `A signature alone puts nothing in force: we have released no such file, as of ${minute(answer.asOf)}.`,
    },
    steps: ["Do not act on it, and do not report it as a decision.", "Ask us, or look again later."],
    go: [],
  };
}
