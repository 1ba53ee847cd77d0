import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Account, accountFor, ownerOf } from "./account.ts";
import { type Binaries, copyBinaries, installedBinaries, linkLibraries, runsAs } from "./binaries.ts";
import { PostgresFailure } from "./failure.ts";

/** Where a cluster lies, what runs it and as whom. `base` is the folder in which the cluster is made and renamed. */
export type Place = { base: string; cluster: string; account: Account; binaries: Binaries };

/** Root's own folder for what another user must be able to reach. */
const SYSTEM_FOLDER = "/var/lib/chirograph";

/** In the data folder: says where the cluster is when it is not beside it. */
const POINTER = "postgres-is-at";

/**
 * Settles where the cluster of a data folder lies, and as whom and from where PostgreSQL runs.
 * Every path is tried as that user: what it cannot reach is copied to, or made in, /var/lib/chirograph, and `log` says so.
 * @throws PostgresFailure
 */
export function settle(dataDir: string, log: (line: string) => void): Place {
  const installed = installedBinaries();
  const linked = linkLibraries(installed.native);
  const pointed = pointer(dataDir);
  const beside = pointed ?? dataDir;
  const account = accountFor(ownerOf(join(beside, "postgres")), join(beside, "postgres"));
  const base = pointed ?? reachableBase(dataDir, account, log);
  const binaries = runnableBinaries(installed, linked, base, account, log);
  return { base, cluster: join(base, "postgres"), account, binaries };
}

function pointer(dataDir: string): string | null {
  const file = join(dataDir, POINTER);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

function reachableBase(dataDir: string, account: Account, log: (line: string) => void): string {
  if (account.spawn.uid === undefined || opened(dataDir, account)) return dataDir;
  if (existsSync(join(dataDir, "postgres"))) {
    throw new PostgresFailure(
      "unreachable",
      `The database in ${dataDir} cannot be reached by user ${account.name}, who runs it: a folder on the way is closed to others. ` +
        "Open it for passing through (chmod o+x), or move the data folder to where that user can reach it.",
    );
  }
  const base = join(
    SYSTEM_FOLDER,
    `${basename(dataDir)}-${createHash("sha256").update(dataDir).digest("hex").slice(0, 8)}`,
  );
  mkdirSync(base, { recursive: true, mode: 0o711 });
  writeFileSync(join(dataDir, POINTER), `${base}\n`);
  log(`User ${account.name} cannot reach ${dataDir}, so the database is kept in ${base}.`);
  return base;
}

/** Whether the account can pass through the data folder; the folder itself is opened for passing, its parents are not ours to open. */
function opened(dataDir: string, account: Account): boolean {
  const { mode } = statSync(dataDir);
  if (!canEnter(dirname(dataDir), account)) return false;
  if (!canEnter(dataDir, account)) chmodSync(dataDir, (mode & 0o777) | 0o011);
  return canEnter(dataDir, account);
}

function canEnter(folder: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account.spawn, cwd: "/" }).status === 0;
}

function runnableBinaries(
  installed: Binaries,
  linked: boolean,
  base: string,
  account: Account,
  log: (line: string) => void,
): Binaries {
  if (linked && (account.spawn.uid === undefined || runsAs(installed, account))) return installed;
  const under = account.spawn.uid === undefined ? base : SYSTEM_FOLDER;
  mkdirSync(under, { recursive: true, mode: 0o755 });
  const copied = copyBinaries(installed, under, () =>
    log(
      `User ${account.name} cannot run PostgreSQL from ${installed.native}, so it runs from a copy in ${under}.`,
    ),
  );
  if (runsAs(copied, account)) return copied;
  throw new PostgresFailure(
    "unreachable",
    `User ${account.name} can run PostgreSQL neither from ${installed.native} nor from ${copied.native}. ` +
      "Install Chirograph where that user can reach it, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}
