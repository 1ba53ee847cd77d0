import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyIn, secretIn } from "../src/holder/address.ts";
import { paragraphsOf } from "@chirograph/find/paragraphs";
import { passageOf, placeOf, runsOf } from "../src/holder/letter/passage.ts";

// A page as pdfium gives it: lines as they were set, LF between them.
const page = [
  "Varrow Sound Port Authority",
  "Harbour House, 3 Quay Street",
  "Berthing of pilot boats, Ness Quay and Orrin Head",
  "1. The inner wall at Ness Quay needs repair. The works run from 1 June to 30",
  "September 2026, and the quay is closed to all craft for that time by order of the",
  "harbour engineer.",
  "2. From 1 June 2026 the 14 pilot boats berth at Orrin Head:",
  "a. 12 boats in the east basin, where shore power and fresh water are laid on for",
  "the duration of the works;",
  "b. 2 boats at the fuel berth.",
  "Odile Brandt",
  "Harbour Master",
].join("\n");

const textOfLines = fc
  .array(fc.string({ unit: "grapheme", maxLength: 90 }), { minLength: 1, maxLength: 40 })
  .map((lines) => lines.join("\n"));

describe("a page's words", () => {
  test("wrapped lines are one paragraph, short lines stay together, labels begin a paragraph", () => {
    const blocks = paragraphsOf(page, "Berthing of pilot boats, Ness Quay and Orrin Head");
    const said = blocks.map(({ kind, level, start, end }) => [
      kind,
      level,
      page.slice(start, end).slice(0, 12),
    ]);
    expect(said).toEqual([
      ["lines", 0, "Varrow Sound"],
      ["lines", 0, "Berthing of "],
      ["paragraph", 0, "1. The inner"],
      ["paragraph", 0, "2. From 1 Ju"],
      ["paragraph", 1, "a. 12 boats "],
      ["paragraph", 1, "b. 2 boats a"],
      ["lines", 0, "Odile Brandt"],
    ]);
    expect(blocks.map(({ words, end }) => page.slice(words, end))[5]).toBe("2 boats at the fuel berth.");
  });

  test("blocks stand in order and leave out nothing but white space", () => {
    fc.assert(
      fc.property(textOfLines, (text) => {
        let at = 0;
        for (const { start, words, end } of paragraphsOf(text)) {
          expect(text.slice(at, start).trim()).toBe("");
          expect(start <= words && words <= end && start < end).toBe(true);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});

describe("a passage", () => {
  const stretch = fc.tuple(textOfLines, fc.nat(), fc.nat()).map(([text, a, b]) => {
    const [from, to] = [a % (text.length + 1), b % (text.length + 1)];
    return { text, start: Math.min(from, to), end: Math.max(from, to) };
  });

  test("says exactly where its words are, and what stands beside them", () => {
    fc.assert(
      fc.property(stretch, ({ text, start, end }) => {
        const passage = passageOf(text, 1, start, end);
        if (!passage) {
          expect(text.slice(start, end).trim()).toBe("");
          return;
        }
        const { quote, prefix, suffix } = passage;
        expect(text.slice(passage.start, passage.end)).toBe(quote);
        expect(quote).toBe(text.slice(start, end).trim());
        expect(
          text.slice(0, passage.start).endsWith(prefix) && text.slice(passage.end).startsWith(suffix),
        ).toBe(true);
        expect(prefix.length <= 33 && suffix.length <= 33).toBe(true);
        expect(placeOf(text, passage)).toEqual({ start: passage.start, end: passage.end });
      }),
    );
  });

  test("what stands beside a quote is never half a character", () => {
    // An x on each side puts the limit of 32 units into the middle of a pair.
    const text = `${"😀".repeat(20)}xwordsx${"😀".repeat(20)}`;
    const passage = passageOf(text, 1, 41, 46);
    expect(passage?.quote).toBe("words");
    expect(passage?.prefix.isWellFormed()).toBe(true);
    expect(passage?.suffix.isWellFormed()).toBe(true);
  });

  test("is found by its context where its position no longer fits", () => {
    const passage = passageOf(page, 1, page.indexOf("boats at the fuel"), page.indexOf(" berth.\nOdile"));
    if (!passage) throw new Error("the page has these words");
    const moved = `A new line\n${page}`;
    expect(placeOf(moved, passage)?.start).toBe(passage.start + 11);
    expect(placeOf("nothing of it", passage)).toBeNull();
  });

  test("marks cut a text into runs that join to it again", () => {
    const mark = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 60 }), fc.array(mark), (text, marks) => {
        const runs = runsOf(text, { start: 5, end: 55 }, new Map(marks.map((one, i) => [`m${i}`, one])));
        expect(runs.map((run) => run.text).join("")).toBe(text.slice(5, 55));
        const marked = runs.flatMap((run) =>
          run.marks.length > 0 ? [...run.text].map((_, i) => run.start + i) : [],
        );
        const wanted = Array.from(text, (_, i) => i).filter(
          (at) => at >= 5 && at < 55 && marks.some((one) => one.start <= at && at < one.end),
        );
        if (/^[\x20-\x7e]*$/u.test(text)) expect(marked).toEqual(wanted);
      }),
    );
  });
});

describe("an address", () => {
  test("names a copy; a section's name is no secret", () => {
    const copy = "5ac1f00d5ac1f00d5ac1f00d5ac1f00d";
    expect(copyIn(`/c/${copy}`)).toBe(copy);
    expect(copyIn(`/c/${copy}/x`)).toBeNull();
    expect(secretIn("#sdhRdHQK1o3sxP7JEWSexQQKilKZTAS-D9J85JstyZU")).toMatch(/^sdhR/u);
    expect(secretIn("#words-12")).toBeNull();
  });
});
