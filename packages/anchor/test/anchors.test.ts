import { expect, test } from "vitest";
import { evaluate } from "../bench/anchors.ts";

test("on real prose nineteen of twenty comments re-attach rightly and none wrongly", (context) => {
  const figures = evaluate((line) => console.log(line), 1, 20);
  if (figures === null) return context.skip();
  expect(figures.all.edits).toBeGreaterThanOrEqual(200);
  expect(figures.reattached).toBeGreaterThanOrEqual(95);
  expect(figures.wrong).toBe(0);
});
