import { readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { PostgresFailure } from "./failure.ts";

/** The user PostgreSQL runs as. `spawn` goes into spawn's options: empty when that user is ourselves. */
export type Account = { name: string; uid: number; gid: number; spawn: { uid?: number; gid?: number } };

type PasswdEntry = { name: string; uid: number; gid: number };

const BRING_YOUR_OWN = "Set DATABASE_URL to a PostgreSQL of your own.";

/**
 * Our own name in the system's list of users, which PostgreSQL's peer login compares.
 * @throws PostgresFailure `no-passwd-entry`: initdb and peer login both fail without one
 */
export function ourName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new PostgresFailure(
      "no-passwd-entry",
      `User number ${process.getuid?.()} has no entry in this system's list of users, and PostgreSQL does not start without one. ` +
        `${BRING_YOUR_OWN} Or start Chirograph as a user that has a name.`,
    );
  }
}

/**
 * Who runs PostgreSQL: ourselves; as root (which PostgreSQL refuses) the cluster's owner, else `postgres`, else `nobody`.
 * @param clusterOwner uid of the existing cluster, or null before the first start
 * @throws PostgresFailure `no-passwd-entry`, `not-ours`
 */
export function accountFor(clusterOwner: number | null, cluster: string): Account {
  const name = ourName();
  const uid = process.getuid?.() ?? -1;
  if (uid === 0) return other(clusterOwner, cluster);
  if (clusterOwner !== null && clusterOwner !== uid) throw ownedByAnother(clusterOwner, cluster, name);
  return { name, uid, gid: process.getgid?.() ?? -1, spawn: {} };
}

function other(clusterOwner: number | null, cluster: string): Account {
  const known = passwd();
  const entry =
    clusterOwner === null || clusterOwner === 0
      ? (known.find((it) => it.name === "postgres") ?? known.find((it) => it.name === "nobody"))
      : known.find((it) => it.uid === clusterOwner);
  if (entry) return { ...entry, spawn: { uid: entry.uid, gid: entry.gid } };
  throw new PostgresFailure(
    "no-passwd-entry",
    clusterOwner
      ? `The database in ${cluster} belongs to user number ${clusterOwner}, who is not in this system's list of users. Give it to one who is (chown -R).`
      : `PostgreSQL does not run as root, and this system has neither a user postgres nor a user nobody. ${BRING_YOUR_OWN}`,
  );
}

function ownedByAnother(uid: number, cluster: string, us: string): PostgresFailure {
  const owner = passwd().find((it) => it.uid === uid)?.name ?? `number ${uid}`;
  return new PostgresFailure(
    "not-ours",
    `The database in ${cluster} belongs to user ${owner}, and this is ${us}. ` +
      "Start Chirograph as that user (as root, if root started it before), or on another data folder.",
  );
}

/** The uid that owns the cluster, or null where there is none. */
export function ownerOf(cluster: string): number | null {
  return statSync(cluster, { throwIfNoEntry: false })?.uid ?? null;
}

function passwd(): PasswdEntry[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .flatMap(([name, , uid, gid]) =>
      name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [],
    );
}
