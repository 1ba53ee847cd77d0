import { type Kind, KINDS } from "../src/index.ts";
import { type Case, cases } from "./cases.ts";
import { type Score, scoreOf } from "./score.ts";

type Scores = Readonly<Record<Kind, Score>>;
/** `kinds`: of the sentences set aside; `work`: of those the rules were made on, where they look better than they are. */
export type WordingFigures = {
  readonly kinds: Scores;
  readonly work: Scores;
  readonly sentences: { readonly aside: number; readonly work: number };
};

function scores(of: readonly Case[]): Scores {
  return Object.fromEntries(KINDS.map((kind) => [kind, scoreOf(of, kind)] as const)) as Scores;
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
 * How often the rules find what two readers found in sentences of official letters. A sentence on which the two differ is not counted for
 * that kind. Null, with a notice, where the labelled sentences are absent.
 */
export function evaluate(say: (line: string) => void): WordingFigures | null {
  const all = cases();
  if (all === null) {
    say("Left out: the labelled sentences (packages/wording/bench/sentences.jsonl) are absent.");
    return null;
  }
  const [aside, work] = (["aside", "work"] as const).map((part) => all.filter((one) => one.part === part));
  const figures = { kinds: scores(aside ?? []), work: scores(work ?? []) };
  for (const [name, part] of [
    ["set aside", figures.kinds],
    ["worked on", figures.work],
  ] as const) {
    say(`${name}:`);
    for (const kind of KINDS) say(lineOf(kind, part[kind]));
  }
  return { ...figures, sentences: { aside: aside?.length ?? 0, work: work?.length ?? 0 } };
}
