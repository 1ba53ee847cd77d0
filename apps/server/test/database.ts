import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres } from "../src/postgres/supervisor.ts";

/** A PostgreSQL on which a test makes databases of its own. */
export type DatabaseServer = {
  /** An empty database, or one like `template`. */
  create(template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  connection(name: string): pg.PoolConfig;
  stop(): Promise<void>;
};

/**
 * Drops a database with whoever of this role is still connected. Not `with (force)`: that also ends an
 * autovacuum worker, which only a superuser may; a plain drop asks such a worker to stop, and waits.
 */
export async function dropDatabase(admin: pg.Pool | pg.Client, name: string): Promise<void> {
  const theirs =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user";
  await admin.query(theirs, [name]);
  await admin.query(`drop database ${name}`);
}

function serverOver(
  connection: (name: string) => pg.PoolConfig,
  admin: pg.Pool,
  end: () => Promise<void>,
): DatabaseServer {
  return {
    connection,
    async create(template) {
      const name = `office_${randomBytes(6).toString("hex")}`;
      await admin.query(`create database ${name}${template ? ` template ${template}` : ""}`);
      return name;
    },
    async drop(name) {
      await dropDatabase(admin, name);
    },
    async stop() {
      await admin.end();
      await end();
    },
  };
}

async function embedded(): Promise<DatabaseServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "chirograph-test-"));
  const postgres = await startPostgres({ dataDir, log: () => undefined });
  const admin = new pg.Pool({ ...postgres.connection, max: 1 });
  admin.on("error", () => undefined);
  return serverOver(
    (database) => ({ ...postgres.connection, database }),
    admin,
    async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  );
}

async function outside(address: string): Promise<DatabaseServer> {
  const admin = new pg.Pool({ connectionString: address, max: 1 });
  const connection = (name: string) => {
    const url = new URL(address);
    url.pathname = `/${name}`;
    return { connectionString: url.href };
  };
  return serverOver(connection, admin, async () => undefined);
}

const address = process.env.TEST_DATABASE_URL;
if (!address)
  console.info("TEST_DATABASE_URL is not set: the store is tested on the embedded PostgreSQL alone.");

/** Every PostgreSQL that the store is tested on: the embedded one, and the one of TEST_DATABASE_URL. */
export const databaseServers: readonly (readonly [name: string, start: () => Promise<DatabaseServer>])[] = [
  ["the embedded PostgreSQL", embedded],
  ...(address ? ([["another PostgreSQL", () => outside(address)]] as const) : []),
];
