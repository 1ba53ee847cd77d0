import type { Table } from "../store/catalog.ts";
import { BackupError } from "./backup-error.ts";

/**
 * What is inside the envelope, after zstd: lines of JSON that say what follows, and what follows.
 * In this order: one `office`, the files, the tables, one `end`. Format 1, decisions/0007-backup.md.
 */
export type Section =
  /** `head`: the newest checkpoint, null in a log without leaves. */
  | {
      readonly section: "office";
      readonly made: string;
      readonly program: string;
      readonly head: string | null;
      readonly migrations: readonly string[];
    }
  /** Followed by the file's bytes. */
  | { readonly section: "file"; readonly path: string; readonly bytes: number }
  /** Followed by the rows as PostgreSQL's binary COPY. */
  | ({ readonly section: "table" } & Table)
  /** Rows of each table. Nothing follows. */
  | { readonly section: "end"; readonly rows: Readonly<Record<string, number>> };

/** Longest line: room for a table of a hundred columns, and for a note with all the signatures it may carry. */
export const MOST_SECTION = 1_000_000;

export function sectionLine(section: Section): Buffer {
  return Buffer.from(`${JSON.stringify(section)}\n`);
}

export function incomplete(why: string): BackupError {
  return new BackupError(
    "backup-incomplete",
    `This backup opens with its pass phrase but is not whole (${why}), so nothing of it was restored. The Chirograph that wrote it was faulty: take an earlier backup, and report this.`,
  );
}

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isColumn(value: unknown): boolean {
  const { name, kind } = (value ?? {}) as Record<string, unknown>;
  return isText(name) && (kind === "bytes" || kind === "text");
}

const shapes: Readonly<Record<string, (value: Record<string, unknown>) => boolean>> = {
  office: ({ made, program, head, migrations }) =>
    isText(made) &&
    isText(program) &&
    (head === null || isText(head)) &&
    Array.isArray(migrations) &&
    migrations.every(isText),
  file: ({ path, bytes }) => isText(path) && isCount(bytes),
  table: ({ name, columns }) => isText(name) && Array.isArray(columns) && columns.every(isColumn),
  end: ({ rows }) => typeof rows === "object" && rows !== null && Object.values(rows).every(isCount),
};

/** @throws BackupError `backup-incomplete` */
export function parseSection(line: string): Section {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw incomplete("a section does not begin with JSON");
  }
  const section = (value ?? {}) as Record<string, unknown>;
  if (!shapes[String(section.section)]?.(section)) throw incomplete("a section is of an unknown shape");
  return value as Section;
}
