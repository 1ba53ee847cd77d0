import { expect, test } from "vitest";
import { wilson } from "../bench/wilson.ts";

test.each([
  [10, 10, 0.72, 1],
  [16, 20, 0.58, 0.92],
  [18, 20, 0.7, 0.97],
  [0, 0, 0, 1],
])("%i of %i: the published interval", (part, whole, low, high) => {
  expect(wilson(part, whole).map((bound) => Math.round(bound * 100) / 100)).toEqual([low, high]);
});
