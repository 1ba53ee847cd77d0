import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { openSnapshot } from "../store/snapshot.ts";
import type { TreeReader } from "../store/tree-reader.ts";
import { BackupError } from "./backup-error.ts";
import { headFile, judgeHead, rememberHead, rememberedHead } from "./head.ts";
import { abandonHead } from "./lineage.ts";
import { readLogKeys } from "./log-keys.ts";
import { reachDatabase } from "./reach-database.ts";

export type Settled = {
  /** The log's new name when a published head was left behind; else null. */
  readonly newName: string | null;
};

/**
 * Holds a database against a known head and settles what the data folder remembers from now on.
 * @param accept whether a head that the database does not reach or continue may be left behind, under a new log name
 * @throws BackupError `head-older`, `head-forked`, `head-foreign`
 */
export async function settleHead(
  dataDir: string,
  tree: TreeReader,
  known: string | null,
  accept: boolean,
): Promise<Settled> {
  const verdict = await judgeHead(tree, await readLogKeys(dataDir), known);
  const leaving = !verdict.ok && accept && verdict.code !== "head-foreign";
  if (!verdict.ok && !leaving) throw new BackupError(verdict.code, verdict.message);
  const newName = leaving && known !== null ? await abandonHead(dataDir, known) : null;
  if (verdict.newest !== null) await rememberHead(dataDir, verdict.newest);
  else await rm(join(dataDir, headFile), { force: true });
  return { newName };
}

/**
 * Accepts the database as it is, though it is older than what this office published.
 * @throws BackupError, PostgresFailure
 */
export async function acceptOlderHead(
  config: Pick<Config, "dataDir" | "databaseUrl">,
  log: (line: string) => void,
): Promise<Settled> {
  await using database = await reachDatabase(config, log);
  const snapshot = await openSnapshot(database.connection);
  if (!snapshot)
    throw new BackupError("no-office", "This database holds no office, so there is no head to accept.");
  try {
    return await settleHead(config.dataDir, snapshot.tree, await rememberedHead(config.dataDir), true);
  } finally {
    await snapshot.close();
  }
}
