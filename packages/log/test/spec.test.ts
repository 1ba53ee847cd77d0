import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const room = fileURLToPath(new URL("../", import.meta.url));
const cited = (text: string): string[] => [...text.matchAll(/\[(L\d+)\]/g)].map(([, rule = ""]) => rule);

test("[L25] every rule of SPEC.md is cited by a test, and every rule a test cites is in SPEC.md", () => {
  const spec = readFileSync(`${room}SPEC.md`, "utf8");
  const rules = [...spec.matchAll(/^\*\*\[(L\d+)\]/gm)].map(([, rule = ""]) => rule);
  const tests = readdirSync(`${room}test`).filter((file) => file.endsWith(".test.ts"));
  const names = tests.flatMap((file) => cited(readFileSync(`${room}test/${file}`, "utf8")));
  expect(rules.length).toBeGreaterThan(20);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...new Set(names)].sort()).toEqual(rules.toSorted());
});

test("[L25] the room imports @noble and its own files, and nothing else", () => {
  const sources = readdirSync(`${room}src`);
  const imports = sources.flatMap((file) =>
    [...readFileSync(`${room}src/${file}`, "utf8").matchAll(/from "([^"]+)"/g)].map(([, from = ""]) => from),
  );
  expect(imports.length).toBeGreaterThan(20);
  expect(
    imports.filter((from) => !/^(\.\/[a-z0-9-]+\.ts|@noble\/(hashes|curves)\/[a-z0-9]+\.js)$/.test(from)),
  ).toEqual([]);
});
