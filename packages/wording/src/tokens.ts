/** A word, number or mark of a sentence. `word`: lower case, straight apostrophes. Offsets in UTF-16 units of the text. */
export type Token = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly mark: boolean;
  readonly raw: string;
};

const PIECE = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;
const NOT = /^(.+)n't$/;
const SHORT = /^(i|we|you|he|she|it|they|that|there|here|what|who)'(ll|m|re|ve|s)$/;
const WHOLE: Readonly<Record<string, string>> = {
  ll: "will",
  m: "am",
  re: "are",
  ve: "have",
  s: "is",
};
const ODD: Readonly<Record<string, readonly string[]>> = {
  cannot: ["can", "not"],
  "can't": ["can", "not"],
  "won't": ["will", "not"],
  "shan't": ["shall", "not"],
  "let's": ["let", "us"],
};

/** "Won't" as "will not": one written word may be two. */
function readAs(word: string): readonly string[] {
  const odd = Object.hasOwn(ODD, word) ? ODD[word] : undefined;
  if (odd) return odd;
  const negated = NOT.exec(word)?.[1];
  if (negated) return [negated, "not"];
  const [, who = "", short = ""] = SHORT.exec(word) ?? [];
  return who ? [who, WHOLE[short] ?? short] : [word];
}

/** The tokens of [start, end) of a text. Linear in it. */
export function tokensIn(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  for (const { 0: raw, index } of text.slice(start, end).matchAll(PIECE)) {
    const place = { start: start + index, end: start + index + raw.length, raw };
    if (!/[\p{L}\p{N}]/u.test(raw)) tokens.push({ word: raw, mark: true, ...place });
    else
      for (const word of readAs(raw.toLowerCase().replaceAll("’", "'")))
        tokens.push({ word, mark: false, ...place });
  }
  return tokens;
}
