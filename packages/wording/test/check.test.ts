import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type Finding, type Span } from "../src/index.ts";

const whole = (text: string): Span[] => [{ start: 0, end: text.length }];
const kinds = (text: string, before = ""): string[] =>
  check(text, whole(text), { before }).map(({ kind }) => kind);
const commitment = (text: string): Finding | undefined =>
  check(text, whole(text)).find(({ kind }) => kind === "commitment");

describe("a finding", () => {
  test("names the words that caused it, from the subject on, and the clause they begin", () => {
    const text = "It is late. By then the Harbour Board will close berth 4, as it must.";
    const [finding] = check(text, [{ start: 12, end: text.length }]);
    expect(finding?.words).toBe("the Harbour Board will close");
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.words);
    expect(finding?.why).toBe("“the Harbour Board will close berth 4”: which decision allows it?");
    expect(finding?.sentence).toEqual({ start: 12, end: text.length });
  });
  test("is one of a kind a sentence", () => {
    expect(kinds("We will close it, and we will open it, and we will sell it.")).toEqual(["commitment"]);
  });
  test("keeps its key where the sentence moves, breaks its line, or is composed otherwise", () => {
    const key = commitment("We will close the café.")?.key;
    expect(key).toMatch(/^commitment-[0-9a-f]{16}$/);
    const moved = "It rained.\nWe will\nclose the cafe\u0301.";
    expect(commitment("We WILL close the café.")?.key).toBe(key);
    expect(check(moved, [{ start: 11, end: moved.length }])[0]?.key).toBe(key);
    expect(commitment("We will close the quay.")?.key).not.toBe(key);
  });
  test("is left out once the author meant so", () => {
    const text = "We will close the berth soon.";
    const [first, second] = check(text, whole(text));
    expect(check(text, whole(text), { meant: [first?.key ?? ""] })).toEqual([second]);
  });
  test("is of English only", () => {
    const text = "We will close the berth.";
    expect(check(text, whole(text), { language: "en-GB" })).toHaveLength(1);
    expect(check(text, whole(text), { language: "fr" })).toEqual([]);
  });
});

describe("a sentence", () => {
  test("may run over several lines", () => {
    expect(commitment("The Port\nAuthority\r\nwill, as\nannounced,\nclose the berth.")?.kind).toBe(
      "commitment",
    );
  });
  test("may hold abbreviations and figures", () => {
    expect(
      commitment("Under Art. 4 No. 2 the Board will pay Dr. Hale 3.50 a day, i.e. 24.50 a week."),
    ).toBeDefined();
  });
  test("may stand in quotation marks and hold contractions with either apostrophe", () => {
    for (const text of [
      "“We won’t close it.”",
      "'We won't close it.'",
      "(We'll close it.)",
      "«We cannot agree to it.»",
    ])
      expect(kinds(text)).toContain("commitment");
  });
  test("may hold any letters: offsets count UTF-16 units", () => {
    const text = "🚢 “Ĳmuiden” — ﬁnally, 我们 will not, but we will close the naïve quay 🚧.";
    const finding = commitment(text);
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.words);
    expect(finding?.words).toContain("will");
  });
  test.each([
    "constructor",
    "__proto__ will toString.",
    "hasOwnProperty can't valueOf",
    "+ed <be> ABC * ~ ^ $ #",
  ])("may hold words of the machine: %s", (text) => expect(() => check(text, whole(text))).not.toThrow());
});

describe("what stands before", () => {
  test("fills a reference, or does not", () => {
    expect(kinds("This matter has been settled.")).toContain("undefined-reference");
    expect(kinds("This matter has been settled.", "You ask about the rent.")).not.toContain(
      "undefined-reference",
    );
  });
  test("explains an abbreviation, in the paragraph or before it", () => {
    const text = "The air quality test (AQT) was passed. The AQT figures are attached.";
    const second = [{ start: 39, end: text.length }];
    expect(check(text, second).map(({ kind }) => kind)).not.toContain("undefined-reference");
    expect(kinds("The AQT figures are attached.", "The air quality test (AQT) was passed.")).not.toContain(
      "undefined-reference",
    );
    expect(kinds("The AQT figures are attached.", "We tested the air.")).toContain("undefined-reference");
  });
});

describe("any text", () => {
  const word = fc.constantFrom(
    ..."we the Board will shall not no never be been is are was closed may must until Friday soon without , and ; “ ” ( ) that who if because all 4 AQT said un- n't '".split(
      " ",
    ),
  );
  const prose = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
  );

  test("is read without an error, and every span lies inside it", () => {
    fc.assert(
      fc.property(prose, prose, (before, text) => {
        for (const { start, end, words, sentence, why, key } of check(text, whole(text), { before })) {
          expect(start).toBeGreaterThanOrEqual(sentence.start);
          expect(end).toBeLessThanOrEqual(sentence.end);
          expect(end).toBeGreaterThan(start);
          expect(words).toBe(text.slice(start, end));
          expect(why).not.toMatch(/[{}]|undefined/);
          expect(key).toMatch(/^[a-z-]+-[0-9a-f]{16}$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
  test("gives the same findings wherever its sentence stands", () => {
    fc.assert(
      fc.property(prose, (text) => {
        const shifted = `Dear all.\n${text}`;
        const there = check(shifted, [{ start: 10, end: shifted.length }], { before: "x" });
        const here = check(text, whole(text), { before: "Dear all.\n" });
        expect(there.map(({ key, start }) => [key, start - 10])).toEqual(
          here.map(({ key, start }) => [key, start]),
        );
      }),
    );
  });
});

describe("a hostile text", () => {
  /** Milliseconds of the processor, which other programs do not lengthen. */
  const cost = (text: string): number => {
    const begun = process.cpuUsage();
    check(text, whole(text));
    return process.cpuUsage(begun).user / 1000;
  };
  const PIECES = [
    "will ",
    "berth grants ",
    "we ",
    "“(",
    "not ",
    "was closed ",
    "the Board, ",
    "may and ",
    "all ",
    "ly ",
    "n't'",
    "unless not ",
    "AQT ",
    "until Friday ",
    "we will close it and ",
  ];

  // Eight times the text: eight times the cost where it is linear, 64 times where it is quadratic.
  test.each(PIECES)("costs in proportion to its length: %j", (piece) => {
    const size = piece === "will " || piece === "“(" ? 1_048_576 : 131_072;
    const text = piece.repeat(Math.ceil(size / piece.length));
    const part = text.slice(0, text.length / 8);
    cost(part);
    const short = Math.max(cost(part), cost(part), 20);
    const long = cost(text);
    expect(long / short).toBeLessThan(32);
  });
});
