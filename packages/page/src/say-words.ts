import type { PublicLetter } from "@chirograph/wire/check";
import { announcesHtml, lostGround } from "./announces.ts";
import { count, counted } from "./counts.ts";
import { html, type Shown } from "./html.ts";
import {
  download,
  effectSentence,
  goTo,
  letterLink,
  share,
  standing,
  standingSentence,
} from "./letter-words.ts";
import type { Matter } from "./matter.ts";
import type { Check, Saying } from "./saying.ts";

/** Whether our letter, not what was brought, decides anything. */
function letterDecides(letter: PublicLetter, { effect, asOf }: Matter["answer"]): Check {
  if (standing(letter) !== "in-force")
    return {
      says: "No",
      because: standingSentence(letter),
      more: announcesHtml(letter, asOf, "Our letter announced:"),
    };
  const lost =
    "Our letter is in force, but a decision behind it no longer stands. This paper decides nothing";
  return {
    says: lostGround(letter, asOf) ? lost : "Our letter does, not this paper",
    because: `${standingSentence(letter)} ${effectSentence(effect)}`.trim(),
    more: announcesHtml(letter, asOf, "Our letter announces:"),
  };
}

function useInstead(letter: PublicLetter, how: string): Shown {
  switch (standing(letter)) {
    case "in-force":
      return html`Use the original, ${letterLink(letter)}, ${how}.`;
    case "superseded":
      return html`Use the letter that replaced ours:
      ${letter.successor ? letterLink(letter.successor) : "ask us for it"}.`;
    case "withdrawn":
      return html`Do not act on it, nor on our own letter ${letterLink(letter)}, which we withdrew.`;
  }
}

function onward(letter: PublicLetter): Saying["go"] {
  const later = letter.successor;
  const first = later
    ? goTo(later.page, "Read the letter that replaced it")
    : goTo(letter.page, "Read our letter");
  return [first, download(letter), share(letter)];
}

function agreement({ compared }: Matter): { readonly sentence: string; readonly because: string } {
  const {
    differences,
    words,
    share: shares,
  } = compared?.comparison ?? {
    differences: [],
    words: { ours: 0, theirs: 0 },
    share: { theirsInOurs: 1, oursInTheirs: 1 },
  };
  const doubt = differences.length;
  const excerpt = shares.oursInTheirs < 0.9;
  const fit = excerpt ? "The words match a part of our letter" : "The words match our letter";
  const but = doubt > 0 ? `, but for ${counted(doubt, "word", "words")} that may have been misread` : "";
  const part = excerpt
    ? `Your ${counted(words.theirs, "word stands", "words stand")} in our letter of ${count(words.ours)}; what you did not bring was not compared.`
    : "All its words were compared.";
  return { sentence: `${fit}${but}. This is not the original; here it is.`, because: part };
}

/** All words of a released letter, in a file of other bytes, or pasted. */
export function sayWordsOfOurs(matter: Matter, letter: PublicLetter): Saying {
  const { sentence, because } = agreement(matter);
  const stands = standing(letter);
  const next: Shown =
    stands === "in-force"
      ? "A file saved anew, a picture or pasted words cannot carry our signature."
      : html`And it is not in force any more. ${standingSentence(letter)}`;
  return {
    look: "words-of-ours",
    word: "Words of ours",
    seam: "parted",
    sentence,
    next,
    ours: { says: "Its words are", because },
    signed: {
      says: "Not this one",
      because: "The original carries our signature. Only its exact file does.",
    },
    decides: letterDecides(letter, matter.answer),
    steps: [useInstead(letter, "and pass that on")],
    go: onward(letter),
  };
}

/** Most words of a released letter, and some that are not. */
export function sayAltered({ compared }: Matter, letter: PublicLetter): Saying {
  const comparison = compared?.comparison;
  const places = comparison?.differences.length ?? 0;
  const words = comparison?.words.theirs ?? 0;
  const same = Math.round((comparison?.share.theirsInOurs ?? 0) * words);
  return {
    look: "altered",
    word: "Altered",
    seam: "shifted",
    sentence: `This is not our letter. It differs from it in ${counted(places, "place", "places")}.`,
    next: `We cannot say who changed it or why. ${standingSentence(letter)} Read it instead.`,
    ours: {
      says: "Not as it stands",
      because: `${counted(places, "difference", "differences")}; ${count(same)} of its ${count(words)} words are in our letter.`,
    },
    signed: { says: "No", because: "Our signature stands for our letter, not for this text." },
    decides: {
      says: "No",
      because:
        standing(letter) === "in-force"
          ? "Our own letter does. Read it."
          : "Our own letter does not any more, either.",
    },
    steps: [
      useInstead(letter, "not this one"),
      "If someone sent you this as ours, tell us where it came from. You need not send the text.",
    ],
    go: onward(letter),
  };
}

/** A reference was typed: it names a letter and says nothing of the paper that bears it. */
export function sayReference({ answer }: Matter, letter: PublicLetter): Saying {
  return {
    look: "words-of-ours",
    word: "A letter of ours has this reference",
    seam: "parted",
    sentence: "We have a letter with this reference. Compare your paper with it.",
    next: html`Its subject: <bdi>${letter.subject}</bdi>. ${standingSentence(letter)}`,
    ours: {
      says: "Our letter is",
      because: "Your paper was not looked at: anyone can print this reference.",
    },
    signed: { says: "Our letter is", because: "Whether yours is, only its file can show." },
    decides: letterDecides(letter, answer),
    steps: [
      "Bring the file itself, or paste its words: then we compare them with ours.",
      html`With nothing but paper, open our letter ${letterLink(letter)} and read both side by side.`,
    ],
    go: onward(letter),
  };
}
