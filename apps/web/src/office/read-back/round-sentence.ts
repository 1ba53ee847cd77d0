import { isCounted, readersWord, type Round } from "./read-back-words.ts";

/** How far a round is, in a breath: who was asked, who has opened, written and answered, and who does not count. Pure. */
export function roundSentence({ readers, open }: Round): string {
  const asked = `${readersWord(readers.length)} ${readers.length === 1 ? "was" : "were"} asked`;
  const answered = readers.filter((one) => one.state === "answered");
  const known = answered.length - answered.filter(isCounted).length;
  const said = [
    `${answered.length === readers.length ? "all have" : `${answered.length} ${answered.length === 1 ? "has" : "have"}`} answered every point`,
    ...between(readers),
  ];
  const others =
    known === 0
      ? ""
      : ` ${readersWord(known)} had read it before and ${known === 1 ? "is" : "are"} not counted.`;
  return `${asked}; ${said.join(", ")}.${others}${open ? "" : " The round is closed."}`;
}

function between(readers: Round["readers"]): string[] {
  const count = (state: Round["readers"][number]["state"]) =>
    readers.filter((one) => one.state === state && !one.recalled).length;
  const words = [
    [count("paraphrased"), "wrote what will happen"],
    [count("opened"), "opened it"],
    [count("invited"), "not opened"],
  ] as const;
  return words.flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`]));
}
