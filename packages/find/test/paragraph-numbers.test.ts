import { describe, expect, test } from "vitest";
import { compare } from "../src/index.ts";
import { paragraphNumbers } from "../src/paragraph-numbers.ts";

const paragraphs = [
  "The inner wall needs repair before the winter.",
  "The 12 pilot boats berth at the other quay until the works end.",
  "Agents book as before, by the same number.",
];
const numbered = paragraphs.map((text, at) => `${at + 1}. ${text}`).join("\n");
const plain = paragraphs.join("\n\n");

describe("paragraph numbers", () => {
  test("are no differences where a copy leaves them out", () => {
    expect(compare(numbered, plain).differences).toEqual([]);
    expect(compare(plain, numbered).differences).toEqual([]);
  });

  test("do not hide a changed figure", () => {
    const forged = plain.replace("12", "40");
    expect(compare(numbered, forged).differences).toMatchObject([
      { kind: "figure", ours: "12", theirs: "40" },
    ]);
  });

  test("are told from figures that came to stand at the start of a line", () => {
    const wrapped = "1. They pay on the 14th,\n30. September at the latest,\n2. and never in cash.";
    expect([...paragraphNumbers(wrapped)].map((at) => wrapped[at])).toEqual(["1", "2"]);
    const without = wrapped.replace("30. September", "September");
    expect(compare(wrapped, without).differences).not.toEqual([]);
  });

  test("that were changed are a difference", () => {
    expect(compare(numbered, numbered.replace("2. The", "7. The")).differences).not.toEqual([]);
  });
});
