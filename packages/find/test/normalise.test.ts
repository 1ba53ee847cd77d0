import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_TEXT, normalise } from "../src/index.ts";
import { addresses } from "./prose.ts";

const texts = (source: string): string[] => normalise(source).map((word) => word.text);
const kinds = (source: string): Record<string, string> =>
  Object.fromEntries(normalise(source).map((word) => [word.text, word.kind]));

const again = (source: string): void => {
  const once = texts(source);
  expect(texts(once.join(" "))).toEqual(once);
};

describe("normalise", () => {
  test("joins words broken at a line's end, but keeps the hyphen of a date", () => {
    expect(texts("with-\ndraw, with\u00ad\r\n   draw")).toEqual(["withdraw", "withdraw"]);
    expect(texts("on 2026-\n11-22")).toEqual(["on", "2026-11-22"]);
    expect(texts("state - \nof")).toEqual(["state", "of"]);
  });

  test("opens ligatures, unifies quotes and dashes, folds case", () => {
    expect(texts("The ﬁrst oﬃce isn\u2019t \u201cSTRAẞE\u201d\u2014Σίσυφος")).toEqual(
      texts('the first office isn\'t "strasse" σίσυφοσ'),
    );
    expect(texts("5\u2013year plan")).toEqual(texts("5-year plan"));
  });

  test("strips Arabic vowel signs, tatweel and direction marks, and reads Arabic digits", () => {
    expect(texts("كَتَـــبَ\u200f الرَّسُولُ ٱلْكِتَٰب ١٢٣٫٥")).toEqual(["كتب", "الرسول", "ٱلكتب", "123.5"]);
  });

  test("knows figures, dates, references and names", () => {
    const of = kinds(
      "The fee of $1,250.50 or 5% was set by Anna Larsen on 12 March 2026, see MOD/2026/114 and 2026-11-22.",
    );
    expect(of).toMatchObject({
      "$1250.50": "figure",
      "5%": "figure",
      anna: "name",
      larsen: "name",
      "12": "date",
      march: "date",
      "2026": "date",
    });
    expect(of).toMatchObject({ "mod/2026/114": "reference", "2026-11-22": "date", fee: "word", see: "word" });
    expect(kinds("They may march. In May the twelve ships go.")).toMatchObject({
      march: "word",
      twelve: "figure",
    });
    expect(kinds("قال السيد أحمد علي في مارس")).toMatchObject({
      أحمد: "name",
      علي: "name",
      مارس: "date",
      قال: "word",
    });
  });

  test("masks every capitalised word that opens no ordinary sentence, and calls no opener a name", () => {
    const words = normalise("Pilots we ask. Dr. Hansen stays. The port closes.");
    const masked = words.filter((word) => word.masked).map((word) => word.text);
    expect(masked).toEqual(["pilots", "dr", "hansen"]);
    expect(words.filter((word) => word.kind === "name").map((word) => word.text)).toContain("hansen");
    expect(words.find((word) => word.text === "pilots")?.kind).toBe("word");
  });

  test("gives each word its place in the source", () => {
    for (const source of addresses(5)) {
      const words = normalise(source);
      expect(words.length).toBeGreaterThan(250);
      for (const word of words) expect(texts(source.slice(word.start, word.end))).toEqual([word.text]);
      expect(words.map((word) => word.start)).toEqual(words.map((word) => word.start).sort((a, b) => a - b));
    }
  });

  test("is idempotent", () => {
    addresses(5).forEach(again);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), again), { numRuns: 2000 });
    const mixed = fc.string({
      unit: fc.constantFrom(..."aZé\u0301ﬁßİ١٢5.,-/%$@' \n\u00ad\u202eشّـا½"),
      maxLength: 40,
    });
    fc.assert(fc.property(mixed, again), { numRuns: 3000 });
  });

  test("takes hostile text in bounded steps and refuses what is too long", () => {
    const hostile = [
      "a",
      "\u0301\u0323",
      "a\u0301\u0323\u0301",
      "\u202e",
      "\u202ea",
      "-\n",
      "a-\n",
      "1.,",
      "\ufdfa",
      "@",
      "'a",
      "ـ",
    ];
    for (const unit of hostile)
      expect(normalise(unit.repeat(1_000_000 / unit.length)).length).toBeLessThan(600_000);
    expect(() => normalise("a".repeat(LONGEST_TEXT + 1))).toThrow(
      expect.objectContaining({ code: "text-too-long" }),
    );
  });
});
