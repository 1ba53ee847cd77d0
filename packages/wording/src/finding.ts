/** What a sentence is pointed out for. */
export const KINDS = [
  "commitment",
  "vague-time",
  "agentless-passive",
  "double-negative",
  "undefined-reference",
  "two-readings",
] as const;

export type Kind = (typeof KINDS)[number];

/** A part of a text: [start, end) in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/**
 * `start`, `end`: the words that caused it, in UTF-16 units of the text; `words`: those words. `why`: one plain sentence for the author.
 * `key`: the same for the same kind and sentence, wherever the sentence stands; by it "meant so" is remembered.
 */
export type Finding = Span & {
  readonly kind: Kind;
  readonly sentence: Span;
  readonly words: string;
  readonly why: string;
  readonly key: string;
};
