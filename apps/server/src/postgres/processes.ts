import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The PostgreSQL processes that run on a cluster: their working folder is that folder (by device and inode), and they
 * are not zombies. A recorded number alone proves nothing: the system gives numbers out again.
 * @param recorded the number in postmaster.pid; only macOS, which has no /proc, needs it
 */
export function processesOn(cluster: string, recorded: number | null): number[] {
  if (process.platform === "linux") return processNumbers().filter((pid) => isPostgresOn(pid, cluster));
  return recorded !== null && namesCluster(recorded, cluster) ? [recorded] : [];
}

/** Waits until none of them lives, looking every 10 ms. @returns whether all ended within `ms` milliseconds */
export async function ended(pids: number[], ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (pids.some(isAlive)) {
    if (performance.now() > until) return false;
    await sleep(10);
  }
  return true;
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

const SETPRIV = "/usr/bin/setpriv";

/**
 * A command that gets `name` when this process dies, however it dies (Linux with util-linux; elsewhere the next start
 * ends what is left). The signal follows the thread that starts the command: the main one.
 */
export function dyingWithUs(name: NodeJS.Signals, command: string[]): { file: string; args: string[] } {
  const [file = "", ...args] = existsSync(SETPRIV)
    ? [SETPRIV, "--pdeathsig", name, "--", ...command]
    : command;
  return { file, args };
}

function processNumbers(): number[] {
  return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function isPostgresOn(pid: number, cluster: string): boolean {
  try {
    const { name, state } = procStat(pid);
    if (name !== "postgres" || state === "Z") return false;
    const [here, there] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)];
    return here.dev === there.dev && here.ino === there.ino;
  } catch {
    // Ended meanwhile, or another user's: PostgreSQL on our cluster runs as a user whose processes we may look at.
    return false;
  }
}

/** proc(5): "PID (name) state ...", where the name itself may hold brackets and spaces. */
function procStat(pid: number): { name: string; state: string } {
  const line = readFileSync(`/proc/${pid}/stat`, "utf8");
  const close = line.lastIndexOf(")");
  return { name: line.slice(line.indexOf("(") + 1, close), state: line.slice(close + 2, close + 3) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Where nobody reaps the dead, a zombie still answers to signal 0.
    return process.platform !== "linux" || procStat(pid).state !== "Z";
  } catch {
    return false;
  }
}

function namesCluster(pid: number, cluster: string): boolean {
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.includes("postgres") && stdout.includes(cluster);
}
