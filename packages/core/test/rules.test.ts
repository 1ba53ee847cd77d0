import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8");
const rules = [...spec.matchAll(/^- \*\*\[([A-Z]\d+)\]\*\*/gm)].map(([, rule]) => rule ?? "");
const tests = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith(".test.ts") && name !== "rules.test.ts",
);

/** The rules that the titles of a file's tests cite. */
function cited(source: string): string[] {
  const titles = [...source.matchAll(/\bit(?:\.each\([^"]*?\))?\(\s*"((?:\[[A-Z]\d+\])+)/g)];
  return titles.flatMap(([, marks = ""]) => [...marks.matchAll(/[A-Z]\d+/g)].map(([rule]) => rule));
}

const citations = new Set(
  tests.flatMap((name) => cited(readFileSync(new URL(name, import.meta.url), "utf8"))),
);

describe("the rules of SPEC.md", () => {
  it("are there, each once", () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it("are each held by a test", () => {
    expect(rules.filter((rule) => !citations.has(rule))).toEqual([]);
  });

  it("are all that tests cite", () => {
    expect(citations.size).toBeGreaterThan(50);
    expect([...citations].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it("would be missed: a rule without a test and a test without a rule are seen", () => {
    expect(cited('it("[Z9][L1] does", () => {})')).toEqual(["Z9", "L1"]);
    expect(cited('it.each(list)("[Z8] does %s", () => {})')).toEqual(["Z8"]);
    expect(cited('it("does [Z7]", () => {})')).toEqual([]);
  });
});
