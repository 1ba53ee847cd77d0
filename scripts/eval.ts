/**
 * npm run eval -- NAME [--json]
 *
 * Runs packages/ROOM/bench/NAME.ts: how often a method is right, on real prose with a truth known by construction. Such a file exports
 * `evaluate(say)`, which gives its figures, or null with a notice where the prose is absent. Talk goes to standard error; with --json the
 * last line of standard output is {"name", "figures"}.
 */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

type Evaluation = { readonly evaluate: (say: (line: string) => void) => object | null };

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const files = new Map(
  globSync("packages/*/bench/*.ts", { cwd: ROOT })
    .map((file) => join(ROOT, file))
    .filter((file) => /^export (?:async )?function evaluate\b/m.test(readFileSync(file, "utf8")))
    .map((file) => [basename(file, ".ts"), file]),
);

const say = (line: string) => void process.stderr.write(`${line}\n`);

const [name = "", ...options] = process.argv.slice(2);
const file = files.get(name);
if (file === undefined) {
  say(`Usage: npm run eval -- NAME [--json], where NAME is one of: ${[...files.keys()].sort().join(", ")}`);
  process.exitCode = 2;
} else {
  const { evaluate }: Evaluation = await import(pathToFileURL(file).href);
  const figures = evaluate(say);
  console.log(options.includes("--json") ? JSON.stringify({ name, figures }) : figures);
}
