import { rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Config } from "../config.ts";
import { startPostgres } from "../postgres/supervisor.ts";
import { type Refill, openRefill } from "../store/refill.ts";
import type { Connection } from "../store/snapshot.ts";
import { settleHead } from "./accept-head.ts";
import { BackupError } from "./backup-error.ts";
import { rememberedHead } from "./head.ts";
import { readLogKeys } from "./log-keys.ts";
import { type Read, readBackup } from "./read-backup.ts";
import { type Making, beginFolder } from "./restore-folder.ts";
import { type Verified, verifyRecord } from "./verify-record.ts";
import type { Progress } from "./write-backup.ts";

export type RestoreRequest = {
  readonly config: Pick<Config, "dataDir" | "databaseUrl">;
  readonly file: string;
  readonly passPhrase: string;
  /** Check the whole record before anything is kept. */
  readonly verify: boolean;
  /** False: read and check, keep nothing. */
  readonly keep: boolean;
  /** A checkpoint the office is known to have published, besides what an old data folder's `head` says. */
  readonly knownHead: string | null;
  readonly acceptOlderHead: boolean;
  readonly progress: Progress;
  readonly log: (line: string) => void;
};

export type Restored = Read & {
  readonly verified: Verified | null;
  /** The log's new name when a published head was left behind; else null. */
  readonly newName: string | null;
};

type Target = { readonly connection: Connection; stop(): Promise<void>; discard(): Promise<void> };

async function openTarget({ config, log }: RestoreRequest, making: Making): Promise<Target> {
  if (config.databaseUrl)
    return { connection: config.databaseUrl, stop: async () => undefined, discard: async () => undefined };
  const postgres = await startPostgres({ dataDir: making.folder, log });
  const stop = () => postgres.stop();
  return {
    connection: postgres.connection,
    stop,
    async discard() {
      await stop();
      // As root the cluster may lie elsewhere, in a folder of its own.
      if (!postgres.cluster.startsWith(making.folder))
        await rm(dirname(postgres.cluster), { recursive: true, force: true });
    },
  };
}

async function refuseStrangers(refill: Refill): Promise<void> {
  const names = await refill.strangers();
  if (names.length === 0) return;
  throw new BackupError(
    "database-not-empty",
    `The database at DATABASE_URL is not empty (it holds ${names.slice(0, 3).join(", ")}), and a restore never writes over an office. Make a new database, and set DATABASE_URL to it.`,
  );
}

async function verified(request: RestoreRequest, refill: Refill, folder: string): Promise<Verified | null> {
  if (!request.verify) return null;
  const result = await verifyRecord(refill.audit, refill.tree, await readLogKeys(folder), request.progress);
  if (result.findings.length === 0) return result;
  throw new BackupError(
    "verification-failed",
    `The backup is intact, but the office in it was not in order when it was made, and nothing was restored:\n${result.findings.map((one) => `- ${one}`).join("\n")}\nTake an earlier backup. Without --verify this one is restored as it is.`,
  );
}

/** The database's commit comes last where the database lies elsewhere: before it, a start finds it empty and is refused. */
async function keep(
  { config }: RestoreRequest,
  making: Making,
  refill: Refill,
  target: Target,
): Promise<void> {
  if (config.databaseUrl) {
    await making.place();
    await refill.commit().catch(async (error: unknown) => {
      await making.unplace();
      throw error;
    });
  } else {
    await refill.commit();
    await refill.close();
    await target.stop();
    await making.place();
  }
  await making.settle();
}

/** Heads that the office is known to have published. What is only tried may be as old as it likes. */
async function settleHeads(
  request: RestoreRequest,
  making: Making,
  refill: Refill,
  remembered: string | null,
) {
  const known = request.keep ? [remembered, request.knownHead].filter((note) => note !== null) : [];
  let newName: string | null = null;
  for (const note of known.length > 0 ? known : [null]) {
    const settled = await settleHead(making.folder, refill.tree, note, request.acceptOlderHead);
    newName = settled.newName ?? newName;
  }
  return newName;
}

async function fill(
  request: RestoreRequest,
  making: Making,
  target: Target,
  remembered: string | null,
): Promise<Restored> {
  const refill = await openRefill(target.connection);
  try {
    await refuseStrangers(refill);
    const { file, passPhrase, progress } = request;
    const read = await readBackup(file, passPhrase, { refill, folder: making.folder, progress });
    await refill.advance(read.migrations);
    const newName = await settleHeads(request, making, refill, remembered);
    const result = { ...read, newName, verified: await verified(request, refill, making.folder) };
    if (request.keep) await keep(request, making, refill, target);
    return result;
  } finally {
    await refill.close();
  }
}

/**
 * Restores an office from a backup into an empty data folder, and an empty database where DATABASE_URL names one. All of it is
 * made beside its place, in one transaction: interrupted at any point, it leaves nothing that starts.
 * @throws BackupError, PostgresFailure
 */
export async function restoreOffice(request: RestoreRequest): Promise<Restored> {
  const dataDir = resolve(request.config.dataDir);
  const found = await stat(request.file).catch(() => null);
  if (!found?.isFile())
    throw new BackupError("file-unreadable", `There is no file ${request.file} that this user can read.`);
  const remembered = await rememberedHead(dataDir);
  const making = await beginFolder(dataDir, request.log);
  await using cleanup = new AsyncDisposableStack();
  // After `keep` the folder has moved, and there is nothing left to discard.
  cleanup.defer(() => making.discard());
  const target = await openTarget(request, making);
  let kept = false;
  cleanup.defer(() => (kept ? target.stop() : target.discard()));
  const restored = await fill(request, making, target, remembered);
  kept = request.keep;
  return restored;
}
