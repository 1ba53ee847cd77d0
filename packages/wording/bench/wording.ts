import { type Kind, KINDS } from "../src/index.ts";
import { type Case, cases, type Part, PARTS } from "./cases.ts";
import { type Score, scoreOf } from "./score.ts";

type Scores = Readonly<Record<Kind, Score>>;
/**
 * `kinds`: of all sentences that nothing was made on: `aside`, `fresh` and `last`, each of which stands by itself too. `work`: of those that all
 * was made on, where it looks better than it is.
 */
export type WordingFigures = {
  readonly kinds: Scores;
  readonly aside: Scores;
  readonly fresh: Scores;
  readonly last: Scores;
  readonly work: Scores;
  readonly sentences: Readonly<Record<Part, number>>;
};

function scores(of: readonly Case[]): Scores {
  return Object.fromEntries(KINDS.map((kind) => [kind, scoreOf(of, kind)] as const)) as Scores;
}

function mapped<T>(parts: Readonly<Record<Part, Case[]>>, of: (cases: Case[]) => T): Record<Part, T> {
  return Object.fromEntries(PARTS.map((part) => [part, of(parts[part])] as const)) as Record<Part, T>;
}

function lineOf(kind: Kind, score: Score): string {
  const {
    precision,
    precisionLow,
    precisionHigh,
    recall,
    recallLow,
    recallHigh,
    n,
    found,
    agreement,
    kappa,
  } = score;
  const right = `precision ${precision} (${precisionLow} to ${precisionHigh}, ${found} found)`;
  const whole = `recall ${recall} (${recallLow} to ${recallHigh}, n ${n})`;
  return `  ${kind}: ${right}, ${whole}; labellings agree on ${agreement}, kappa ${kappa}`;
}

/**
 * How often the check finds what two labellings found in sentences of official letters. A sentence on which the two differ is not counted for
 * that kind. Null, with a notice, where the labelled sentences are absent.
 */
export function evaluate(say: (line: string) => void): WordingFigures | null {
  const all = cases();
  if (all === null) {
    say("Left out: the labelled sentences (packages/wording/bench/sentences.jsonl) are absent.");
    return null;
  }
  const parts = Object.fromEntries(
    PARTS.map((part) => [part, all.filter((one) => one.part === part)] as const),
  ) as Record<Part, Case[]>;
  const { last, fresh, aside, work } = mapped(parts, scores);
  const kinds = scores([...parts.last, ...parts.fresh, ...parts.aside]);
  for (const [name, part] of [
    ["that nothing was made on", kinds],
    ["set aside", aside],
    ["fresh", fresh],
    ["last", last],
    ["worked on", work],
  ] as const) {
    say(`${name}:`);
    for (const kind of KINDS) say(lineOf(kind, part[kind]));
  }
  return { kinds, aside, fresh, last, work, sentences: mapped(parts, (of) => of.length) };
}
