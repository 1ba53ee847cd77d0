import {
  clausePutIn,
  clauseTakenOut,
  type Draft,
  type Edit,
  figureChanged,
  nothing,
  paragraphMoved,
  paragraphsMerged,
  paragraphSplit,
  passageDeleted,
  passageRewritten,
  renumbered,
  sentenceBesideTakenOut,
  sentenceMoved,
  sentencePutInAfter,
  sentencePutInBefore,
  wordReplaced,
} from "./edits.ts";
import type { Letter, Token } from "./letter.ts";
import { token } from "./letter.ts";
import { below, pick } from "./random.ts";

/** What is commented on: the target sentence, or its whole paragraph. */
type On = "sentence" | "paragraph";
/** `before`: what the letter needs first, such as a sentence that stands in it twice. */
export type Case = { readonly before?: Edit; readonly edit: Edit; readonly on: On };

/** A copy of the target sentence stands in another paragraph. */
const repeated: Edit = ({ random, letter, target }) => {
  const others = letter.map((_, i) => i).filter((i) => i !== target.p);
  if (others.length === 0) return null;
  const p = pick(random, others);
  const paragraph = letter[p] ?? [];
  const copy = (letter[target.p]?.[target.s] ?? []).map(({ text }: Token) => token(text));
  return letter.with(p, paragraph.toSpliced(below(random, paragraph.length + 1), 0, copy));
};

const sameText = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.length === b.length && a.every(({ text }, i) => text === b[i]?.text);

/** The copy that was not commented on is taken out. */
const copyDeleted: Edit = ({ letter, target: { p, s } }) => {
  const words = letter[p]?.[s] ?? [];
  return letter
    .map((paragraph) => paragraph.filter((one) => one === words || !sameText(one, words)))
    .filter((paragraph) => paragraph.length > 0);
};

const INSIDE: readonly Edit[] = [wordReplaced, figureChanged, clausePutIn, clauseTakenOut];
const ROUND: readonly Edit[] = [
  sentencePutInBefore,
  sentencePutInAfter,
  sentenceBesideTakenOut,
  paragraphMoved,
  paragraphSplit,
  paragraphsMerged,
  renumbered,
];

/** Finds the commented sentence again after an edit that may have moved it. */
function targetIn(letter: Letter, id: number): Draft["target"] | null {
  for (const [p, paragraph] of letter.entries()) {
    const s = paragraph.findIndex((words) => words.some((word) => word.id === id));
    if (s >= 0) return { p, s };
  }
  return null;
}

function inTurn(choose: (draft: Draft, n: number) => Edit, count: number): Edit {
  return (draft) => {
    const id = draft.letter[draft.target.p]?.[draft.target.s]?.[0]?.id ?? -1;
    let letter = draft.letter;
    for (let n = 0; n < count; n += 1) {
      const target = targetIn(letter, id);
      const next = target && choose(draft, n)({ ...draft, letter, target });
      if (!next) return null;
      letter = next;
    }
    return letter;
  };
}

export const CASES: Readonly<Record<string, Case>> = {
  "set anew, nothing changed": { edit: nothing, on: "sentence" },
  "word replaced": { edit: wordReplaced, on: "sentence" },
  "figure changed": { edit: figureChanged, on: "sentence" },
  "clause put in": { edit: clausePutIn, on: "sentence" },
  "clause taken out": { edit: clauseTakenOut, on: "sentence" },
  "sentence put in before": { edit: sentencePutInBefore, on: "sentence" },
  "sentence put in inside": { edit: sentencePutInAfter, on: "paragraph" },
  "sentence beside taken out": { edit: sentenceBesideTakenOut, on: "sentence" },
  "sentence inside taken out": { edit: sentenceBesideTakenOut, on: "paragraph" },
  "paragraph moved": { edit: paragraphMoved, on: "paragraph" },
  "sentence moved": { edit: sentenceMoved, on: "sentence" },
  "paragraph split": { edit: paragraphSplit, on: "paragraph" },
  "paragraphs merged": { edit: paragraphsMerged, on: "paragraph" },
  "paragraphs renumbered": { edit: renumbered, on: "sentence" },
  "stands twice, paragraphs renumbered": { before: repeated, edit: renumbered, on: "sentence" },
  "stands twice, the other deleted": { before: repeated, edit: copyDeleted, on: "sentence" },
  "stands twice, this one deleted": { before: repeated, edit: passageDeleted, on: "sentence" },
  "passage deleted": { edit: passageDeleted, on: "sentence" },
  "passage rewritten": { edit: passageRewritten, on: "sentence" },
  "two edits": {
    edit: inTurn(({ random }, n) => pick(random, n === 0 ? INSIDE : ROUND), 2),
    on: "sentence",
  },
  "five edits": {
    edit: inTurn(({ random }) => pick(random, [...INSIDE, ...ROUND, ...ROUND]), 5),
    on: "sentence",
  },
};
