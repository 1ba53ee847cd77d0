import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** No pass phrase was given, or two that differ. */
class PassPhraseError extends Error {
  readonly code = "pass-phrase-missing";
}

/** Asks on the terminal; what is typed is not shown, and standard output stays free for data. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await new Promise<string | null>((resolve) => {
    lines.once("line", resolve);
    lines.once("SIGINT", () => resolve(null));
    lines.once("close", () => resolve(null));
  });
  lines.close();
  process.stderr.write("\n");
  if (answer === null) throw new PassPhraseError("No pass phrase was typed, so nothing was done.");
  return answer;
}

function fromDescriptor(given: string): string {
  const descriptor = Number(given);
  if (!Number.isInteger(descriptor) || descriptor < 0)
    throw new PassPhraseError(`--pass-phrase-fd takes the number of an open file, not "${given}".`);
  return readFileSync(descriptor, "utf8").replace(/\r?\n[^]*$/, "");
}

/**
 * A backup's pass phrase: the first line of an open file, else CHIROGRAPH_BACKUP_PASS_PHRASE, else asked on the terminal.
 * @param twice for a new one, since nobody sees what is typed
 */
export async function backupPassPhrase(descriptor: string | undefined, twice: boolean): Promise<string> {
  if (descriptor !== undefined) return fromDescriptor(descriptor);
  const given = process.env.CHIROGRAPH_BACKUP_PASS_PHRASE;
  if (given) return given;
  if (!process.stdin.isTTY)
    throw new PassPhraseError(
      "A backup is encrypted with a pass phrase, and none was given. Set CHIROGRAPH_BACKUP_PASS_PHRASE, name an open file with --pass-phrase-fd N, or run this on a terminal.",
    );
  const typed = await ask("Pass phrase of the backup (not shown): ");
  if (twice && typed !== (await ask("The same again: ")))
    throw new PassPhraseError("The two were not the same, so nothing was done.");
  return typed;
}
