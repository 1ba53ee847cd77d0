import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { CLEAN_ENVIRONMENT } from "./cluster.ts";
import type { Place } from "./place.ts";
import { dyingWithUs } from "./processes.ts";
import { makeSocketFolder } from "./socket.ts";

/** A running PostgreSQL server: where it listens, and a promise that resolves when it ends, however it ends. */
export type RunningServer = {
  child: ChildProcess;
  socketFolder: string;
  logFile: string;
  logStart: number;
  exit: Promise<void>;
};

const LARGEST_LOG = 4_000_000;

/** Starts PostgreSQL on a cluster, listening on nothing but a private socket. It is not yet ready. */
export function launchServer(place: Place, dataDir: string): RunningServer {
  const socketFolder = makeSocketFolder(dataDir, place);
  const logFile = join(dataDir, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const child = spawnServer(place, socketFolder, output);
  closeSync(output);
  const exit = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return { child, socketFolder, logFile, logStart, exit };
}

/** Asks for a fast shutdown and, after a minute, an immediate one, which the next start repairs. */
export async function endServer(server: RunningServer): Promise<void> {
  server.child.kill("SIGINT");
  const impatience = setTimeout(() => server.child.kill("SIGQUIT"), 60_000);
  await server.exit;
  clearTimeout(impatience);
}

/** What the server wrote since this start, its last lines. */
export function lastWords(server: RunningServer): string {
  const written = readFileSync(server.logFile).subarray(server.logStart).toString("utf8");
  return written.trim().split("\n").slice(-6).join("\n");
}

function spawnServer(place: Place, socketFolder: string, output: number): ChildProcess {
  const command = [
    join(place.binaries.native, "bin", "postgres"),
    "-D",
    place.cluster,
    ...settings(socketFolder),
  ];
  const { file, args } = dyingWithUs("SIGINT", command);
  return spawn(file, args, {
    ...place.account.spawn,
    cwd: "/",
    env: CLEAN_ENVIRONMENT,
    // Its own session: Ctrl-C must reach Chirograph first, which still needs its database to stop in order.
    detached: true,
    stdio: ["ignore", output, output],
  });
}

function settings(socketFolder: string): string[] {
  return [
    "listen_addresses=",
    `unix_socket_directories=${socketFolder}`,
    "unix_socket_permissions=0700",
    `hba_file=${socketFolder}/pg_hba.conf`,
    `ident_file=${socketFolder}/pg_ident.conf`,
    "port=5432",
    "log_destination=stderr",
    "logging_collector=off",
    "timezone=UTC",
    "log_timezone=UTC",
    "jit=off",
  ].flatMap((setting) => ["-c", setting]);
}
