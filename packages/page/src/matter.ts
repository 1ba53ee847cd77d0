import type { Comparison } from "@chirograph/find";
import type { Answer } from "@chirograph/wire/check";

/** What the reader holds. `name` is shown as it is; `detail`: how much there was of it and where it was read. */
export type Brought = {
  readonly kind: "file" | "picture" | "words" | "reference" | "code" | "square-code";
  readonly name: string;
  readonly detail: string;
  /** SHA-256 of the file, where one was brought. */
  readonly sha256: string | null;
};

/** A comparison with a released letter, and both texts that it places its differences in. */
export type Compared = { readonly comparison: Comparison; readonly ours: string; readonly theirs: string };

/** Why something could not be checked, and what to try: two sentences or more. */
export type Trouble = { readonly what: string; readonly next: string };

/** Everything that an answer is shown from. `trouble` goes with the origin `could-not-check` alone. */
export type Matter = {
  readonly answer: Answer;
  readonly brought: Brought;
  readonly compared: Compared | null;
  readonly trouble: Trouble | null;
};

/** The office that the page belongs to. `contact`: how it is asked, as the office wrote it. */
export type OfficeShown = {
  readonly name: string;
  readonly contact: string;
  readonly trial: boolean;
  readonly publicAddress: string;
};

const NOTHING = {
  match: "nothing",
  status: null,
  effect: null,
  statement: null,
  letter: null,
  words: null,
} as const;

/** The answer of who looked and met a limit or a fault. `asOf`: now, as an ISO moment. */
export function couldNotCheck(asOf: string): Answer {
  return { ...NOTHING, origin: "could-not-check", asOf };
}

/** The answer to a text that shares too little with what was found. */
export function nothingPublic(asOf: string): Answer {
  return { ...NOTHING, origin: "nothing-public", asOf };
}

/** Our seal over every byte of a file that no release names: made where the file was read. */
export function signedNotReleased(asOf: string): Answer {
  return {
    ...NOTHING,
    match: "seal",
    origin: "ours",
    status: "signed-not-released",
    effect: "decides-nothing",
    asOf,
  };
}

/** A refusal's message in two: what happened, and what to do. It says nothing about the letter, and says so. */
export function troubleFrom(message: string): Trouble {
  const end = message.search(/[.!?](?=\s)/u);
  const next = "This says nothing about the letter.";
  if (end < 0) return { what: message, next };
  const rest = message.slice(end + 1).trim();
  return { what: message.slice(0, end + 1), next: rest.includes(next) ? rest : `${next} ${rest}` };
}
