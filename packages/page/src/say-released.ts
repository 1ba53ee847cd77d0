import type { PublicLetter } from "@chirograph/wire/check";
import { announcesHtml, lostGround } from "./announces.ts";
import { html, type Shown } from "./html.ts";
import { download, effectSentence, goTo, letterLink, share } from "./letter-words.ts";
import type { Matter } from "./matter.ts";
import { day } from "./moments.ts";
import type { Check, Saying } from "./saying.ts";

type Said = Pick<Saying, "ours" | "signed">;

const BYTE_FOR_BYTE: Said = {
  ours: { says: "Yes", because: "Byte for byte the file we released." },
  signed: { says: "Yes, by the office", because: "Our seal covers every byte of it." },
};

function replacing(letter: PublicLetter): Shown {
  return letter.replaces
    ? html`It replaces our letter ${letterLink(letter.replaces)} and has not been replaced itself.`
    : "Nothing has replaced it.";
}

/** A letter's own effect, and what it announces: where a decision behind it fell, that comes first. */
function decides({ answer }: Matter, letter: PublicLetter): Check {
  const begins = letter.inForceFrom > answer.asOf;
  const nobody = answer.effect === "informational" || answer.effect === "non-binding";
  const usual = nobody ? "It binds nobody" : begins ? "Not yet" : "Yes, it is in force";
  const more = announcesHtml(letter, answer.asOf, "It announces:");
  const effect = effectSentence(answer.effect);
  if (!lostGround(letter, answer.asOf)) return { says: usual, because: effect, more };
  return {
    says: "It is in force, but a decision behind it no longer stands",
    // A letter is not withdrawn by the fall of a decision: only the office can say what holds.
    because: `${effect} Ask us what holds before you act on it.`,
    more,
  };
}

/** The exact released file of a letter that is in force. */
export function sayInForce(matter: Matter, letter: PublicLetter): Saying {
  const { answer } = matter;
  const begins = letter.inForceFrom > answer.asOf;
  const since = day(letter.inForceFrom);
  return {
    look: "in-force",
    word: "In force",
    seam: "met",
    sentence: begins
      ? `This is our letter, and it comes into force on ${since}.`
      : `This is our letter, and it has been in force since ${since}.`,
    next: lostGround(letter, answer.asOf)
      ? "A decision that it announces no longer stands: see below."
      : html`${effectSentence(answer.effect)} ${replacing(letter)}`,
    ...BYTE_FOR_BYTE,
    decides: decides(matter, letter),
    steps: [],
    go: [goTo(letter.page, "Read the letter"), download(letter), share(letter)],
  };
}

/** The exact released file of a letter that a later one replaced. */
export function saySuperseded({ answer }: Matter, letter: PublicLetter): Saying {
  const until = day(letter.until ?? letter.inForceFrom);
  const later = letter.successor;
  return {
    look: "superseded",
    word: "Superseded",
    seam: "parted",
    sentence: "This was our letter. A later one has replaced it.",
    next: `In force from ${day(letter.inForceFrom)} to ${until}. Read the letter that replaced it.`,
    ...BYTE_FOR_BYTE,
    decides: {
      says: "Not any more",
      because: `It has decided nothing since ${until}. The later letter counts.`,
      more: announcesHtml(letter, answer.asOf, "It announced:"),
    },
    steps: [
      later
        ? html`Use the letter that replaced it: ${letterLink(later)}.`
        : "Use the letter that replaced it.",
    ],
    go: [
      ...(later ? [goTo(later.page, "Read the letter that replaced it")] : []),
      download(letter, "Download this one"),
      share(letter),
    ],
  };
}

/** The exact released file of a letter that was withdrawn. */
export function sayWithdrawn({ answer }: Matter, letter: PublicLetter): Saying {
  const until = day(letter.until ?? letter.inForceFrom);
  return {
    look: "withdrawn",
    word: "Withdrawn",
    seam: "parted",
    sentence: `This was our letter. We withdrew it on ${until}.`,
    next: letter.reason
      ? html`Reason given: <bdi>${letter.reason}</bdi>`
      : `In force from ${day(letter.inForceFrom)}.`,
    ...BYTE_FOR_BYTE,
    decides: {
      says: "Not any more",
      because: `It has decided nothing since ${until}.`,
      more: announcesHtml(letter, answer.asOf, "It announced:"),
    },
    steps: ["Do not act on it.", "Ask us what holds instead, if you had relied on it."],
    go: [goTo(letter.page, "Read why"), download(letter, "Download this one"), share(letter)],
  };
}
