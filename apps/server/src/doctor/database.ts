import type { Config } from "../config.ts";
import { isTrial } from "../acts/people/set-up.ts";
import { BackupError } from "../backup/backup-error.ts";
import { judgeHead, rememberedHead } from "../backup/head.ts";
import { readLogKeys } from "../backup/log-keys.ts";
import { reachDatabase } from "../backup/reach-database.ts";
import { type Health, readHealth } from "../store/health.ts";
import { type Finding, bad, good, note } from "./finding.ts";

const reached = {
  DATABASE_URL: "The database at DATABASE_URL answers",
  running: "The embedded database of the running server answers",
  started: "No server runs on this data folder; its embedded database was started for this look",
} as const;

function settings({ unsafe }: Health): Finding {
  return unsafe.length === 0
    ? good("durability", "PostgreSQL keeps what it confirms (fsync, full_page_writes, synchronous_commit).")
    : bad(
        "durability",
        `PostgreSQL runs with ${unsafe.join(" and ")} off and can lose letters it has confirmed. Switch this on in postgresql.conf.`,
      );
}

function migrations({ missing, unknown }: Health): Finding {
  if (unknown.length > 0)
    return bad(
      "migrations",
      `A newer Chirograph has used this database (${unknown.join(", ")}). Start the newer version.`,
    );
  if (missing === null) return note("migrations", "The database is empty; the first start makes its tables.");
  return missing.length === 0
    ? good("migrations", "The database's tables are those of this program.")
    : note(
        "migrations",
        `The database's tables are older than this program; the next start brings them up to date (${missing.join(", ")}).`,
      );
}

async function logHead({ dataDir }: Config, health: Health): Promise<Finding> {
  if (health.missing === null || health.missing.length > 0)
    return note("log-head", "There is no log to look at yet.");
  const verdict = await judgeHead(health.tree, await readLogKeys(dataDir), await rememberedHead(dataDir));
  if (!verdict.ok) return bad("log-head", verdict.message);
  return verdict.newest === null
    ? note("log-head", "The log is empty.")
    : good(
        "log-head",
        `The log has ${verdict.newest.split("\n")[1]} leaves and continues the head that this data folder remembers.`,
      );
}

function publicAddress({ publicAddress }: Health): Finding {
  if (publicAddress === null) return note("public-address", "The office is not set up yet.");
  return isTrial(publicAddress)
    ? note(
        "public-address",
        `The public address is ${publicAddress}: a trial on this machine, and every copy says so.`,
      )
    : good("public-address", `The public address is ${publicAddress}.`);
}

async function look(config: Config): Promise<Finding[]> {
  await using database = await reachDatabase(config, () => undefined);
  const health = await readHealth(database.connection);
  try {
    const found = good("database", `${reached[database.how]}: PostgreSQL ${health.version}.`);
    return [
      found,
      settings(health),
      migrations(health),
      await logHead(config, health),
      publicAddress(health),
    ];
  } finally {
    await health.close();
  }
}

/** The database and what only it knows. Where it cannot be reached, that is the one finding. */
export async function database(config: Config): Promise<Finding[]> {
  try {
    return await look(config);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof BackupError && error.code === "no-office") return [note("database", message)];
    const where = config.databaseUrl ? "The database at DATABASE_URL cannot be used: " : "";
    return [bad("database", `${where}${message}`)];
  }
}
