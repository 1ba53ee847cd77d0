import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import { PostgresFailure } from "../postgres/failure.ts";
import { runningServer } from "../postgres/running.ts";
import { startPostgres } from "../postgres/supervisor.ts";
import type { Connection } from "../store/snapshot.ts";
import { BackupError } from "./backup-error.ts";

/** A database that can be connected to; closing it ends only what was started for this. */
export type Reached = AsyncDisposable & {
  readonly connection: Connection;
  readonly how: "DATABASE_URL" | "running" | "started";
};

const nothingToEnd = async () => undefined;

/** A server that is starting holds the folder before its database answers: it is given half a minute. */
async function joinRunning(dataDir: string): Promise<Reached> {
  for (let tries = 0; tries < 300; tries += 1) {
    const connection = await runningServer(dataDir);
    if (connection) return { connection, how: "running", [Symbol.asyncDispose]: nothingToEnd };
    await sleep(100);
  }
  throw new BackupError(
    "server-starting",
    `Another Chirograph holds the data folder ${dataDir}, and its database does not answer. If it is starting or restoring, wait for it; else stop it and try again. A database started by one user answers that user only.`,
  );
}

/**
 * The office's database: the one at DATABASE_URL, that of the server which runs on the data folder, or the embedded one
 * started for this alone.
 * @throws BackupError `no-office`, `server-starting`; PostgresFailure
 */
export async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  log: (line: string) => void,
): Promise<Reached> {
  if (databaseUrl)
    return { connection: databaseUrl, how: "DATABASE_URL", [Symbol.asyncDispose]: nothingToEnd };
  if (!existsSync(join(dataDir, "postgres")) && !existsSync(join(dataDir, "postgres-is-at")))
    throw new BackupError(
      "no-office",
      `There is no office in the data folder ${dataDir}. Set CHIROGRAPH_DATA to the folder it is in, or DATABASE_URL to its database.`,
    );
  try {
    const postgres = await startPostgres({ dataDir, log });
    return { connection: postgres.connection, how: "started", [Symbol.asyncDispose]: () => postgres.stop() };
  } catch (error) {
    if (error instanceof PostgresFailure && error.code === "already-running") return joinRunning(dataDir);
    throw error;
  }
}
