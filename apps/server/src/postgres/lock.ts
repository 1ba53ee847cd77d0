import { accessSync, constants, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PostgresFailure } from "./failure.ts";

const SQLITE_BUSY = 5;

/**
 * Takes the data folder for this process until `release`.
 *
 * The lock is SQLite's own file lock (fcntl, LockFileEx): the kernel lets go of it when the process dies,
 * however it dies, so there is no stale lock to judge and no race in taking one over.
 * @throws PostgresFailure `already-running`, `not-ours`
 */
export function lockFolder(dataDir: string): { release(): void } {
  const holder = join(dataDir, "lock.pid");
  const database = open(join(dataDir, "lock"), dataDir);
  try {
    // In memory: a journal file beside the lock would be one more thing to leave behind.
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    throw isBusy(error) ? alreadyRunning(dataDir, holder) : error;
  }
  writeFileSync(holder, `${process.pid}\n`);
  return {
    release() {
      if (!database.isOpen) return;
      rmSync(holder, { force: true });
      database.close();
    },
  };
}

function open(file: string, dataDir: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file);
    // SQLite quietly opens what it may not write for reading, and such a lock locks nobody out.
    accessSync(file, constants.W_OK);
    return database;
  } catch {
    throw new PostgresFailure(
      "not-ours",
      `This user may not write in the data folder ${dataDir}. Start Chirograph as the user who owns it.`,
    );
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

function alreadyRunning(dataDir: string, holder: string): PostgresFailure {
  return new PostgresFailure(
    "already-running",
    `Another Chirograph${holderName(holder)} is using the data folder ${dataDir}. ` +
      "Two cannot share one folder: stop that one first, or start this one on another folder.",
  );
}

function holderName(holder: string): string {
  try {
    return ` (process ${Number.parseInt(readFileSync(holder, "utf8"), 10)})`;
  } catch {
    // The other one has the lock and has not written its number yet.
    return "";
  }
}
