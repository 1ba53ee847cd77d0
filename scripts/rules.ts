/**
 * The numbered rules: every `[C3]` of a SPEC.md is named by a test, and no test names a rule that its SPEC.md lacks.
 * A rule is a line of a SPEC.md that begins with its number; a test names it at the head of its title. Tests of a room
 * with a SPEC.md speak of that one; tests of other rooms may name the rules of any.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

type Text = { path: string; text: string };
type Mention = { rule: string; path: string; room: string };

const RULE = /^[\s>#*|-]*(?:\*\*)?\[([A-Z]{1,3}\d+[a-z]?)\]/gm;
// Not where a quotation mark stands before it: such a test is itself a text in a test.
const NAMED = /(?<!['"`])\b(?:it|test|describe)\b[^"'`\n]*(?:\n\s*)?["'`]((?:\s*\[[A-Z]{1,3}\d+[a-z]?\])+)/g;
const NUMBER = /[A-Z]{1,3}\d+[a-z]?/g;

/** What is wrong, one sentence each, and how many rules there are. */
function strayRules(specs: Text[], tests: Text[]): { wrong: string[]; rules: number } {
  const rules = specs.flatMap((spec) => mentions(spec, RULE));
  const named = tests.flatMap((test) => mentions(test, NAMED));
  const withSpec = new Set(rules.map(({ room }) => room));
  const fits = (test: Mention, rule: Mention) =>
    test.rule === rule.rule && (test.room === rule.room || !withSpec.has(test.room));
  const unheld = rules.filter((rule) => !named.some((test) => fits(test, rule)));
  const unknown = named.filter((test) => !rules.some((rule) => fits(test, rule)));
  const twice = rules.filter(
    (rule, at) => rules.findIndex((it) => it.rule === rule.rule && it.room === rule.room) !== at,
  );
  const wrong = [
    ...unheld.map(({ rule, path }) => `${path}: no test names rule [${rule}].`),
    ...unknown.map(({ rule, path }) => `${path}: a test names rule [${rule}], which no SPEC.md holds.`),
    ...twice.map(({ rule, path }) => `${path}: the number [${rule}] is given twice.`),
  ];
  return { rules: rules.length, wrong: [...new Set(wrong)] };
}

function mentions({ path, text }: Text, pattern: RegExp): Mention[] {
  const room = path.split("/").slice(0, 2).join("/");
  return [...text.matchAll(pattern)].flatMap((match) =>
    [...(match[1] ?? "").matchAll(NUMBER)].map(([rule]) => ({ rule, path, room })),
  );
}

/** The check tried on planted faults. @returns whether it sees each of them, and nothing where nothing is wrong */
function seesPlantedFaults(): boolean {
  const spec = [{ path: "packages/a/SPEC.md", text: "[Z1] One.\n- **[Z2]** Two.\n[Z2] Again." }];
  const test = {
    path: "packages/a/test/a.test.ts",
    text: 'it("[Z2] holds", f);\ntest.each(x)(\n  "[Z9] is unknown", f);',
  };
  const clean = { path: "apps/b/test/b.test.ts", text: 'it("[Z1][Z2] both", f)' };
  return (
    strayRules(spec, [test]).wrong.length === 3 &&
    strayRules([{ path: "packages/a/SPEC.md", text: "[Z1] One, as [Z7] says.\n[Z2] Two." }], [clean]).wrong
      .length === 0
  );
}

function readAll(root: string, pattern: string): Text[] {
  const paths = globSync(pattern, { cwd: root, exclude: ["**/node_modules/**"] });
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

if (import.meta.main) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const specs = readAll(root, "{packages,apps}/*/SPEC.md");
  const tests = readAll(root, "{packages,apps}/*/test/**/*.test.ts");
  const { wrong, rules } = strayRules(specs, tests);
  if (!seesPlantedFaults())
    wrong.push("The check of the numbered rules did not see the faults planted for it.");
  if (rules === 0) wrong.push("No numbered rule was found, so none is checked.");
  for (const line of wrong) console.error(line);
  console.log(
    `${rules} numbered rules in ${specs.length} SPEC.md, ${tests.length} test files; ${wrong.length} wrong.`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
