import { decision, readBack } from "@chirograph/wire";
import { wilson } from "../src/office/read-back/interval.ts";

const id = (n: number): string => n.toString(16).padStart(32, "0");
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
export const POINTS = [id(7_001), id(7_002), id(7_003)] as const;
export const DECISION = id(8_001);

export const RULE: readBack.ReadBackRule = { hold: "with-points", readers: 5, share: 100 };
const sentence = "every point read as intended by all of at least 5 fresh readers in the last round";

/** The words of the version that was read, as a page holds them. */
export const TEXT = `Varrow Sound Port Authority
Harbour House, Ness Quay

VSPA/2026/001

1. From 1 June 2027 the 14 pilot boats berth at Orrin Head. In the coming weeks the pilot boats will be
withdrawn from Ness Quay.

2. Masters order pilots as before. Nothing changes in the dues.

Odile Brandt
Harbour Master`;
const MISREAD = "In the coming weeks the pilot boats will be\nwithdrawn from Ness Quay.";
const OTHER = "Nothing changes in the dues.";

const texts = [
  ["announced", "Pilot boats berth at Orrin Head from 1 June 2027."],
  ["ruled-out", "The pilot service at Ness Quay ends."],
  ["ruled-out", "Pilotage dues rise."],
] as const;
const plain: readBack.PointText[] = texts.map(([kind, text], at) => ({ id: POINTS[at] ?? "", kind, text }));

/** A letter of which nothing is stated. */
export function noReadBack(): readBack.ReadBackView {
  return { points: [], rule: RULE, sentence, rounds: [], pages: {}, model: null };
}

export function points(more: Partial<readBack.PointView> = {}): readBack.PointView[] {
  return plain.map((point, at) => ({ ...point, decision: null, waived: null, ...(at === 0 ? more : {}) }));
}

function passage(quote: string) {
  const start = TEXT.indexOf(quote);
  return { page: 1, quote, prefix: "", suffix: "", start, end: start + quote.length };
}

type Misread = 0 | 1 | 2;
const others: Readonly<Record<Misread, readBack.Take>> = { 0: "does-not-say", 1: "says-so", 2: "says-so" };
const right: readonly readBack.Take[] = ["says-so", "does-not-say", "does-not-say"];

/** The n-th reader of a round, through with every point; `misread`: the places of those that they took otherwise. */
export function reader(n: number, misread: readonly Misread[] = [], more: Partial<readBack.Reader> = {}) {
  return readBack.Reader.parse({
    copy: id(6_000 + n),
    label: `R${n}`,
    name: `Reader ${n}`,
    organisation: "",
    state: "answered",
    recalled: false,
    fresh: true,
    paraphrase:
      misread.length > 0
        ? `They close the pilot station, says ${n}.`
        : "The boats lie at Orrin Head from June.",
    answers: plain.map((point, at) => {
      const wrong = misread.some((one) => one === at);
      return {
        point: point.id,
        take: wrong ? others[at as Misread] : (right[at] ?? "does-not-say"),
        intended: !wrong,
        passage: wrong ? passage(at === 2 ? OTHER : MISREAD) : null,
      };
    }),
    ...more,
  });
}

/** A round of these readers, its figures counted as the record counts them: of those who are fresh and through. */
export function round(
  n: number,
  readers: readonly readBack.Reader[],
  more: Partial<readBack.RoundView> = {},
): readBack.RoundView {
  const counted = readers.filter((one) => one.fresh && one.state === "answered");
  const misledBy = (quote: string) =>
    counted
      .filter((one) => one.answers.some((answer) => !answer.intended && answer.passage?.quote === quote))
      .map((one) => one.label);
  return readBack.RoundView.parse({
    n,
    version: n,
    opened: ago(10 - n),
    open: false,
    readers,
    points: plain.map((point) => {
      const intended = counted.filter((one) =>
        one.answers.some((answer) => answer.point === point.id && answer.intended),
      ).length;
      return { ...point, share: { intended, readers: counted.length, ...wilson(intended, counted.length) } };
    }),
    sentences: [MISREAD, OTHER].map((quote) => {
      const { page, start, end } = passage(quote);
      return { page, start, end, misled: misledBy(quote) };
    }),
    model: null,
    ...more,
  });
}

/** Points and rounds; every round read the same page. */
export function readBackOf(
  rounds: readonly readBack.RoundView[],
  more: Partial<readBack.ReadBackView> = {},
): readBack.ReadBackView {
  const pages = Object.fromEntries(rounds.map(({ version }) => [String(version), [{ text: TEXT }]]));
  return readBack.ReadBackView.parse({ ...noReadBack(), points: points(), rounds, pages, ...more });
}

/** The n-th decision of the register; it stands unless said otherwise. */
export function decisionOf(n: number, more: Partial<decision.DecisionView> = {}): decision.DecisionView {
  return decision.DecisionView.parse({
    id: id(8_000 + n),
    reference: `D-2026-${String(n).padStart(3, "0")}`,
    what: "Pilot boats move to Orrin Head while the inner wall is repaired.",
    authority: "The Harbour Board",
    decidedOn: "2026-04-02",
    effect: "binding",
    validFrom: "2026-04-02",
    validUntil: null,
    open: false,
    status: "standing",
    good: true,
    enteredBy: "Odile Brandt",
    enteredAt: ago(20),
    endedBy: null,
    endedAt: null,
    reason: null,
    supersedes: null,
    successor: null,
    citedBy: [],
    sha256: "5ada3b80".repeat(8),
    ...more,
  });
}
