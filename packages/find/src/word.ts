/** What a word is: figures, dates, names and references are what readers act on and what forgers change. */
export type Kind = "word" | "figure" | "date" | "name" | "reference";

/**
 * One normalised word and its place in the source, in UTF-16 units: `source.slice(start, end)`.
 * `masked`: hidden from the fingerprints of drafts, so that a guess at it gains nothing.
 */
export type Word = {
  readonly text: string;
  readonly kind: Kind;
  readonly masked: boolean;
  readonly start: number;
  readonly end: number;
};
