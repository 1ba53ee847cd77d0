import { mkdirSync, readFileSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";

/** The signer's folder could be read by others: nothing is kept in it until that is put right. */
export class FolderError extends Error {
  readonly code = "folder-open";
}

/** Makes the folder, for its owner alone. @throws FolderError when it exists and others may enter it */
export function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const open = statSync(folder).mode & 0o077;
  if (open !== 0 && process.platform !== "win32")
    throw new FolderError(
      `Other users can enter ${folder}, where the sealing key is kept. Run: chmod 700 ${folder}`,
    );
}

/** Node's permission model forbids `fsync` on numbers and allows it on handles, so handles it is. */
async function writeSynced(path: string, flags: "w" | "a", content: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(content, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its renames are journalled.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file as a whole: after a crash it is the old one or the new one. */
export async function replaceFile(folder: string, name: string, content: string): Promise<void> {
  const temporary = join(folder, `${name}.new`);
  await writeSynced(temporary, "w", content);
  await rename(temporary, join(folder, name));
  await syncFolder(folder);
}

/** Adds to a file and returns when the disk has it. */
export async function appendFile(folder: string, name: string, content: string): Promise<void> {
  await writeSynced(join(folder, name), "a", content);
  await syncFolder(folder);
}

/** The file's text, or undefined when there is none. */
export function readText(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
