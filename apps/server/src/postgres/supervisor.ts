import { mkdirSync, realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { ensureCluster } from "./cluster.ts";
import { refuseUnsafe } from "./durability.ts";
import { PostgresFailure } from "./failure.ts";
import { clearLeftovers } from "./leftovers.ts";
import { lockFolder } from "./lock.ts";
import { settle } from "./place.ts";
import { endServer, lastWords, launchServer, type RunningServer } from "./server.ts";
import { removeSocketFolder, ROLE } from "./socket.ts";

/** Options for pg's Client and Pool. `ssl` and `options` are set so that PGSSLMODE and PGOPTIONS of the caller's environment do not act. */
export type PostgresConnection = {
  host: string;
  port: number;
  user: string;
  database: string;
  ssl: false;
  options: string;
};

export type EmbeddedPostgres = {
  connection: PostgresConnection;
  pid: number;
  /** The cluster's folder: `postgres` in the data folder, or as root where its user can reach it. */
  cluster: string;
  /** Resolves with a sentence when PostgreSQL ends without `stop`; stays pending otherwise. */
  lost: Promise<string>;
  /** Ends PostgreSQL and frees the data folder. May be called again. */
  stop(): Promise<void>;
};

const DATABASE = "chirograph";

/** PostgreSQL, appendix A: codes of a server that is not ready, and of a database that does not exist. */
const CANNOT_CONNECT_NOW = "57P03";
const INVALID_CATALOG_NAME = "3D000";

/**
 * Starts the embedded PostgreSQL on a data folder, whatever an earlier run left there, and waits until it serves.
 * Call from the main thread. The cluster is `dataDir/postgres`, the server's log `dataDir/postgres.log`;
 * as root the cluster may lie in /var/lib/chirograph, and `log` says so.
 * @throws PostgresFailure
 */
export async function startPostgres(given: {
  dataDir: string;
  log: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  await using cleanup = new AsyncDisposableStack();
  const dataDir = makeFolder(given.dataDir);
  const lock = lockFolder(dataDir);
  cleanup.defer(() => lock.release());
  const place = settle(dataDir, given.log);
  await clearLeftovers(dataDir, place.base, place.cluster, given.log);
  await ensureCluster(place);
  const server = launchServer(place, dataDir);
  cleanup.defer(async () => {
    await endServer(server);
    removeSocketFolder(dataDir);
  });
  const connection = connectionTo(server.socketFolder);
  await prepareDatabase(server, connection, given.log);
  const owned = cleanup.move();
  return { ...running(server, connection, () => owned.disposeAsync()), cluster: place.cluster };
}

function running(
  server: RunningServer,
  connection: PostgresConnection,
  end: () => Promise<void>,
): Omit<EmbeddedPostgres, "cluster"> {
  let stopping: Promise<void> | null = null;
  const lost = new Promise<string>((resolve) => {
    void server.exit.then(() => {
      if (!stopping)
        resolve(
          `PostgreSQL has ended by itself. Start Chirograph again: what was confirmed is kept. Its last words are in ${server.logFile}.`,
        );
      return null;
    });
  });
  return {
    connection,
    pid: server.child.pid ?? -1,
    lost,
    stop: () => (stopping ??= end()),
  };
}

function makeFolder(dataDir: string): string {
  try {
    // As root another user must pass through to the cluster; nobody else may list what lies here.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return realpathSync(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PostgresFailure("not-ours", `The data folder ${dataDir} cannot be made: ${reason}.`);
  }
}

/** How to reach the server whose socket lies in this folder. */
export function connectionTo(socketFolder: string): PostgresConnection {
  return {
    host: socketFolder,
    port: 5432,
    user: ROLE,
    database: DATABASE,
    ssl: false,
    options: "-c synchronous_commit=on",
  };
}

async function prepareDatabase(
  server: RunningServer,
  connection: PostgresConnection,
  log: (line: string) => void,
): Promise<void> {
  const client = await connectWhenReady(server, { ...connection, options: "-c client_encoding=UTF8" }, log);
  try {
    await refuseUnsafe(client);
  } finally {
    await client.end();
  }
}

/** A crash's repair may take minutes on a big database: as long as PostgreSQL lives, it is waited for. */
async function connectWhenReady(
  server: RunningServer,
  connection: PostgresConnection,
  log: (line: string) => void,
): Promise<Client> {
  let exited = false;
  void server.exit.then(() => (exited = true));
  let announce = performance.now() + 5_000;
  for (;;) {
    if (exited)
      throw new PostgresFailure("start-failed", `PostgreSQL did not start. It says:\n${lastWords(server)}`);
    const client = await connectOnce(connection);
    if (client) return client;
    if (performance.now() > announce) {
      announce += 10_000;
      log("PostgreSQL is repairing the database after an interrupted run. Nothing needs doing.");
    }
    await sleep(10);
  }
}

async function connectOnce(connection: PostgresConnection): Promise<Client | null> {
  const client = new Client(connection);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    if (error instanceof DatabaseError && error.code === INVALID_CATALOG_NAME)
      await createDatabase(connection);
    else if (!isNotReady(error)) throw error;
    return null;
  }
}

function isNotReady(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === CANNOT_CONNECT_NOW;
  return (
    error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ECONNREFUSED")
  );
}

/** Done at any start that does not find it: a kill may fall between initdb and here. */
async function createDatabase(connection: PostgresConnection): Promise<void> {
  const client = new Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
