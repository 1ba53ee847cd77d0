import type { PublicLetter } from "@chirograph/wire/check";
import { html, type Shown } from "./html.ts";
import { download, effectSentence, goTo, letterLink, share } from "./letter-words.ts";
import type { Matter } from "./matter.ts";
import { day } from "./moments.ts";
import type { Saying } from "./saying.ts";

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

/** The exact released file of a letter that is in force. */
export function sayInForce({ answer }: Matter, letter: PublicLetter): Saying {
  const begins = letter.inForceFrom > answer.asOf;
  const since = day(letter.inForceFrom);
  const nobody = answer.effect === "informational" || answer.effect === "non-binding";
  return {
    look: "in-force",
    word: "In force",
    seam: "met",
    sentence: begins
      ? `This is our letter, and it comes into force on ${since}.`
      : `This is our letter, and it has been in force since ${since}.`,
    next: html`${effectSentence(answer.effect)} ${replacing(letter)}`,
    ...BYTE_FOR_BYTE,
    decides: {
      says: nobody ? "It binds nobody" : begins ? "Not yet" : "Yes, it is in force",
      because: effectSentence(answer.effect),
    },
    steps: [],
    go: [goTo(letter.page, "Read the letter"), download(letter), share(letter)],
  };
}

/** The exact released file of a letter that a later one replaced. */
export function saySuperseded(_matter: Matter, letter: PublicLetter): Saying {
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
export function sayWithdrawn(_matter: Matter, letter: PublicLetter): Saying {
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
    decides: { says: "Not any more", because: `It has decided nothing since ${until}.` },
    steps: ["Do not act on it.", "Ask us what holds instead, if you had relied on it."],
    go: [goTo(letter.page, "Read why"), download(letter, "Download this one"), share(letter)],
  };
}
