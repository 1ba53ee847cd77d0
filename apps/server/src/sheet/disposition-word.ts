import type { Disposition } from "@chirograph/core";

/** What the matrix says of a comment that its holder withdrew; no office enters it. */
export const WITHDRAWN = "withdrawn";

/** The words of the matrix for each disposition, in the order in which they are offered. */
const WORDS: Readonly<Record<Disposition, string>> = {
  accept: "Accept",
  "partially-accept": "Partially accept",
  reject: "Reject",
  deferred: "Deferred",
  "out-of-scope": "Out of scope",
};

/** What people write instead, letters only. */
const SAME: Readonly<Record<Disposition, readonly string[]>> = {
  accept: ["accept", "accepted"],
  "partially-accept": [
    "partiallyaccept",
    "partiallyaccepted",
    "partlyaccept",
    "partlyaccepted",
    "partial",
    "partially",
    "partly",
    "acceptinpart",
    "acceptedinpart",
    "acceptpartially",
    "acceptedpartially",
  ],
  reject: ["reject", "rejected", "notaccepted"],
  deferred: ["deferred", "defer"],
  "out-of-scope": ["outofscope", "outsidescope", "outsidethescope"],
};

const BY_WORD = new Map(
  (Object.keys(SAME) as Disposition[]).flatMap((code) => SAME[code].map((word) => [word, code] as const)),
);

/** The words that the disposition column offers. */
export const offeredWords: readonly string[] = Object.values(WORDS);

/** The disposition's word for people; what is none (empty, withdrawn) stays, with a capital. */
export function dispositionWord(code: string): string {
  const word = Object.hasOwn(WORDS, code) ? WORDS[code as Disposition] : code;
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The disposition a cell names, whatever its capitals, spaces and hyphens; "" for an empty cell, null for a word we do not know. */
export function parseDisposition(cell: string): Disposition | typeof WITHDRAWN | "" | null {
  const letters = cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (letters === "") return cell.trim() === "" ? "" : null;
  if (letters === WITHDRAWN) return WITHDRAWN;
  return BY_WORD.get(letters) ?? null;
}
