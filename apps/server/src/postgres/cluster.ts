import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { majorVersion } from "./binaries.ts";
import { PostgresFailure } from "./failure.ts";
import { UNFINISHED_PREFIX } from "./leftovers.ts";
import type { Place } from "./place.ts";
import { dyingWithUs } from "./processes.ts";
import { ROLE } from "./socket.ts";

/** The builtin locale provider sorts the same on every system, so an upgrade of the machine cannot break an index. */
const INITDB_OPTIONS = [
  `--username=${ROLE}`,
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--auth-local=peer",
  "--auth-host=reject",
  "--no-instructions",
];

/** Environment for PostgreSQL's programs: nothing of the caller's PG* variables, locale or time zone. */
export const CLEAN_ENVIRONMENT = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" };

/**
 * Makes sure there is a cluster that these binaries can run: makes it on the first start, else checks it.
 * @throws PostgresFailure `initdb-failed`, `other-major-version`, `not-a-cluster`
 */
export async function ensureCluster(place: Place): Promise<void> {
  if (!existsSync(place.cluster)) return initialise(place);
  checkVersion(place);
  // A cluster copied back by root belongs to root, and PostgreSQL runs only on its own files.
  if (statSync(place.cluster).uid === 0 && place.account.uid !== 0) {
    spawnSync("chown", ["-R", `${place.account.uid}:${place.account.gid}`, place.cluster]);
  }
}

/** initdb works beside the final place and the result is renamed: a cluster that exists is a whole one. */
async function initialise(place: Place): Promise<void> {
  const making = join(place.base, `${UNFINISHED_PREFIX}${randomUUID()}`);
  mkdirSync(making, { mode: 0o700 });
  if (place.account.spawn.uid !== undefined) chownSync(making, place.account.uid, place.account.gid);
  await runInitdb(place, making);
  renameSync(making, place.cluster);
  const folder = openSync(place.base, "r");
  fsyncSync(folder);
  closeSync(folder);
}

async function runInitdb(place: Place, into: string): Promise<void> {
  const program = join(place.binaries.native, "bin", "initdb");
  const { file, args } = dyingWithUs("SIGKILL", [program, "-D", into, ...INITDB_OPTIONS]);
  const child = spawn(file, args, {
    ...place.account.spawn,
    cwd: "/",
    env: CLEAN_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  if (code === 0) return;
  throw new PostgresFailure(
    "initdb-failed",
    `The database could not be made in ${place.base}. PostgreSQL says: ${said.trim()}`,
  );
}

function checkVersion(place: Place): void {
  const ours = majorVersion(place.binaries);
  const theirs = versionOf(place.cluster);
  if (theirs === ours) return;
  throw new PostgresFailure(
    "other-major-version",
    `The data in ${place.cluster} was written by PostgreSQL ${theirs}; this Chirograph brings PostgreSQL ${ours}, which cannot read it. ` +
      "Nothing was changed. With the Chirograph that wrote it run `chirograph backup FILE`, then restore that file into an empty data folder with this one.",
  );
}

function versionOf(cluster: string): string {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch {
    throw new PostgresFailure(
      "not-a-cluster",
      `${cluster} exists and holds no PostgreSQL database. Nothing was changed. Move it away, or start on another data folder.`,
    );
  }
}
