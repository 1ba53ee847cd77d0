import type { Gathered, HolderView } from "@chirograph/wire/copy";

/** What became of a comment that went to a colleague; null where none answers for this holder, and before the page was read again. */
export function gatheredIn({ gathered }: HolderView, comment: string): Gathered | null {
  return gathered.find((one) => one.comment === comment) ?? null;
}

const words: Readonly<Record<Gathered["state"], string>> = {
  "taken-up": "Taken up",
  "left-out": "Not taken up",
  waiting: "Not decided yet",
};

/** In a word or few, what the colleague made of it. */
export const gatheredWord = ({ state }: Gathered): string => words[state];

/** "1 taken up, 2 not taken up" of all the comments that a colleague gathers. */
export function gatheredTally(all: readonly Gathered[]): string {
  const [only, ...more] = all;
  if (only && more.length === 0) return gatheredWord(only);
  return Object.entries(words)
    .flatMap(([state, word]) => {
      const count = all.filter((one) => one.state === state).length;
      return count === 0 ? [] : [`${count} ${word.toLowerCase()}`];
    })
    .join(", ");
}
