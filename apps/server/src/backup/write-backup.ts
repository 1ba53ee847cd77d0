import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import type { Config } from "../config.ts";
import { type Snapshot, openSnapshot } from "../store/snapshot.ts";
import { BackupError } from "./backup-error.ts";
import { sealEnvelope } from "./envelope.ts";
import { requireLength } from "./envelope-key.ts";
import { type OfficeFile, readOfficeFiles, syncFolder } from "./office-files.ts";
import { reachDatabase } from "./reach-database.ts";
import { sectionLine } from "./section.ts";

/** Told while it works: what is being done, and how many bytes of the office were read so far. */
export type Progress = (what: string, bytes: number) => void;

export type Written = {
  readonly file: string;
  /** Length of the file, and of what was put into it. */
  readonly bytes: number;
  readonly plainBytes: number;
  readonly tables: number;
  readonly rows: number;
  /** Leaves of the log at that moment. */
  readonly logSize: number;
};

export type BackupRequest = {
  readonly config: Pick<Config, "dataDir" | "databaseUrl">;
  readonly file: string;
  readonly passPhrase: string;
  readonly program: string;
  readonly now: () => Date;
  readonly progress: Progress;
  readonly log: (line: string) => void;
};

type Tally = { bytes: number; rows: Record<string, number> };

async function* tables(snapshot: Snapshot, tally: Tally, progress: Progress): AsyncGenerator<Buffer> {
  for (const table of snapshot.tables) {
    yield sectionLine({ section: "table", ...table });
    const rows = snapshot.rows(table);
    for (let next = await rows.next(); ; next = await rows.next()) {
      if (next.done) {
        tally.rows[table.name] = next.value;
        break;
      }
      tally.bytes += next.value.length;
      progress(table.name, tally.bytes);
      yield next.value;
    }
  }
}

async function* contents(
  snapshot: Snapshot,
  files: readonly OfficeFile[],
  request: BackupRequest,
  made: string,
  tally: Tally,
): AsyncGenerator<Buffer> {
  const { migrations, head } = snapshot;
  yield sectionLine({
    section: "office",
    made,
    program: request.program,
    head: head?.note ?? null,
    migrations,
  });
  for (const { path, bytes } of files) {
    yield sectionLine({ section: "file", path, bytes: bytes.length });
    yield bytes;
  }
  yield* tables(snapshot, tally, request.progress);
  yield sectionLine({ section: "end", rows: tally.rows });
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found)
    throw new BackupError(
      "file-exists",
      `${file} exists already, and a backup is never written over. Name another file.`,
    );
}

/** Written beside its place and renamed when the disk has it: a file of that name is a whole backup. */
async function writeWhole(file: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  const part = `${file}.part`;
  const handle = await open(part, "w", 0o600);
  try {
    let bytes = 0;
    for await (const chunk of chunks) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await syncFolder(dirname(file));
    return bytes;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function writeSnapshot(snapshot: Snapshot, request: BackupRequest, file: string): Promise<Written> {
  // After the snapshot: the sealing process may know a seal more than the database, never one less.
  const files = await readOfficeFiles(request.config.dataDir);
  const made = request.now().toISOString();
  const tally: Tally = { bytes: 0, rows: {} };
  let bytes = 0;
  await pipeline(
    Readable.from(contents(snapshot, files, request, made, tally), { objectMode: false }),
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
    async (compressed: AsyncIterable<Buffer>) => {
      bytes = await writeWhole(file, sealEnvelope(compressed, request.passPhrase, made));
    },
  );
  const rows = Object.values(tally.rows).reduce((sum, count) => sum + count, 0);
  const logSize = snapshot.head?.size ?? 0;
  return { file, bytes, plainBytes: tally.bytes, tables: snapshot.tables.length, rows, logSize };
}

/**
 * Writes one moment of the whole office, its keys included, encrypted under a pass phrase, into a file that must not exist.
 * Works beside a running server; where none runs the embedded database is started for it. Memory is bounded.
 * @throws BackupError, PostgresFailure
 */
export async function writeBackup(request: BackupRequest): Promise<Written> {
  requireLength(request.passPhrase);
  const file = resolve(request.file);
  await refuseExisting(file);
  await using database = await reachDatabase(request.config, request.log);
  const snapshot = await openSnapshot(database.connection);
  if (!snapshot)
    throw new BackupError("no-office", "This database holds no office yet, so there is nothing to back up.");
  try {
    return await writeSnapshot(snapshot, request, file);
  } finally {
    await snapshot.close();
  }
}
