import { readFile } from "node:fs/promises";
import { acceptOlderHead } from "@chirograph/server/backup/accept-head";
import { type Restored, restoreOffice } from "@chirograph/server/backup/restore-office";
import { readConfig } from "@chirograph/server/config";
import { exit } from "./exit.ts";
import { backupPassPhrase } from "./pass-phrase.ts";
import { progressLine } from "./progress.ts";

export type RestoreOptions = {
  readonly verify?: boolean;
  readonly verifyOnly?: boolean;
  readonly knownHead?: string;
  readonly acceptOlderHead?: boolean;
  readonly json?: boolean;
  readonly passPhraseFd?: string;
};

const talk = (text: string) => void process.stderr.write(`${text}\n`);

function renamed(newName: string | null): string {
  return newName === null
    ? ""
    : ` The log goes on as ${newName}: what was published before and is not in this database stays true of its old name, and every new checkpoint says so.`;
}

function sentence(restored: Restored, kept: boolean, dataDir: string): string {
  const { rows, tables, made, verified, newName } = restored;
  const checked = verified
    ? ` Checked: ${verified.events} events, ${verified.leaves} leaves, ${verified.checkpoints} checkpoints, all in order.`
    : "";
  const done = kept ? `restored into ${dataDir}` : "read, nothing kept";
  return `The office of ${made}, ${rows} rows of ${tables} tables and the keys: ${done}.${checked}${renamed(newName)}`;
}

async function acceptHere(json: boolean | undefined): Promise<number> {
  const settled = await acceptOlderHead(readConfig(process.env), talk);
  const said =
    settled.newName === null
      ? "The database is not older than what this office has published: there is nothing to accept."
      : `Accepted.${renamed(settled.newName)}`;
  process.stdout.write(`${json ? JSON.stringify(settled) : said}\n`);
  return exit.good;
}

/** Restores an office from a backup; without a file, accepts a database that is older than what was published. */
export async function restore(file: string | undefined, options: RestoreOptions): Promise<number> {
  if (file === undefined && options.acceptOlderHead) return acceptHere(options.json);
  if (file === undefined) {
    talk("Say which file to restore from: chirograph restore FILE --verify");
    return exit.usage;
  }
  const config = readConfig(process.env);
  const knownHead = options.knownHead === undefined ? null : await readFile(options.knownHead, "utf8");
  const passPhrase = await backupPassPhrase(options.passPhraseFd, false);
  const line = progressLine();
  const keep = !options.verifyOnly;
  const restored = await restoreOffice({
    config,
    file,
    passPhrase,
    verify: !keep || options.verify === true,
    keep,
    knownHead,
    acceptOlderHead: options.acceptOlderHead === true,
    progress: line.tell,
    log: talk,
  }).finally(line.end);
  process.stdout.write(
    `${options.json ? JSON.stringify(restored) : sentence(restored, keep, config.dataDir)}\n`,
  );
  return exit.good;
}
