import type { Disposed } from "../requests.ts";

const words: Readonly<Record<Disposed["disposition"], string>> = {
  accept: "Accepted",
  "partially-accept": "Accepted in part",
  reject: "Not accepted",
  deferred: "Put off",
  "out-of-scope": "Not a matter of this letter",
};

/** What the office answered, in a word or few. */
export const dispositionWord = ({ disposition }: Disposed): string => words[disposition];

/** "2 accepted, 1 not accepted, 1 not answered yet", in the order of the office's own list. */
export function tallyWords(answers: readonly (Disposed | null)[]): string {
  const [only, ...more] = answers;
  if (only && more.length === 0) return dispositionWord(only);
  const counted = Object.entries(words).flatMap(([name, word]) => {
    const count = answers.filter((one) => one?.disposition === name).length;
    return count === 0 ? [] : [`${count} ${word.toLowerCase()}`];
  });
  const open = answers.filter((one) => one === null).length;
  return [...counted, ...(open === 0 ? [] : [`${open} not answered yet`])].join(", ");
}
