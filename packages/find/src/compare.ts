import { align, numberTokens, type Run } from "./alignment.ts";
import { excerptWindow } from "./excerpt-window.ts";
import { looksAlike, mayBeMisread } from "./misreading.ts";
import { normalise } from "./normalise.ts";
import { paragraphNumbers } from "./paragraph-numbers.ts";
import type { Word } from "./word.ts";

export type DifferenceKind = "date" | "figure" | "name" | "reference" | "words";

/** UTF-16 units in the text given: `text.slice(start, end)`. Empty where the other side has words that this one lacks. */
export type Place = { readonly start: number; readonly end: number };

/**
 * `ours`, `theirs`: the wording as it stands in each text, empty for words added or left out. `paragraph`: of ours,
 * counted from 1, paragraphs parted by an empty line. `slight`: letters that OCR may have read wrongly; never set for
 * dates, figures, names and references.
 */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly ours: string;
  readonly theirs: string;
  readonly oursAt: Place;
  readonly theirsAt: Place;
  readonly paragraph: number;
  readonly slight: boolean;
};

/**
 * `differences`: dates, figures, names and references first, then other words, each in the order of ours.
 * `share`: which part of their words stands in ours in the same order, and of ours in theirs, 0 to 1.
 * `words`: how many words each text has.
 */
export type Comparison = {
  readonly differences: readonly Difference[];
  readonly share: { readonly theirsInOurs: number; readonly oursInTheirs: number };
  readonly words: { readonly ours: number; readonly theirs: number };
};

type Gap = { readonly a0: number; readonly a1: number; readonly b0: number; readonly b1: number };
type Sides = { readonly ours: readonly Word[]; readonly theirs: readonly Word[] };
type Texts = { readonly ours: string; readonly theirs: string };

const STRAY = 2;
const ORDER: readonly DifferenceKind[] = ["date", "figure", "name", "reference", "words"];

function gapsBetween(runs: readonly Run[], from: number, to: number, theirs: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let [a0, b0] = [from, 0];
  for (const run of [...runs, { a: to, b: theirs, length: 0 }]) {
    gaps.push({ a0, a1: run.a, b0, b1: run.b });
    [a0, b0] = [run.a + run.length, run.b + run.length];
  }
  return gaps;
}

/** At an excerpt's edge one or two words that match only beyond a gap in ours are chance: "th" of "them" is not the next "the". */
function withoutStrays(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (
    first !== undefined &&
    second !== undefined &&
    first.length <= STRAY &&
    first.b + first.length === second.b
  )
    return withoutStrays(runs.slice(1));
  const [before, last] = runs.slice(-2);
  if (
    before !== undefined &&
    last !== undefined &&
    last.length <= STRAY &&
    before.b + before.length === last.b
  )
    return withoutStrays(runs.slice(0, -1));
  return runs;
}

/** Beyond an excerpt's ends our words are not missing, they are not covered: as many are kept as theirs has there. */
function atEnds(gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.length < 2) return gaps;
  return gaps.map((gap, i) => {
    const theirs = gap.b1 - gap.b0;
    if (i === 0) return { ...gap, a0: Math.max(gap.a0, gap.a1 - theirs) };
    return i === gaps.length - 1 ? { ...gap, a1: Math.min(gap.a1, gap.a0 + theirs) } : gap;
  });
}

function place(words: readonly Word[], from: number, to: number): Place {
  const first = words[from];
  const last = words[to - 1];
  if (from < to && first !== undefined && last !== undefined) return { start: first.start, end: last.end };
  const at = words[from - 1]?.end ?? first?.start ?? 0;
  return { start: at, end: at };
}

function kindOf(words: readonly Word[]): DifferenceKind {
  return ORDER.find((kind) => words.some((word) => word.kind === kind)) ?? "words";
}

function textsOf(words: readonly Word[]): readonly string[] {
  return words.map((word) => word.text);
}

/** "to gether" and "together" are the same letters; with figures in it a moved space is a difference. */
function sameLetters(gap: Gap, sides: Sides): boolean {
  const [ours, theirs] = [sides.ours.slice(gap.a0, gap.a1), sides.theirs.slice(gap.b0, gap.b1)];
  const lettersOnly = [...ours, ...theirs].every((word) => word.kind === "word" || word.kind === "name");
  return lettersOnly && textsOf(ours).join("") === textsOf(theirs).join("");
}

/** An excerpt may start or end inside a word. Figures are not excused: "12" is no excerpt of "125". */
function cutWord(gap: Gap, sides: Sides): boolean {
  if (gap.a1 - gap.a0 !== 1 || gap.b1 - gap.b0 !== 1) return false;
  const [ours, theirs] = [sides.ours[gap.a0], sides.theirs[gap.b0]];
  if (ours === undefined || theirs === undefined || ours.kind !== "word" || theirs.kind !== "word")
    return false;
  const atStart = gap.b0 === 0 && ours.text.endsWith(theirs.text);
  return atStart || (gap.b1 === sides.theirs.length && ours.text.startsWith(theirs.text));
}

/** Who retypes or copies a letter may leave out the numbers of its paragraphs: all of them are numbering, none a figure. */
function numberingOnly(sides: Sides, texts: Texts): (gap: Gap) => boolean {
  const ours = paragraphNumbers(texts.ours);
  const theirs = paragraphNumbers(texts.theirs);
  return ({ a0, a1, b0, b1 }) => {
    if (a1 > a0 && b1 > b0) return false;
    const left = sides.ours.slice(a0, a1).every((word) => ours.has(word.start));
    return left && sides.theirs.slice(b0, b1).every((word) => theirs.has(word.start));
  };
}

/** A name or two in a whole phrase of other words make it no difference of names. */
function mostlyNames(words: readonly Word[]): boolean {
  return words.filter((word) => word.kind === "name").length * 2 >= words.length;
}

function paragraphsBefore(text: string): (at: number) => number {
  const breaks = Array.from(text.matchAll(/\n[^\S\n]*\n\s*/gu), (match) => match.index);
  return (at) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** What a gap holds, and whether OCR may have made it. Words of ours without a figure become no reference by misreading. */
function judge(
  ours: readonly Word[],
  theirs: readonly Word[],
  known: ReadonlySet<string>,
): Pick<Difference, "kind" | "slight"> {
  const [a, b] = [textsOf(ours), textsOf(theirs)];
  if (kindOf(ours) === "words" && looksAlike(a, b)) return { kind: "words", slight: true };
  const kind = kindOf([...ours, ...theirs]);
  if (kind === "name" && !mostlyNames([...ours, ...theirs])) return { kind: "words", slight: false };
  return { kind, slight: kind === "words" && mayBeMisread(a, b, known) };
}

function differencesOf(gaps: readonly Gap[], sides: Sides, texts: Texts): Difference[] {
  const known = new Set(sides.ours.map((word) => word.text));
  const paragraph = paragraphsBefore(texts.ours);
  return gaps.map((gap) => {
    const oursAt = place(sides.ours, gap.a0, gap.a1);
    const theirsAt = place(sides.theirs, gap.b0, gap.b1);
    return {
      ...judge(sides.ours.slice(gap.a0, gap.a1), sides.theirs.slice(gap.b0, gap.b1), known),
      ours: texts.ours.slice(oursAt.start, oursAt.end),
      theirs: texts.theirs.slice(theirsAt.start, theirsAt.end),
      oursAt,
      theirsAt,
      paragraph: paragraph(oursAt.start) + 1,
    };
  });
}

function byWeight(differences: readonly Difference[]): readonly Difference[] {
  return ORDER.flatMap((kind) => differences.filter((difference) => difference.kind === kind));
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/**
 * Where two texts differ in their words; case, punctuation, spacing and Arabic vowel signs are no differences.
 * Theirs may be an excerpt: what of ours lies before its first and after its last common word is not reported (see
 * `share`). Every word of theirs in ours and no difference: `share.theirsInOurs` is 1 and `differences` is empty.
 * A changed date, figure, name or reference always counts, however small. Bounded in time and memory.
 * Throws as `normalise` does.
 */
export function compare(ours: string, theirs: string): Comparison {
  const sides: Sides = { ours: normalise(ours), theirs: normalise(theirs) };
  const [oursTexts, theirsTexts] = [textsOf(sides.ours), textsOf(sides.theirs)];
  const [from, to] = excerptWindow(oursTexts, theirsTexts);
  const [a, b] = numberTokens(oursTexts, theirsTexts);
  const runs = withoutStrays(align(a.subarray(from, to), b).map((run) => ({ ...run, a: run.a + from })));
  const gaps = atEnds(gapsBetween(runs, from, to, b.length));
  const numbering = numberingOnly(sides, { ours, theirs });
  const alike = gaps.filter((gap) => sameLetters(gap, sides) || cutWord(gap, sides) || numbering(gap));
  const excused = new Set(alike);
  const unlike = gaps.filter((gap) => !excused.has(gap));
  const common = runs.reduce((sum, run) => sum + run.length, 0);
  const commonOurs = alike.reduce((sum, gap) => sum + gap.a1 - gap.a0, common);
  const commonTheirs = alike.reduce((sum, gap) => sum + gap.b1 - gap.b0, common);
  return {
    differences: byWeight(differencesOf(unlike, sides, { ours, theirs })),
    share: { theirsInOurs: shareOf(commonTheirs, b.length), oursInTheirs: shareOf(commonOurs, a.length) },
    words: { ours: a.length, theirs: b.length },
  };
}
