import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import type { BackupOptions } from "./backup.ts";
import { exit } from "./exit.ts";
import type { RestoreOptions } from "./restore.ts";

const version = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** A failure with a sentence of its own is shown as that sentence; anything else keeps its stack for who mends it. */
function say(error: unknown): void {
  const known = error instanceof Error && "code" in error;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
}

/** The commands for keeping an office: backup, restore, doctor. */
function keeping(program: Command, ended: (code: number) => void): void {
  program
    .command("backup <file>")
    .description("write the whole office into one encrypted file, beside a running server too")
    .option("--pass-phrase-fd <n>", "read the pass phrase from this open file")
    .option("--json", "as JSON")
    .action(async (file: string, options: BackupOptions) => {
      ended(await (await import("./backup.ts")).backup(file, version, options));
    });
  program
    .command("restore [file]")
    .description("bring an office back from a backup into an empty data folder")
    .option("--verify", "check the whole record before anything is kept")
    .option("--verify-only", "check the backup and keep nothing")
    .option("--known-head <file>", "a checkpoint the office published: an older backup is refused")
    .option(
      "--accept-older-head",
      "go on from an older state, under a new log name; without a file, from the database as it is",
    )
    .option("--pass-phrase-fd <n>", "read the pass phrase from this open file")
    .option("--json", "as JSON")
    .action(async (file: string | undefined, options: RestoreOptions) => {
      ended(await (await import("./restore.ts")).restore(file, options));
    });
  program
    .command("doctor")
    .description("look the installation over")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }) => {
      ended(await (await import("./doctor.ts")).doctor(options));
    });
}

/** Runs one command line; gives the exit code. Data goes to standard output, talk to standard error. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = exit.good;
  const program = new Command("chirograph")
    .description("Letters that can prove what they are.")
    .version(version)
    .exitOverride();
  program
    .command("serve")
    .description("start the office and its public page")
    .action(async () => {
      code = await (await import("./serve.ts")).serve();
    });
  program
    .command("check <file>")
    .description("what a paper is, asked of an office's public page; - reads standard input")
    .option("--at <address>", "the office's public address", "http://localhost:7040")
    .option("--json", "as JSON")
    .action(async (file: string, options: { at: string; json?: boolean }) => {
      code = await (await import("./check/check.ts")).check(file, options);
    });
  program
    .command("demo")
    .description("play the whole story at a temporary office, its papers in ./demo")
    .option("--json", "what was found, as JSON")
    .action(async (options: { json?: boolean }) => {
      code = await (await import("./demo/demo.ts")).demo(options);
    });
  keeping(program, (done) => (code = done));
  program
    .command("version")
    .description("the version of this program")
    .option("--json", "as JSON")
    .action(({ json }: { json?: boolean }) => {
      process.stdout.write(`${json ? JSON.stringify({ version, node: process.version }) : version}\n`);
    });
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.good : exit.usage;
    say(error);
    return exit.couldNot;
  }
  return code;
}
