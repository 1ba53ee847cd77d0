// Everything that can be told without running the product: types, lint, format, unused code, room fences, numbered rules.
// Every step runs, whatever an earlier one said; the exit code is 0 only when all are content. Runs on Node 24.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT, say } from "./said.mjs";

const STEPS = [
  { name: "types", script: "node_modules/typescript/bin/tsc", args: ["-p", ".", "--noEmit"] },
  { name: "lint", script: "node_modules/oxlint/bin/oxlint", args: ["."] },
  {
    name: "format",
    script: "node_modules/oxfmt/bin/oxfmt",
    args: ["--check", "."],
    advice: "`npm run format` mends this.",
  },
  {
    name: "unused code",
    script: "node_modules/knip/bin/knip.js",
    args: ["--no-progress", "--no-config-hints"],
  },
  { name: "room fences", script: "scripts/fences.ts", args: [] },
  { name: "numbered rules", script: "scripts/rules.ts", args: [] },
];

function passes({ name, script, args, advice }) {
  say(`\n-- ${name}`);
  const began = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(ROOT, script), ...args],
    { cwd: ROOT, stdio: "inherit" },
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(
    status === 0
      ? `${name}: in order (${seconds} s)`
      : `${name}: NOT in order. ${advice ?? "What is wrong stands above."}`,
  );
  return status === 0;
}

const wanted = process.argv.slice(2);
const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const failed = steps.filter((step) => !passes(step));
say(
  failed.length === 0
    ? `\nAll ${steps.length} checks are in order.`
    : `\nNot in order: ${failed.map(({ name }) => name).join(", ")}.`,
);
process.exitCode = failed.length === 0 && steps.length > 0 ? 0 : 1;
