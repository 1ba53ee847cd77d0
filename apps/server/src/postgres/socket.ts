import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ourName } from "./account.ts";
import type { Place } from "./place.ts";

/** The only role; it owns the cluster. */
export const ROLE = "chirograph";

const PREFIX = "chirograph-pg-";

/** In the data folder: where the socket's folder of the running, or killed, server is. */
const RECORD = "postgres.socket";

/** sun_path holds 108 bytes (unix(7)); the socket's own name and the folder's take 36. */
const LONGEST_TEMPORARY_FOLDER = 70;

/**
 * Makes the private folder of a server's socket. It also holds who may connect: our own system user as the one role,
 * and nobody else; no password exists.
 */
export function makeSocketFolder(dataDir: string, place: Place): string {
  const folder = mkdtempSync(join(temporaryFolder(), PREFIX));
  writeFileSync(join(dataDir, RECORD), `${folder}\n`);
  writeFileSync(join(folder, "pg_hba.conf"), `local all ${ROLE} peer map=own\n`, { mode: 0o644 });
  writeFileSync(join(folder, "pg_ident.conf"), `own "${ourName()}" ${ROLE}\n`, { mode: 0o644 });
  // Given away last: before that only we can write in it.
  if (place.account.spawn.uid !== undefined) chownSync(folder, place.account.uid, place.account.gid);
  return folder;
}

/** Removes the socket's folder that is on record, after an orderly stop or a kill. */
export function removeSocketFolder(dataDir: string): void {
  const record = join(dataDir, RECORD);
  const folder = readRecord(record);
  // A record that names anything else was not written by us.
  if (folder && basename(folder).startsWith(PREFIX)) rmSync(folder, { recursive: true, force: true });
  rmSync(record, { force: true });
}

/** The socket's folder that is on record; null when no server runs, and after a kill it may be a dead one's. */
export function recordedSocketFolder(dataDir: string): string | null {
  return readRecord(join(dataDir, RECORD));
}

function readRecord(record: string): string | null {
  try {
    return readFileSync(record, "utf8").trim();
  } catch {
    return null;
  }
}

function temporaryFolder(): string {
  const folder = tmpdir();
  // PostgreSQL reads a comma as the beginning of a second folder.
  return folder.length > LONGEST_TEMPORARY_FOLDER || folder.includes(",") ? "/tmp" : folder;
}
