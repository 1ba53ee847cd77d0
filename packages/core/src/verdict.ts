import type { Letter, LetterStatus } from "./letter.ts";
import { versionOf } from "./letter.ts";
import type { Effect } from "./text.ts";

export const origins = [
  "ours",
  "words-of-ours",
  "altered",
  "not-ours",
  "nothing-public",
  "could-not-check",
] as const;
export type Origin = (typeof origins)[number];

export const publicStatuses = [
  "in-force",
  "superseded",
  "withdrawn",
  "signed-not-released",
  "unsigned-draft",
  "cancelled",
] as const;
export type PublicStatus = (typeof publicStatuses)[number];

/** How a paper was recognised. Only exact bytes make an original; words never do. */
export type Match =
  | { readonly by: "released-file" }
  /** Our seal over every byte; `version` is the one it was made for, absent when the file does not prove it. */
  | { readonly by: "seal"; readonly version?: number }
  | { readonly by: "version" }
  | { readonly by: "draft-words" }
  | { readonly by: "released-words"; readonly exact: boolean }
  | { readonly by: "statement" }
  | { readonly by: "nothing" };

export type Verdict = {
  readonly origin: Origin;
  readonly status: PublicStatus | null;
  readonly effect: Effect | "decides-nothing" | null;
};

const nothingPublic: Verdict = { origin: "nothing-public", status: null, effect: null };
const released = new Set<LetterStatus>(["in-force", "superseded", "withdrawn"]);

export function isReleased(letter: Letter): boolean {
  return released.has(letter.status as LetterStatus);
}

function ofReleased(letter: Letter, origin: Origin): Verdict {
  if (letter.status !== "in-force" && letter.status !== "superseded" && letter.status !== "withdrawn")
    return nothingPublic;
  const effect = versionOf(letter, letter.seal.version)?.effect ?? null;
  return { origin, status: letter.status, effect };
}

function ofDraft(letter: Letter): Verdict {
  if (letter.status === "none" || letter.silent) return nothingPublic;
  const status = letter.status === "cancelled" ? "cancelled" : "unsigned-draft";
  return { origin: "ours", status, effect: "decides-nothing" };
}

/** A seal proves a signature, never a release: only the sealed version that the record released is in force. */
function ofSealed(letter: Letter, version: number | undefined): Verdict {
  if (isReleased(letter) && "seal" in letter && letter.seal.version === version)
    return ofReleased(letter, "ours");
  return { origin: "ours", status: "signed-not-released", effect: "decides-nothing" };
}

/**
 * What a paper is, from how it was recognised and the letter's state. DESIGN's table of answers, and its "never"s:
 * no original from likeness, no release from a signature alone, no "not ours" from absence. Pure.
 */
export function verdict(match: Match, letter: Letter): Verdict {
  switch (match.by) {
    case "released-file":
      return ofReleased(letter, "ours");
    case "seal":
      return ofSealed(letter, match.version);
    case "version":
    case "draft-words":
      return ofDraft(letter);
    case "released-words": {
      const known = ofReleased(letter, match.exact ? "words-of-ours" : "altered");
      return known.origin === "altered" ? { origin: "altered", status: null, effect: null } : known;
    }
    case "statement":
      return { origin: "not-ours", status: null, effect: null };
    case "nothing":
      return nothingPublic;
  }
}
