import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { learned, WEIGHTS } from "../bench/learn.ts";
import { check, type Finding } from "../src/index.ts";

const commitment = (text: string): Finding | undefined =>
  check(text, [{ start: 0, end: text.length }]).find(({ kind }) => kind === "commitment");

const COMMITS = [
  "We will close the berth.",
  "We won't close it.",
  "The service will end on 1 May.",
  "In the coming weeks the Authority will move its pilot boats from Eastport to Westport.",
  "Pilot boats move between the two ports from 1 June.",
  "We grant the request.",
  "I hereby approve the plan.",
  "The Board has decided to close the ferry.",
  "We are preparing to move the records.",
  "We intend to buy the land.",
  "We agree to the change.",
  "You may berth at the north jetty.",
  "Tenants may not keep pigeons.",
  "The licensee shall not assign the stall.",
  "No vehicle will be admitted.",
  "The office will be closed on Monday.",
  "We do not consent to the sale.",
  "All rights are reserved.",
  "The toll for lorries is doubled from 1 January.",
  "If you apply by Friday, we will decide by Monday.",
];
const COMMITS_NOT = [
  "Prices will rise.",
  "The tide will be high.",
  "We built 40 berths.",
  "The Authority operates six berths.",
  "Thank you for your letter of 3 May.",
  "I enclose a copy of the report.",
  "The harbour is 12 metres deep.",
  "We hope to see you soon.",
  "Please let us know what you think.",
  "The Board decided ten years ago to build it.",
  "Would the Board close the berth?",
  "The owner said that he would sell.",
  "It was a hard winter, and many ships were late.",
  "We respect your sovereign decision ordering our departure.",
];

describe("a sentence that commits the office or announces something", () => {
  test.each(COMMITS)("is pointed out: %s", (text) => expect(commitment(text)).toBeDefined());
  test.each(COMMITS_NOT)("is not this: %s", (text) => expect(commitment(text)).toBeUndefined());

  test.each([
    ["You may berth at the north jetty.", "You may berth", /binds or frees others/],
    ["The Board has decided to close the ferry.", "The Board has decided to", /decided or in force/],
    ["In June the pilot boats will be withdrawn.", "the pilot boats will be withdrawn", /^“the pilot boats/],
    ["It is late, but we will reply.", "we will reply", /^“we will reply”: which decision allows it\?$/],
  ])("is shown by the sign that says so: %s", (text, words, why) => {
    expect(commitment(text)).toMatchObject({ words, why: expect.stringMatching(why) });
  });

  test("is shown whole where no sign tells", () => {
    const text = "All leave cancelled.";
    expect(commitment(text)).toMatchObject({ start: 0, words: text.slice(0, -1) });
  });
});

test("the weights are those that the lessons teach", () => {
  expect(JSON.parse(readFileSync(WEIGHTS, "utf8"))).toEqual(learned().learned);
});
