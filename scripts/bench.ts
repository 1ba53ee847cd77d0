/**
 * npm run bench -- NAME [--json]
 *
 * Runs apps/server/bench/NAME.ts. Such a file exports `bench(pool, say)`, which resolves to its figures (medians of
 * several runs) and finds an empty PostgreSQL behind the pool. Talk goes to standard error; with --json the last line
 * of standard output is {"name", "figures"}.
 */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Bench, withDatabase } from "../apps/server/bench/database.ts";

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), "apps/server/bench");

const names = globSync("*.ts", { cwd: FOLDER })
  .filter((file) => /^export (?:async )?function bench\b/m.test(readFileSync(join(FOLDER, file), "utf8")))
  .map((file) => basename(file, ".ts"));

const say = (line: string) => void process.stderr.write(`${line}\n`);

const [name = "", ...options] = process.argv.slice(2);
if (names.includes(name)) {
  const { bench }: { bench: Bench } = await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href);
  const figures = await withDatabase(say, (pool) => bench(pool, say));
  console.log(options.includes("--json") ? JSON.stringify({ name, figures }) : figures);
} else {
  say(`Usage: npm run bench -- NAME [--json], where NAME is one of: ${names.sort().join(", ")}`);
  process.exitCode = 2;
}
