import { randomBytes } from "node:crypto";
import { mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { BackupError } from "./backup-error.ts";
import { headFile } from "./head.ts";
import { syncFolder } from "./office-files.ts";

/** A data folder in the making: beside its place, under a name that nothing starts on. */
export type Making = {
  readonly folder: string;
  /** Puts it in its place; what was there (nothing, or a remembered head) is kept until `settle`. */
  place(): Promise<void>;
  unplace(): Promise<void>;
  settle(): Promise<void>;
  /** Removes it. */
  discard(): Promise<void>;
};

const infix = ".restoring-";

async function entriesOf(folder: string): Promise<string[] | null> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

async function refuseFull(dataDir: string): Promise<void> {
  const others = (await entriesOf(dataDir))?.filter((name) => name !== headFile) ?? [];
  if (others.length === 0) return;
  throw new BackupError(
    "folder-not-empty",
    `The data folder ${dataDir} is not empty (it holds ${others.slice(0, 3).join(", ")}), and a restore never writes over an office. ` +
      "Set CHIROGRAPH_DATA to an empty folder or one that does not exist. " +
      `When the old one is of no more use, move it away and leave only its file "${headFile}", which keeps an older backup from being taken for the newest.`,
  );
}

async function sayLeftovers(dataDir: string, log: (line: string) => void): Promise<void> {
  const names = (await entriesOf(dirname(dataDir))) ?? [];
  for (const name of names)
    if (name.startsWith(`${basename(dataDir)}${infix}`))
      log(
        `${join(dirname(dataDir), name)} is left of a restore that was interrupted. Nothing starts on it; remove it when no restore runs.`,
      );
}

function cannotMove(dataDir: string, error: unknown): BackupError {
  const reason = error instanceof Error ? error.message : String(error);
  return new BackupError(
    "folder-not-movable",
    `The restored office could not be put in the place of ${dataDir} (${reason}), and nothing was changed. ` +
      "Where that folder is a mount point, set CHIROGRAPH_DATA to a folder inside it.",
  );
}

async function swap(making: string, dataDir: string, before: string): Promise<void> {
  const there = (await entriesOf(dataDir)) !== null;
  try {
    if (there) await rename(dataDir, before);
    await rename(making, dataDir);
    await syncFolder(dirname(dataDir));
  } catch (error) {
    if (there) await rename(before, dataDir).catch(() => undefined);
    throw cannotMove(dataDir, error);
  }
}

/**
 * Begins a data folder that will take the place of `dataDir`, which is empty, missing, or holds a remembered head alone.
 * @throws BackupError `folder-not-empty`, `folder-not-movable`
 */
export async function beginFolder(given: string, log: (line: string) => void): Promise<Making> {
  const dataDir = await realpath(given).catch(() => given);
  await refuseFull(dataDir);
  await sayLeftovers(dataDir, log);
  const folder = `${dataDir}${infix}${randomBytes(4).toString("hex")}`;
  const before = `${folder}.before`;
  await mkdir(dirname(dataDir), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    throw cannotMove(dataDir, error);
  });
  return {
    folder,
    place: () => swap(folder, dataDir, before),
    async unplace() {
      await rename(dataDir, folder);
      await rename(before, dataDir).catch(() => undefined);
    },
    settle: () => rm(before, { recursive: true, force: true }),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
