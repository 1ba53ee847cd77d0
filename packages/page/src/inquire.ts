import { queryOf, type Query } from "@chirograph/find";
import type { Answer } from "@chirograph/wire/check";
import { judge } from "./judge.ts";
import { couldNotCheck, signedNotReleased, troubleFrom, type Compared, type Trouble } from "./matter.ts";
import type { Typed } from "./typed.ts";

/** The released files of a bucket, and the papers that were spoken about. */
export type Bucket = {
  readonly files: readonly { readonly sha256: string; readonly answer: Answer }[];
  readonly asOf: string;
};

/** What is asked of the record: hash prefixes, fingerprints, codes, references. Never a file, a whole hash or words. */
export type Asks = {
  bucket(prefix: string): Promise<Bucket>;
  words(query: Query): Promise<Answer>;
  reference(reference: string): Promise<Answer>;
  code(code: string): Promise<Answer>;
  version(publicId: string): Promise<Answer>;
};

export type WordsRead =
  | { readonly ok: true; readonly text: string; readonly stamp: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** A file, where it is: on the reader's device, or on the server when it was sent there. */
export type Paper = {
  readonly sha256: string;
  /** Whether our seal covers every byte; null where signatures cannot be checked. */
  sealed(): Promise<boolean | null>;
  /** Its words without our stamp, and the stamp's lines. */
  words(): Promise<WordsRead>;
};

/** What came of it. `readable`: false where the file could not be read, so that another way of reading may be offered. */
export type Found = {
  readonly answer: Answer;
  readonly compared: Compared | null;
  readonly trouble: Trouble | null;
  readonly readable: boolean;
};

/** Digits of a hash that are told: 12 of its 256 bits. */
const PREFIX = 3;

const found = (answer: Answer): Found => ({ answer, compared: null, trouble: null, readable: true });

/** Nothing was found out, and why. */
export function troubled(message: string, asOf: string, readable = true): Found {
  return { answer: couldNotCheck(asOf), compared: null, trouble: troubleFrom(message), readable };
}

const NO_SIGNATURES =
  "We could not check the signature in this file: this page did not come over https, and then browsers keep the means from us. Open this page over https, or open our letter and compare.";
const TOO_LONG =
  "This is more text than we compare at once. Paste only the pages in question, or type the reference.";

function codeOf(stamp: readonly string[]): string | null {
  return stamp.find((line) => line.startsWith("CODE "))?.slice("CODE ".length) ?? null;
}

/**
 * What these words are: asked by their fingerprints, compared here. A paper that bears our stamp says itself that it is a
 * draft, and its code names the version: then it is that draft, and is not held against a letter released since. Only
 * what the office has said of this very paper comes before that.
 */
export async function inquireWords(asks: Asks, text: string, stamp: readonly string[] = []): Promise<Found> {
  const code = codeOf(stamp);
  const query = tryQuery(text);
  if (query === null) return troubled(TOO_LONG, new Date().toISOString());
  const [byWords, byCode] = await Promise.all([asks.words(query), code === null ? null : asks.code(code)]);
  if (byCode?.origin === "ours" && byWords.origin !== "not-ours") return found(byCode);
  return { ...judge(byWords, text), trouble: null, readable: true };
}

function tryQuery(text: string): Query | null {
  try {
    return queryOf(text);
  } catch {
    return null;
  }
}

/** What a file is: first its hash, then its seal, then its words. Only an exact released file is an original. */
export async function inquireFile(asks: Asks, paper: Paper): Promise<Found> {
  const { files, asOf } = await asks.bucket(paper.sha256.slice(0, PREFIX));
  const exact = files.find((file) => file.sha256 === paper.sha256);
  if (exact) return found(exact.answer);
  const sealed = await paper.sealed();
  const words = await paper.words();
  if (!words.ok) return sealed ? found(signedNotReleased(asOf)) : troubled(words.message, asOf, false);
  const byWords = await inquireWords(asks, words.text, words.stamp);
  if (sealed) return found({ ...signedNotReleased(asOf), statement: byWords.answer.statement });
  // A signed file must not pass for an unsigned draft because its signature could not be looked at.
  if (sealed === null && byWords.answer.status === "unsigned-draft") return troubled(NO_SIGNATURES, asOf);
  return byWords;
}

/** What was typed or pasted. `withoutStamp`: parts a copy's stamp from the words that it was pasted with. */
export async function inquireTyped(
  asks: Asks,
  typed: Exclude<Typed, { kind: "nothing" }>,
  withoutStamp: (text: string) => { readonly text: string; readonly stamp: readonly string[] },
): Promise<Found> {
  switch (typed.kind) {
    case "square-code":
      return found(await asks.version(typed.value));
    case "code":
      return found(await asks.code(typed.value));
    case "reference":
      return found(await asks.reference(typed.value));
    case "mistyped-code":
      return troubled(typed.message, new Date().toISOString());
    case "words": {
      const { text, stamp } = withoutStamp(typed.value);
      return inquireWords(asks, text, stamp);
    }
  }
}
