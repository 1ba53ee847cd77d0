import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align, numberTokens } from "../src/alignment.ts";
import { compare, redline, type RedlineRun } from "../src/index.ts";
import { addresses } from "./prose.ts";

const LETTER = `The office writes about the pilots.

We will withdraw 12 pilot boats from Hamburg on 14 March 2026, because the port has not been able to pay for them. The remaining vessels stay together until the end of the year.

Anna Larsen will answer your questions, as agreed in MOD/2026/114.`;

/** Length of the longest common subsequence, by the textbook table: the judge of the alignment. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const rows = [Array.from({ length: b.length + 1 }, () => 0)];
  for (const token of a) {
    const last = rows.at(-1) ?? [];
    const row = [0];
    b.forEach((other, j) =>
      row.push(token === other ? (last[j] ?? 0) + 1 : Math.max(last[j + 1] ?? 0, row[j] ?? 0)),
    );
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

const few = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 24 });

const framed = (tokens: readonly string[]): string[] => ["a", "b", "c", ...tokens, "c", "b", "a"];
const joined = (runs: readonly RedlineRun[], kind: "removed" | "added"): string =>
  runs
    .filter((run) => run.kind === "same" || run.kind === kind)
    .map((run) => run.text)
    .join("");
const givesBack = (a: string, b: string): void => {
  const runs = redline(a, b);
  expect([joined(runs, "removed"), joined(runs, "added")]).toEqual([a, b]);
};

describe("align", () => {
  test("finds runs that are equal and in order, at least half of the longest there are", () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const [left, right] = [framed(a), framed(b)];
        const runs = align(...numberTokens(left, right));
        let [atA, atB, length] = [0, 0, 0];
        for (const run of runs) {
          expect(run.a >= atA && run.b >= atB).toBe(true);
          expect(left.slice(run.a, run.a + run.length)).toEqual(right.slice(run.b, run.b + run.length));
          [atA, atB, length] = [run.a + run.length, run.b + run.length, length + run.length];
        }
        expect(length).toBeGreaterThanOrEqual(0.5 * longestCommon(left, right));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("redline", () => {
  test("gives both texts back, exactly", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab é\u0301,\n\ud83d\ude00\ud83dكَ"), maxLength: 60 });
    fc.assert(fc.property(text, text, givesBack), { numRuns: 2000 });
    const [first, second] = addresses(2);
    givesBack(first ?? "", second ?? "");
  });

  test("says what changed in words that a reader expects", () => {
    expect(redline("We send 12 boats now.", "We send 15 new boats.")).toEqual([
      { kind: "same", text: "We send " },
      { kind: "removed", text: "12" },
      { kind: "added", text: "15 new" },
      { kind: "same", text: " boats" },
      { kind: "removed", text: " now" },
      { kind: "same", text: "." },
    ]);
    expect(redline("same", "same")).toEqual([{ kind: "same", text: "same" }]);
    expect(redline("", "")).toEqual([]);
  });
});

describe("compare", () => {
  test("finds no difference between a text and itself, whole or in part", () => {
    for (const text of addresses(10)) {
      expect(compare(text, text)).toMatchObject({
        differences: [],
        share: { theirsInOurs: 1, oursInTheirs: 1 },
      });
      const part = text.split(" ").slice(100, 160).join(" ");
      expect(compare(text, part)).toMatchObject({ differences: [], share: { theirsInOurs: 1 } });
    }
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(compare(text, text).differences).toEqual([]);
      }),
    );
  });

  test("an excerpt of a letter differs nowhere, even when it starts and ends inside a word", () => {
    const excerpt = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 120, max: 180 }));
    const prose = LETTER.replace(/[0-9/]+/gu, "x");
    fc.assert(
      fc.property(excerpt, ([from, length]) => {
        const part = prose.slice(from, from + length);
        const names = compare(prose, part).differences.filter((difference) => difference.kind === "words");
        expect(names).toEqual([]);
      }),
    );
  });

  test("orders dates, figures, names and references first, with their places and paragraphs", () => {
    const theirs = LETTER.replace("12 pilot", "15 pilot")
      .replace("14 March", "13 March")
      .replace("Hamburg", "Bremen")
      .replace("/114", "/115")
      .replace("has not", "has now");
    const { differences } = compare(LETTER, theirs);
    expect(differences.map(({ kind, ours, theirs, paragraph }) => [kind, ours, theirs, paragraph])).toEqual([
      ["date", "14", "13", 2],
      ["figure", "12", "15", 2],
      ["name", "Hamburg", "Bremen", 2],
      ["reference", "MOD/2026/114", "MOD/2026/115", 3],
      ["words", "not", "now", 2],
    ]);
    for (const one of differences) {
      expect(LETTER.slice(one.oursAt.start, one.oursAt.end)).toBe(one.ours);
      expect(theirs.slice(one.theirsAt.start, one.theirsAt.end)).toBe(one.theirs);
      expect(one.slight).toBe(false);
    }
  });

  test("tells what OCR may have misread from what was changed", () => {
    const slight = (from: string, to: string): boolean | undefined =>
      compare(LETTER, LETTER.replace(from, to)).differences[0]?.slight;
    expect(slight("remaining", "rernaining")).toBe(true);
    expect(slight("vessels", "vesse1s")).toBe(true);
    expect(slight("stay", "5 and")).toBe(false);
    expect(slight("12 pilot", "l2 pilot")).toBe(false);
    expect(slight("not been", "now been")).toBe(false);
    expect(slight("Hamburg", "Hamberg")).toBe(false);
    expect(compare(LETTER, LETTER.replace("together", "to gether")).differences).toEqual([]);
    expect(compare("pay 12 5 now to them", "pay 125 now to them").differences).toHaveLength(1);
  });

  test("case, punctuation, line ends and Arabic vowel signs are no differences", () => {
    expect(
      compare(LETTER, LETTER.toLowerCase().replace(/[.,]/gu, "").replace("remaining", "remain-\ning"))
        .differences,
    ).toEqual([]);
    expect(compare("كتب الرسول إلى المدينة", "كَتَبَ الرَّسُولُ إلى المدينـة").differences).toEqual([]);
  });

  test("a figure cut short at the end of an excerpt is still a difference", () => {
    expect(compare("the port has to pay 125 boats", "the port has to pay 12").differences).toMatchObject([
      { kind: "figure", ours: "125", theirs: "12" },
    ]);
  });

  test("says how much is shared, and what of a whole letter is missing inside or added", () => {
    const gone = compare(LETTER, LETTER.replace("because the port has not been able to pay for them", ""));
    expect(gone.differences).toMatchObject([{ kind: "words", theirs: "" }]);
    expect(gone.share.theirsInOurs).toBe(1);
    expect(gone.share.oursInTheirs).toBeLessThan(0.85);
    const [one, other] = addresses(2);
    expect(compare(one ?? "", other ?? "").share.theirsInOurs).toBeLessThan(0.4);
    expect(compare("", "")).toMatchObject({ differences: [], share: { theirsInOurs: 0, oursInTheirs: 0 } });
  });

  test("takes hostile text in bounded steps", () => {
    const pairs = [
      ["a ", "a b "],
      ["a b ", "1 "],
      ["\u0301", "a "],
      ["\u202e", "a-\n"],
    ] as const;
    for (const [a, b] of pairs)
      expect(
        compare(a.repeat(1_000_000 / a.length), b.repeat(1_000_000 / b.length)).share.oursInTheirs,
      ).toBeLessThanOrEqual(1);
    const rising = Array.from({ length: 100_000 }, (_, i) => `w${i}`);
    expect(compare(rising.join(" "), rising.reverse().join(" ")).words.ours).toBe(100_000);
  });
});
