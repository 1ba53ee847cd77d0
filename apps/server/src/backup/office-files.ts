import { chmod, mkdir, open, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What of the data folder is in a backup: the log's key and the sealing process's folder. The rest is the database. */
const folders = ["keys", "signer"];

/** A file as the backup carries it: its path in the data folder with "/", and its bytes. */
export type OfficeFile = { readonly path: string; readonly bytes: Buffer };

/** Names of files that were being written when something was killed: they are of no use to anyone. */
const unfinished = /\.(new|part)$/;

/** Reads the office's own files. Each is replaced as a whole by its writer, so none is read half-written. */
export async function readOfficeFiles(dataDir: string): Promise<OfficeFile[]> {
  const files: OfficeFile[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(dataDir, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (entry.isFile() && !unfinished.test(entry.name))
        files.push({
          path: `${folder}/${entry.name}`,
          bytes: await readFile(join(dataDir, folder, entry.name)),
        });
  }
  return files;
}

const path = /^(keys|signer)\/[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Whether a path from a backup is one that `readOfficeFiles` gives: nothing is written anywhere else. */
export function isOfficeFile(name: string): boolean {
  return path.test(name);
}

/** Writes a file for its owner alone, and returns when the disk has it. */
export async function writeOfficeFile(dataDir: string, { path, bytes }: OfficeFile): Promise<void> {
  const target = join(dataDir, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await writeFile(target, bytes, { mode: 0o600, flush: true });
  await chmod(target, 0o600);
}

/** Makes what was written in or moved into a folder outlast a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its renames are journalled.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
