import * as fc from "fast-check";
import { imprint, queryOf } from "@chirograph/find";
import { describe, expect, test } from "vitest";
import { below, letters, pick, seeded, textOf } from "../bench/find-corpus.ts";
import { excerpt, versions } from "../bench/find-edits.ts";
import { askedFor, bestStretch, packed } from "../src/store/sketches.ts";

const fit = (sketch: readonly number[], query: readonly number[]): number =>
  bestStretch(packed(sketch), askedFor(query));
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);
const query = from(1, 20);
const other = from(1000, 30);

/** The same by trying every stretch: three for each value of the query in it, less one for each other value. */
function everyStretch(sketch: readonly number[], values: readonly number[]): number {
  let best = 0;
  for (let start = 0; start < sketch.length; start += 1) {
    for (let end = start + 1; end <= sketch.length; end += 1) {
      const part = sketch.slice(start, end);
      const met = part.filter((value) => values.includes(value));
      best = Math.max(best, 3 * new Set(met).size - (part.length - met.length));
    }
  }
  return best;
}

describe("how well a query fits a sketch", () => {
  const whole = fit(query, query);

  test("what stands before or after the stretch takes nothing from it and adds nothing", () => {
    expect(fit([...other, ...query, ...other], query)).toBe(whole);
    expect(fit([...from(1, 6), ...other, ...query], query)).toBe(whole);
    expect(fit([...query, ...other, ...from(15, 6)], query)).toBe(whole);
    expect(fit([...query, ...from(1000, 3), ...from(1, 6)], query)).toBe(whole);
    expect(fit([...from(15, 6), ...from(1000, 3), ...query], query)).toBe(whole);
  });

  test("what the stretch has more or less costs it, and a repeat in it gains nothing", () => {
    const near = [...from(1, 10), ...from(1000, 3), ...from(11, 10)];
    expect(fit(near, query)).toBeLessThan(whole);
    expect(fit([...from(1, 8), ...from(11, 10)], query)).toBeLessThan(whole);
    expect(fit([...query, ...query], query)).toBe(whole);
  });

  test("a misread letter, which spoils six values, does not part the stretch", () => {
    const misread = (values: readonly number[]): number[] => values.toSpliced(7, 6, ...from(5000, 6));
    expect(fit(query, misread(query))).toBe(3 * 14 - 6);
    expect(fit(query, misread(query))).toBeGreaterThan(fit(query.slice(13), misread(query)));
  });

  test("is never more than the best of all stretches, and that for all but contrived sketches", () => {
    const value = fc.integer({ min: 0, max: 12 });
    const sketch = fc.array(value, { maxLength: 40 });
    fc.assert(
      fc.property(sketch, fc.uniqueArray(value), (one, values) => {
        expect(fit(one, values)).toBeLessThanOrEqual(everyStretch(one, values));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 40 }), (one) => {
        const values = one.filter((each) => each % 3 > 0);
        expect(fit(one, values)).toBe(everyStretch(one, values));
      }),
    );
  });

  test("an excerpt fits no version better than those that hold it, wherever in them it stands", () => {
    const random = seeded(4);
    const prose = letters(seeded(3));
    for (let n = 0; n < 100; n += 1) {
      const all = versions(random, prose[n] ?? [], prose[n + 200] ?? [], 20).map(textOf);
      const source = pick(random, all);
      const asked = queryOf(excerpt(random, source, 25 + below(random, 56))).released.sketch;
      const fits = new Map(all.map((each) => [each, fit(imprint(each, "released").sketch, asked)]));
      expect(fits.get(source)).toBe(Math.max(...fits.values()));
    }
  });
});
