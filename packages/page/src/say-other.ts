import { html } from "./html.ts";
import { goTo } from "./letter-words.ts";
import type { Matter, Trouble } from "./matter.ts";
import { day } from "./moments.ts";
import type { Check, Saying } from "./saying.ts";

/** The office has released a statement about this very paper. */
export function sayNotOurs({ answer }: Matter): Saying {
  const said = answer.statement;
  return {
    look: "not-ours",
    word: "Not ours",
    seam: "alone",
    sentence: said
      ? `This paper is not ours. The office said so on ${day(said.at)}.`
      : "This paper is not ours.",
    next: "Read the statement.",
    ours: { says: "No", because: "The office has released a statement about this very paper." },
    signed: { says: "Not by us", because: "Whatever signature it shows is not that of the office." },
    decides: { says: "No", because: "It decides nothing for us." },
    steps: [
      "Do not act on it, and do not pass it on as ours.",
      "Quote the statement above; it has its own page and address.",
    ],
    go: said ? [goTo(said.page, "Open the statement’s page")] : [],
  };
}

/** All else. The same words whatever stands behind it. */
export function sayNothingPublic({ brought }: Matter): Saying {
  const typed = brought.kind === "reference" || brought.kind === "code";
  const more = typed
    ? "Look at it again, sign by sign. Better still, drop the file itself or paste its words."
    : "Try again with more of it: the file itself, or a longer passage.";
  return {
    look: "nothing-public",
    word: "Nothing public",
    seam: "alone",
    sentence: "Nothing public matches this.",
    next: "We do not say whether unpublished papers exist. Ask us, or look again later.",
    ours: { says: "We cannot say", because: "No letter that we have released matches it." },
    signed: { says: "We cannot say", because: "Nothing in it could be laid beside a signature of ours." },
    decides: {
      says: "Do not rely on it",
      because: "Only a letter that we have released decides anything, and none matches.",
    },
    steps: [more, "Ask the office before you act on it or report it."],
    go: [],
  };
}

const NOT_CHECKED: Check = { says: "Not checked", because: "" };

/** A limit, a fault, an unreadable picture. */
export function sayCouldNotCheck(trouble: Trouble | null): Saying {
  return {
    look: "could-not-check",
    word: "Could not check",
    seam: "alone",
    sentence: trouble?.what ?? "We could not check this.",
    next: html`${trouble?.next ?? "This says nothing about the letter. Try again in a minute."}`,
    ours: NOT_CHECKED,
    signed: NOT_CHECKED,
    decides: NOT_CHECKED,
    steps: [],
    go: [],
  };
}
