import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percents, seenOnce, wilson } from "../src/index.ts";

describe("the interval of a share", () => {
  // Tables of Wilson's score interval at 95 %: Newcombe 1998 (81 of 263, 15 of 148, 0 of 20, 1 of 29), and those that the office's page quotes.
  it.each([
    [10, 10, "72 to 100 %"],
    [16, 20, "58 to 92 %"],
    [18, 20, "70 to 97 %"],
    [5, 5, "57 to 100 %"],
    [0, 10, "0 to 28 %"],
    [9, 16, "33 to 77 %"],
  ])("[B8] %i of %i is %s", (k, n, words) => {
    expect(percents(wilson(k, n))).toBe(words);
  });

  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("[B8] of %i in %i is as published", (k, n, low, high) => {
    const found = wilson(k, n);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("[B8] is everything where nobody answered, holds the share, mirrors, and narrows with more readers", () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 300 }), (n, some) => {
        const k = Math.min(some, n);
        const { low, high } = wilson(k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= k / n + 1e-12 && k / n <= high + 1e-12).toBe(true);
        const other = wilson(n - k, n);
        expect(other.low).toBeCloseTo(1 - high, 12);
        const twice = wilson(2 * k, 2 * n);
        expect(twice.high - twice.low).toBeLessThan(high - low);
      }),
    );
  });

  it("[B8] goes with what few readers can show: 15 % of misreaders are met among 15 readers with 0.91", () => {
    expect(seenOnce(0.15, 15)).toBeCloseTo(0.9126, 4);
    expect(seenOnce(0.15, 5)).toBeCloseTo(0.5563, 4);
  });
});
