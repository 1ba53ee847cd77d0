import type { Matter } from "./matter.ts";
import { sayDraft, saySignedNotReleased } from "./say-draft.ts";
import { sayCouldNotCheck, sayNothingPublic, sayNotOurs } from "./say-other.ts";
import { sayInForce, saySuperseded, sayWithdrawn } from "./say-released.ts";
import { sayAltered, sayReference, sayWordsOfOurs } from "./say-words.ts";
import type { Saying } from "./saying.ts";

const FAULT = {
  what: "We could not check this: our own answer did not hold together.",
  next: "This says nothing about the letter. Try again in a minute; if it happens twice, ask us.",
};

function sayOurs(matter: Matter): Saying {
  const { status, letter } = matter.answer;
  if (status === "unsigned-draft" || status === "cancelled") return sayDraft(matter);
  if (status === "signed-not-released") return saySignedNotReleased(matter);
  if (letter === null || status === null) return sayCouldNotCheck(FAULT);
  switch (status) {
    case "in-force":
      return sayInForce(matter, letter);
    case "superseded":
      return saySuperseded(matter, letter);
    case "withdrawn":
      return sayWithdrawn(matter, letter);
  }
}

/** An answer in words. An answer that lacks what its origin needs is never made up: it could not be checked. */
export function say(matter: Matter): Saying {
  const { origin, letter, match } = matter.answer;
  switch (origin) {
    case "ours":
      return sayOurs(matter);
    case "words-of-ours":
      if (letter === null) return sayCouldNotCheck(FAULT);
      return match === "reference" ? sayReference(matter, letter) : sayWordsOfOurs(matter, letter);
    case "altered":
      return letter === null ? sayCouldNotCheck(FAULT) : sayAltered(matter, letter);
    case "not-ours":
      return sayNotOurs(matter);
    case "nothing-public":
      return sayNothingPublic(matter);
    case "could-not-check":
      return sayCouldNotCheck(matter.trouble);
  }
}
