import { type Gate, type GateFacts, gate } from "./gate.ts";
import type { Interval } from "./interval.ts";
import { type ExistingLetter, latestVersion } from "./letter.ts";
import { type ReadBackRule, personName, readBackRuleOf } from "./office.ts";
import type { PointText } from "./point.ts";
import { type PointResult, type RoundResult, roundResult } from "./read-back.ts";

/** "30 to 90 %", to whole percent. */
export function percents({ low, high }: Interval): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)} %`;
}

/** The office's rule as a sentence: what is asked, in numbers. */
export function ruleSentence({ readers, share }: ReadBackRule): string {
  const whom = share === 100 ? "all" : `at least ${share} %`;
  return `every point read as intended by ${whom} of at least ${readers} fresh readers in the last round`;
}

function enough({ readers, intended }: PointResult, { share }: ReadBackRule): boolean {
  return intended * 100 >= share * readers;
}

function same(a: PointText, b: PointText | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.text === b.text;
}

function misreadGates({ points }: RoundResult, letter: ExistingLetter, rule: ReadBackRule): Gate[] {
  return letter.points.flatMap((point, index) => {
    const result = points.find((one) => one.point.id === point.id);
    const about = { points: [point.id] };
    if (!result || !same(point, result.point))
      return [
        gate(
          "read-back",
          "held",
          `Point ${index + 1} was stated after the last round: nobody has read it back.`,
          about,
        ),
      ];
    if (enough(result, rule)) return [];
    const { intended, readers, interval, misread } = result;
    const whom = rule.share === 100 ? "all" : `at least ${rule.share} %`;
    const sentence = `Point ${index + 1} was read as intended by ${intended} of ${readers} fresh readers (${percents(interval)}); the office asks for ${whom}.`;
    return [gate("read-back", "held", sentence, { ...about, copies: misread.map(({ copy }) => copy.id) })];
  });
}

/** The last round of the newest version. */
function lastRound({ letter, copies }: GateFacts): RoundResult | null {
  const round = letter.rounds.findLast((one) => one.version === latestVersion(letter)?.n);
  return round ? roundResult(round, copies) : null;
}

function wanting(facts: GateFacts, rule: ReadBackRule): Gate[] {
  const { letter } = facts;
  const version = latestVersion(letter)?.n ?? 0;
  if (letter.points.length === 0)
    return [gate("read-back", "held", "No points are stated, so the letter cannot be read back.")];
  const result = lastRound(facts);
  const asked = `at least ${rule.readers} fresh readers`;
  if (!result)
    return [gate("read-back", "held", `Version ${version} was not read back; the office asks for ${asked}.`)];
  const came = result.counted.length;
  if (came < rule.readers)
    return [
      gate(
        "read-back",
        "held",
        `${came} fresh ${came === 1 ? "reader has" : "readers have"} read version ${version} back; the office asks for ${asked}.`,
      ),
    ];
  return misreadGates(result, letter, rule);
}

function settled(facts: GateFacts): Gate {
  const result = lastRound(facts);
  const worst = result?.points.reduce((a, b) => (b.interval.low < a.interval.low ? b : a));
  if (!worst) return gate("read-back", "open", "Nothing is to be read back.");
  return gate(
    "read-back",
    "open",
    `Every point was read as intended by ${worst.intended} of ${worst.readers} fresh readers or more (${percents(worst.interval)}).`,
  );
}

/** Whether the newest version was read back as the office's rule asks. Pure. */
export function readBackGates(facts: GateFacts): Gate[] {
  const { letter, office } = facts;
  const rule = readBackRuleOf(office);
  const version = latestVersion(letter);
  const asked = rule.hold === "always" || letter.points.length > 0;
  if (!version || !asked) return [];
  const held = wanting(facts, rule);
  if (held.length === 0) return [settled(facts)];
  if (rule.hold === "never") return held.map((one) => ({ ...one, status: "open" as const }));
  const waiver = letter.readBackWaivers.find((one) => one.version === version.n);
  if (!waiver) return held;
  const by = `waived by ${personName(office, waiver.by)}: ${waiver.reason}`;
  return held.map((one) => ({
    ...one,
    status: "waived" as const,
    sentence: `${one.sentence} This was ${by}`,
  }));
}
