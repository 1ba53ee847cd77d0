import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attacher, type Passage, reattach } from "../src/index.ts";
import { passageAt } from "../src/passage.ts";

const WORDS = [
  "the",
  "boats",
  "14",
  "of",
  "Ness-Quay",
  "رسوم",
  "1.",
  "(pilot)",
  "e\u0301tat",
  "😀",
  "—",
  "Page",
  "cost.",
];
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: "binary", maxLength: 5 }),
);
const space = fc.constantFrom(" ", " ", " ", "\n", "-\n", "\n\n", "\t");
const page = fc
  .array(fc.tuple(word, space), { maxLength: 60 })
  .map((parts) => parts.map((part) => part.join("")).join(""));
const pages = fc.array(page, { minLength: 1, maxLength: 4 });
const place = fc.record({ page: fc.nat(3), from: fc.nat(400), length: fc.integer({ min: 1, max: 200 }) });

function passageFrom(
  texts: readonly string[],
  at: { page: number; from: number; length: number },
): Passage | null {
  const number = at.page % texts.length;
  const text = texts[number] ?? "";
  const start = at.from % Math.max(1, text.length);
  const raw = text.slice(start, start + at.length);
  const quote = raw.trim();
  const from = start + raw.indexOf(quote);
  return quote === "" ? null : passageAt(text, number + 1, from, from + quote.length);
}

describe("laws", () => {
  test("over an unchanged text a passage with a word or an unequalled sign stays exactly where it is", () => {
    let [attached, gone] = [0, 0];
    fc.assert(
      fc.property(pages, place, (texts, at) => {
        const passage = passageFrom(texts, at);
        if (passage === null) return;
        const got = reattach(passage, texts, texts);
        if (got === null) gone += 1;
        else attached += 1;
        if (got !== null) expect(got).toEqual({ passage, changed: false });
      }),
      { numRuns: 3000 },
    );
    // Gone are dashes and running heads that stand twice.
    expect(attached).toBeGreaterThan(15 * gone);
  });

  test("over an unchanged text a passage of two words is never gone", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("the", "boats", "14", "of", "cost.", "رسوم"), { minLength: 2 }),
        (words) => {
          const texts = [words.join(" ")];
          const passage = passageAt(texts[0] ?? "", 1, 0, (texts[0] ?? "").length);
          expect(reattach(passage, texts, texts)).toEqual({ passage, changed: false });
        },
      ),
    );
  });

  test("when nothing is left it is gone", () => {
    fc.assert(
      fc.property(pages, place, (texts, at) => {
        const passage = passageFrom(texts, at);
        if (passage === null) return;
        expect(reattach(passage, texts, [])).toBeNull();
        expect(
          reattach(
            passage,
            texts,
            texts.map(() => ""),
          ),
        ).toBeNull();
      }),
    );
  });

  test("the quote is what stands at its place, with its context, and the same words twice are the same answer", () => {
    fc.assert(
      fc.property(pages, pages, place, (before, after, at) => {
        const passage = passageFrom(before, at);
        if (passage === null) return;
        const attach = attacher(before, after);
        const got = attach(passage);
        expect(attach(passage)).toEqual(got);
        if (got === null) return;
        const { page: number, start, end, quote, prefix, suffix } = got.passage;
        const text = after[number - 1] ?? "";
        expect(text.slice(start, end)).toBe(quote);
        expect(quote).not.toBe("");
        expect(text.slice(0, start).endsWith(prefix)).toBe(true);
        expect(text.slice(end).startsWith(suffix)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("takes any passage, also one that is not in the text", () => {
    const anything = fc.record({
      page: fc.oneof(fc.integer(), fc.double()),
      quote: fc.string(),
      prefix: fc.string(),
      suffix: fc.string(),
      start: fc.oneof(fc.integer(), fc.double()),
      end: fc.oneof(fc.integer(), fc.double()),
    });
    fc.assert(
      fc.property(anything, pages, pages, (passage, before, after) => {
        const got = reattach(passage, before, after);
        if (got)
          expect(after[got.passage.page - 1]?.slice(got.passage.start, got.passage.end)).toBe(
            got.passage.quote,
          );
      }),
      { numRuns: 2000 },
    );
  });

  test("a sentence put in anywhere leaves every other sentence attached and unchanged", () => {
    const names = ["harbour", "moorings", "pilots", "masons", "agents", "dues", "storms", "cranes"];
    const sentences = names.map((name, i) => `All the ${name} of the Authority wait for notice ${i + 2}.`);
    fc.assert(
      fc.property(fc.nat(8), fc.nat(7), (at, n) => {
        const before = [sentences.join(" ")];
        const after = [sentences.toSpliced(at, 0, "The works run to the end of September.").join("\n")];
        const quote = sentences[n] ?? "";
        const start = (before[0] ?? "").indexOf(quote);
        const got = reattach(passageAt(before[0] ?? "", 1, start, start + quote.length), before, after);
        expect(got).toMatchObject({ passage: { quote }, changed: false });
      }),
    );
  });
});
