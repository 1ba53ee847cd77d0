import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./office-files.ts";

/** Replaces a file as a whole, for its owner alone: after a power cut it is the old one or the new one. */
export async function replaceFile(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(`${path}.new`, "w", 0o600);
  try {
    await handle.writeFile(content, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(dirname(path));
}

/** A file's text, or null when there is none; every other failure to read it is thrown. */
export async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
