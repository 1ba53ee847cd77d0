import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { join, move, paste, shift, split, type Paragraphs } from "../src/office/editor/paragraph-edits.ts";
import { paragraphLabels } from "../src/office/editor/paragraph-labels.ts";

const word = fc.stringMatching(/^[a-zé\u0627-\u064A]{1,8}$/u);
const paragraph = fc.record({
  level: fc.constantFrom(1 as const, 2 as const, 3 as const),
  text: fc.array(word, { maxLength: 6 }).map((words) => words.join(" ")),
});
const letter = fc.array(paragraph, { minLength: 1, maxLength: 8 });
const words = (paragraphs: Paragraphs) => paragraphs.flatMap((one) => one.text.split(/\s+/u).filter(Boolean));
const stepsDown = (paragraphs: Paragraphs) =>
  paragraphs.every((one, i) => one.level <= (paragraphs[i - 1]?.level ?? 0) + 1);

describe("paragraphs", () => {
  test("no edit loses a word, and no level is skipped", () => {
    fc.assert(
      fc.property(letter, fc.nat(), fc.constantFrom(1 as const, -1 as const), (paragraphs, seed, by) => {
        const index = seed % paragraphs.length;
        const text = paragraphs[index]?.text ?? "";
        const gap = text.indexOf(" ");
        const start = gap === -1 ? text.length : gap;
        const at = { index, start, end: start };
        const edits = [
          split(paragraphs, at),
          join(paragraphs, index),
          shift(paragraphs, at, by),
          move(paragraphs, at, by),
        ];
        for (const edited of edits.filter((one) => one !== null)) {
          expect(words(edited.paragraphs).toSorted()).toEqual(words(paragraphs).toSorted());
          expect(stepsDown(edited.paragraphs)).toBe(true);
          expect(edited.paragraphs[edited.at.index]?.text.length).toBeGreaterThanOrEqual(edited.at.caret);
        }
      }),
    );
  });

  test("joining what was split gives the same text", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const before: Paragraphs = [{ level: 1, text: `${a} ${b}` }];
        const parted = split(before, { index: 0, start: a.length, end: a.length });
        expect(parted.paragraphs.map((one) => one.text)).toEqual([a, b]);
        expect(join(parted.paragraphs, 1)?.paragraphs).toEqual(before);
      }),
    );
  });

  test("several pasted paragraphs stand between what was before and behind the caret", () => {
    const here: Paragraphs = [{ level: 2, text: "beginning end" }];
    const at = { index: 0, start: 10, end: 10 };
    const edited = paste(
      [{ level: 1, text: "x" }, ...here],
      { ...at, index: 1 },
      "one\nline\n\ntwo\r\n\r\nthree ",
    );
    expect(edited?.paragraphs.map((one) => one.text)).toEqual(["x", "beginning one line", "two", "threeend"]);
    expect(edited?.at).toEqual({ index: 3, caret: 5 });
  });

  test("numbers are taken off only when every pasted paragraph has one", () => {
    const blank: Paragraphs = [{ level: 1, text: "" }];
    const at = { index: 0, start: 0, end: 0 };
    const texts = (pasted: string) => paste(blank, at, pasted)?.paragraphs.map((one) => one.text);
    expect(texts("1. One\n2) Two\n(3) Three")).toEqual(["One", "Two", "Three"]);
    expect(texts("1. One\n14 boats")).toEqual(["1. One", "14 boats"]);
    expect(paste(blank, at, "one line only")).toBeNull();
  });

  test("labels follow the levels", () => {
    const levels = [1, 2, 2, 3, 1, 2] as const;
    const paragraphs = levels.map((level) => ({ level, text: "" }));
    expect(paragraphLabels(paragraphs, "en")).toEqual(["1.", "a.", "b.", "(1)", "2.", "a."]);
    expect(paragraphLabels(paragraphs, "ar").slice(0, 3)).toEqual(["1.", "أ.", "ب."]);
  });
});
