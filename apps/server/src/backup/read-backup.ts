import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import type { Table } from "../store/catalog.ts";
import { type Pieces, piecesOf } from "../store/pieces.ts";
import type { Refill } from "../store/refill.ts";
import { copyLine, readTuples } from "../store/tuples.ts";
import { BackupError } from "./backup-error.ts";
import { openEnvelope } from "./envelope.ts";
import { isOfficeFile, writeOfficeFile } from "./office-files.ts";
import { MOST_SECTION, type Section, incomplete, parseSection } from "./section.ts";
import type { Progress } from "./write-backup.ts";

export type Read = {
  readonly made: string;
  readonly migrations: readonly string[];
  readonly head: string | null;
  readonly tables: number;
  readonly rows: number;
};

type Into = { readonly refill: Refill; readonly folder: string; readonly progress: Progress };
type Office = Extract<Section, { section: "office" }>;

/** Lines are sent in pieces of about this many characters: one by one, each would be a write of its own. */
const pieceLength = 256_000;

async function* linesOf(
  pieces: Pieces,
  { name, columns }: Table,
  progress: Progress,
): AsyncGenerator<Buffer> {
  const bytes = columns.map(({ kind }) => kind === "bytes");
  let [lines, length, total] = ["", 0, 0];
  for await (const tuple of readTuples(pieces.take, columns.length)) {
    const line = copyLine(tuple, bytes);
    lines += line;
    length += line.length;
    if (length < pieceLength) continue;
    progress(name, (total += length));
    yield Buffer.from(lines);
    [lines, length] = ["", 0];
  }
  if (length > 0) yield Buffer.from(lines);
}

async function readOffice(pieces: Pieces, refill: Refill): Promise<Office> {
  const office = parseSection(await pieces.line(MOST_SECTION));
  if (office.section !== "office") throw incomplete("it does not begin with the office");
  const unknown = await refill.unknown(office.migrations);
  if (unknown.length === 0) return office;
  throw new BackupError(
    "backup-newer",
    `This backup was written by a newer Chirograph (${office.program}, with ${unknown.join(", ")}). Restore it with that one.`,
  );
}

function sameTable(made: Table | undefined, given: Table): Table {
  if (!made || JSON.stringify(made.columns) !== JSON.stringify(given.columns))
    throw incomplete(`it holds the table ${given.name} in a shape that its migrations do not make`);
  return made;
}

async function readSections(pieces: Pieces, into: Into): Promise<Read> {
  const { made, migrations, head } = await readOffice(pieces, into.refill);
  const tables = await into.refill.build(migrations);
  const missing = new Map(tables.map((table) => [table.name, table]));
  const counts: Record<string, number> = {};
  for (;;) {
    const section = parseSection(await pieces.line(MOST_SECTION));
    if (section.section === "office") throw incomplete("it holds two offices");
    if (section.section === "file") {
      if (!isOfficeFile(section.path)) throw incomplete("it names a file outside the office's folders");
      await writeOfficeFile(into.folder, { path: section.path, bytes: await pieces.take(section.bytes) });
    }
    if (section.section === "table") {
      const table = sameTable(missing.get(section.name), { name: section.name, columns: section.columns });
      missing.delete(table.name);
      counts[table.name] = await into.refill.load(table, linesOf(pieces, table, into.progress));
    }
    if (section.section === "end") {
      if (missing.size > 0) throw incomplete(`the table ${[...missing.keys()][0]} is not in it`);
      for (const [name, count] of Object.entries(counts))
        if (section.rows[name] !== count) throw incomplete(`the table ${name} has another number of rows`);
      if (!(await pieces.done())) throw incomplete("something follows its end");
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return { made, migrations, head, tables: tables.length, rows };
    }
  }
}

/**
 * Reads a backup into an empty database and a new folder. Nothing counts before it returns: the file's end proves it whole.
 * @throws BackupError
 */
export async function readBackup(file: string, passPhrase: string, into: Into): Promise<Read> {
  let read: Read | undefined;
  await pipeline(
    Readable.from(openEnvelope(createReadStream(file, { highWaterMark: 1 << 20 }), passPhrase), {
      objectMode: false,
    }),
    createZstdDecompress(),
    async (plain: AsyncIterable<Buffer>) => {
      read = await readSections(
        piecesOf(plain, () => incomplete("it ends in the middle of a section")),
        into,
      );
    },
  );
  if (!read) throw incomplete("it is empty");
  return read;
}
