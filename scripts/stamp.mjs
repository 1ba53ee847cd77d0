import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Does `work` unless `file` says that it was done for exactly this `key`. The file is removed first and written last,
 * so work that was interrupted is done again.
 */
export async function onceFor(file, key, work) {
  if (read(file) === key) return;
  rmSync(file, { force: true });
  await work();
  writeFileSync(file, key);
}

/** SHA-256 (hex) over texts and the files, or whole folders, at these paths; what does not exist counts as empty. */
export function fingerprint(texts, paths) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\0`);
  for (const path of paths) addPath(hash, path);
  return hash.digest("hex");
}

function addPath(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(path).sort()) addPath(hash, join(path, name));
  } else if (found) {
    hash.update(`${path}\0${found.size}\0`).update(readFileSync(path));
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
