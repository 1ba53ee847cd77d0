import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Talk goes to standard error: standard output belongs to the command's data. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the launcher with a sentence instead of a stack. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
