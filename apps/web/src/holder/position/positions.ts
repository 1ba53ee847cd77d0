import type { PositionName } from "../requests.ts";

/** The three positions one can take, in words, with what each does to the letter. */
export const positions: readonly {
  readonly value: PositionName;
  readonly word: string;
  readonly means: string;
}[] = [
  { value: "concur", word: "Concur", means: "You agree to the letter as it stands." },
  {
    value: "concur-with-comment",
    word: "Concur with comment",
    means: "You agree; the office weighs your comments.",
  },
  {
    value: "non-concur",
    word: "Non-concur",
    means: "Holds the letter until you change it, or an authority overrides it by name.",
  },
];

export const wordOf = (name: PositionName) => positions.find((one) => one.value === name)?.word ?? name;
