import { readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PostgresFailure } from "./failure.ts";
import { ended, processesOn, signal } from "./processes.ts";
import { removeSocketFolder } from "./socket.ts";

/** Begins the name of a cluster that initdb has not finished. */
export const UNFINISHED_PREFIX = "postgres.new-";

/**
 * Clears what a killed run left on a cluster: processes proved to be its own are ended (its server by a fast shutdown),
 * then a postmaster.pid, which names a dead, zombie or foreign process, and the socket folder are removed.
 * Call only while holding the data folder's lock: then no living supervisor owns any of it.
 * @throws PostgresFailure `start-failed` when a process does not end
 */
export async function clearLeftovers(
  dataDir: string,
  base: string,
  cluster: string,
  log: (line: string) => void,
): Promise<void> {
  for (const name of readdirSync(base)) {
    if (name.startsWith(UNFINISHED_PREFIX)) await removeUnfinished(join(base, name));
  }
  const recorded = recordedServer(cluster);
  const left = processesOn(cluster, recorded);
  if (left.length > 0) {
    log("A PostgreSQL of an earlier run is still on this data folder: it is stopped first.");
    await endAll(left, recorded, cluster);
  }
  // The server removes its file in an orderly stop; one that is still here blocks the next start.
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  removeSocketFolder(dataDir);
}

/**
 * What initdb started may outlive it for a moment and write on into a folder that is being removed. Renamed, the folder
 * cannot be entered any more; who is in it already is ended.
 */
async function removeUnfinished(folder: string): Promise<void> {
  const closed = `${folder}.removed`;
  renameSync(folder, closed);
  const left = processesOn(closed, null);
  for (const pid of left) signal(pid, "SIGKILL");
  await ended(left, 5_000);
  rmSync(closed, { recursive: true, force: true });
}

/** The process in postmaster.pid (PostgreSQL, "pidfile.h": its first line). */
function recordedServer(cluster: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);
  } catch {
    return null;
  }
}

async function endAll(pids: number[], server: number | null, cluster: string): Promise<void> {
  if (server !== null && pids.includes(server)) {
    signal(server, "SIGINT");
    if (await ended(pids, 20_000)) return;
  }
  // Without their server the others obey only the immediate stop; the log replays what they had acknowledged.
  for (const pid of pids) signal(pid, "SIGQUIT");
  if (await ended(pids, 5_000)) return;
  for (const pid of pids) signal(pid, "SIGKILL");
  if (await ended(pids, 5_000)) return;
  throw new PostgresFailure(
    "start-failed",
    `PostgreSQL processes of an earlier run (${pids.join(", ")}) do not end and still hold ${cluster}. Restart the machine, or set DATABASE_URL.`,
  );
}
