import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyShingle, GUARANTEED, imprint, SHINGLE, WINDOW } from "../src/index.ts";
import { hashes, winnow } from "../src/winnow.ts";
import { addresses } from "./prose.ts";

const hashesOf = (text: string, sort: "draft" | "released"): number[] =>
  imprint(text, sort).fingerprints.map((one) => one.hash);
// No letters that look alike in pairs (rn, m): those make one character of two.
const letters = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."abdeghkmpquxyz"), minLength: least, maxLength: most });

const numbers = (unit: fc.Arbitrary<number>, least: number): fc.Arbitrary<number[]> =>
  fc.array(unit, { minLength: least, maxLength: 80 });
const small = fc.integer({ min: 0, max: 9 });
const choices = (values: number[]): Set<number> =>
  new Set(winnow(Float64Array.from(values), WINDOW).map((one) => one.hash));
const parted = (text: string, cuts: readonly number[]): string =>
  Array.from(text, (char, i) => (cuts.includes(i) ? `${char} ` : char)).join("");
const letter = ([a, b, c, d, e]: readonly string[]): string =>
  `${c} will get ${a} of the boats that the pilots asked for on ${b}, as the harbour master of ${e} had proposed when he read ${d} to them.`;
const arabic = (name: string, month: string, figure: string, verb: string): string =>
  `سوف تنقل الإدارة قوارب الإرشاد وعددها ${figure} من الميناء القديم خلال شهر ${month} كما ${verb} السيد ${name} في اجتماع اللجنة الدائمة`;

describe("winnowing", () => {
  test("streams that share a window of hashes share a choice, whatever surrounds it", () => {
    const stream = fc.tuple(
      numbers(small, 0),
      fc.array(small, { minLength: WINDOW, maxLength: 30 }),
      numbers(small, 0),
      numbers(small, 0),
      numbers(small, 0),
    );
    fc.assert(
      fc.property(stream, ([a, shared, b, c, d]) => {
        const [first, second] = [choices([...a, ...shared, ...b]), choices([...c, ...shared, ...d])];
        expect(shared.some((value) => first.has(value) && second.has(value))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("each window holds a choice, its smallest; no two neighbouring choices lie more than a window apart", () => {
    fc.assert(
      fc.property(numbers(small, WINDOW), (values) => {
        const chosen = winnow(Float64Array.from(values), WINDOW);
        for (let from = 0; from + WINDOW <= values.length; from += 1) {
          const inside = chosen
            .filter((one) => one.at >= from && one.at < from + WINDOW)
            .map((one) => one.hash);
          expect(inside).toContain(Math.min(...values.slice(from, from + WINDOW)));
        }
        chosen
          .slice(1)
          .forEach((one, i) => expect(one.at - (chosen[i]?.at ?? 0)).toBeLessThanOrEqual(WINDOW));
      }),
      { numRuns: 2000 },
    );
  });

  test("chooses about 2 in WINDOW + 1 of prose, and hardly any of one repeated letter", () => {
    const text = addresses(1)[0] ?? "";
    const codes = Uint16Array.from(text.replace(/[^a-z]/gu, ""), (char) => char.charCodeAt(0));
    const density = winnow(hashes(codes, SHINGLE, 1), WINDOW).length / codes.length;
    expect(density).toBeGreaterThan(1.7 / (WINDOW + 1));
    expect(density).toBeLessThan(2.3 / (WINDOW + 1));
    expect(new Set(hashesOf("a".repeat(1_000_000), "released")).size).toBe(1);
  });
});

describe("fingerprints", () => {
  test("texts that share GUARANTEED characters share a fingerprint, however the words are parted", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(
        letters(GUARANTEED, 40),
        letters(0, 60),
        letters(0, 60),
        letters(0, 60),
        letters(0, 60),
        cuts,
        (shared, a, b, c, d, places) => {
          const first = new Set(hashesOf(`${a} ${parted(shared, places)} ${b}`, "released"));
          expect(hashesOf(`${c} ${shared} ${d}`, "released").some((hash) => first.has(hash))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("are safe integers of more than 48 bits that differ between drafts and released letters", () => {
    const text = addresses(1)[0] ?? "";
    const [draft, released] = [hashesOf(text, "draft"), hashesOf(text, "released")];
    expect([...draft, ...released].every(Number.isSafeInteger)).toBe(true);
    expect(Math.max(...draft)).toBeGreaterThan(2 ** 52);
    expect(draft.filter((hash) => released.includes(hash))).toEqual([]);
  });

  test("cover all countable words of real prose but a few at the ends", () => {
    for (const text of addresses(20)) {
      const { fingerprints } = imprint(text, "released");
      const covered = new Set(
        fingerprints.flatMap(({ first, last }) =>
          Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
        ),
      );
      const count = Math.max(...fingerprints.map(({ last }) => last)) + 1;
      expect(covered.size).toBeGreaterThan(count - 6);
    }
  });

  test("of a draft do not change when only figures, dates, names and references do", () => {
    const figure = fc.constantFrom("12", "1,250", "$40", "5%", "3.5", "seven");
    const date = fc.constantFrom("12 March 2026", "3 May 1999", "1 July 2031");
    const name = fc.constantFrom("Hamburg", "Bremen", "Larsen", "Okafor", "Zürich", "NATO");
    const reference = fc.constantFrom("MOD/2026/114", "A-17/b", "x1y2", "office@town.example");
    const told = fc.tuple(figure, date, name, reference, name);
    fc.assert(
      fc.property(told, told, (one, other) => {
        expect(imprint(letter(one), "draft")).toEqual(imprint(letter(other), "draft"));
      }),
    );
    expect(
      imprint(letter(["12", "3 May 1999", "Bremen", "x1y2", "NATO"]), "draft").fingerprints.length,
    ).toBeGreaterThan(10);
  });

  test("of an Arabic draft do not change with vowel signs, figures, dates and titled names", () => {
    const first = imprint(arabic("أحمد علي", "مارس", "١٢", "اقترح"), "draft");
    expect(imprint(arabic("خالد حسن", "يوليو", "40", "اِقْتَرَحَ"), "draft")).toEqual(first);
    expect(first.fingerprints.length).toBeGreaterThan(10);
  });

  test("no set phrase enters a draft's fingerprints, nor does its salutation", () => {
    const phrases =
      "Dear Sir or Madam, Thank you for your letter of. Please do not hesitate to contact the undersigned. Yours faithfully,";
    expect(imprint(phrases, "draft").fingerprints).toEqual([]);
    expect(imprint(phrases, "released").fingerprints.every(({ first, last }) => last < first)).toBe(true);
    expect(imprint("تحية طيبة وبعد، وتفضلوا بقبول فائق الاحترام والتقدير", "draft").fingerprints).toEqual([]);
  });

  test("of a template are all its shingles, so that they are known beside any neighbour", () => {
    const fixed = "the harbour office answers for the pilots under its own rules";
    const every = new Set(everyShingle(fixed, "released"));
    expect(every.size).toBe(fixed.replace(/\s/gu, "").length - SHINGLE + 1);
  });
});
