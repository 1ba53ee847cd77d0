import { writeBackup } from "@chirograph/server/backup/write-backup";
import { readConfig } from "@chirograph/server/config";
import { exit } from "./exit.ts";
import { backupPassPhrase } from "./pass-phrase.ts";
import { progressLine } from "./progress.ts";

export type BackupOptions = { readonly json?: boolean; readonly passPhraseFd?: string };

/** Writes the whole office into one encrypted file. */
export async function backup(file: string, program: string, options: BackupOptions): Promise<number> {
  const config = readConfig(process.env);
  const passPhrase = await backupPassPhrase(options.passPhraseFd, true);
  const line = progressLine();
  const written = await writeBackup({
    config,
    file,
    passPhrase,
    program,
    now: () => new Date(),
    progress: line.tell,
    log: (text) => process.stderr.write(`${text}\n`),
  }).finally(line.end);
  const { rows, tables, bytes, logSize } = written;
  process.stdout.write(
    options.json
      ? `${JSON.stringify(written)}\n`
      : `${written.file}: ${rows} rows of ${tables} tables and the keys, the log at ${logSize} leaves, in ${bytes} bytes. Without the pass phrase nobody opens it, you included.\n`,
  );
  return exit.good;
}
