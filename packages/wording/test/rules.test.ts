import { describe, expect, test } from "vitest";
import { check, type Kind } from "../src/index.ts";
import type { Rule } from "../src/rule.ts";
import { TABLES } from "../src/rules/tables.ts";

const whole = (text: string) => [{ start: 0, end: text.length }];
const finds = (kind: Kind, text: string): boolean =>
  check(text, whole(text)).some((finding) => finding.kind === kind);

describe.each(Object.entries(TABLES) as [Kind, readonly Rule[]][])("%s", (kind, rules) => {
  const rows = rules.map((rule) => [rule.says[0] ?? "", rule] as const);
  test.each(rows)("“%s …”: has an example, and finds each of them", (_, { yes }) => {
    expect(yes.length).toBeGreaterThan(0);
    expect(yes.filter((text) => !finds(kind, text))).toEqual([]);
  });
  test.each(rows)("“%s …”: leaves its exceptions alone", (_, { no }) => {
    expect(no.length).toBeGreaterThan(0);
    expect(no.filter((text) => finds(kind, text))).toEqual([]);
  });
});
