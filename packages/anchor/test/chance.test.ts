import { expect, test } from "vitest";
import { compareVersions } from "../src/compare-versions.ts";
import { match, noMatches, runsOf } from "../src/matching.ts";
import { partStrays } from "../src/strays.ts";
import { trim } from "../src/trim.ts";

test("a word alone between long gaps is parted, one between replaced words stays", () => {
  const matching = noMatches(20, 20);
  for (const at of [0, 2, 4, 12, 19]) match(matching, at, at);
  partStrays(matching);
  expect(runsOf(matching).map(({ a }) => a)).toEqual([0, 2, 4, 19]);
});

test("the only word left of a sentence at an end of a passage does not carry it there", () => {
  const before = [
    "There are other provisions which should be changed. The treaty itself stands as it was signed.",
  ];
  const after = ["There is reason to hope for peace. The treaty itself stands as it was signed."];
  const versions = compareVersions(before, after);
  const range = { first: 0, last: versions.before.length - 1 };
  const pairs = [{ a: 0, b: 0 }, ...Array.from({ length: 8 }, (_, i) => ({ a: 8 + i, b: 7 + i }))];
  expect(trim(pairs, range, versions)).toEqual(pairs.slice(1));
  const backwards = [...pairs.slice(1), { a: 16, b: 15 }];
  expect(trim(backwards, range, versions)).toEqual(backwards);
});
