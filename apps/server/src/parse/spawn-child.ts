import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What one file may use. */
export const MEMORY_BYTES = 900_000_000;
export const TIME_MS = 20_000;

const HEAP_MB = 400;
const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

/**
 * Starts a parsing child. It sees no variable of the server's (no database address, no keys), may write no file and start no process, dies
 * with the server, and cannot hold more than 900 MB: `prlimit` counts WebAssembly memory and buffers too, which V8's own limit does not.
 */
export function spawnChild(): ChildProcess {
  const command = [...guards(), process.execPath, ...nodeFlags(), CHILD];
  return spawn(command[0]!, command.slice(1), { stdio: ["pipe", "pipe", "ignore"], env: {}, cwd: "/" });
}

/** Whether the operating system holds the children to their memory, not only V8. */
export function memoryIsGuarded(): boolean {
  return find("prlimit") !== null;
}

function guards(): string[] {
  const prlimit = find("prlimit");
  const setpriv = find("setpriv");
  return [
    ...(setpriv ? [setpriv, "--pdeathsig", "KILL", "--"] : []),
    ...(prlimit ? [prlimit, `--data=${MEMORY_BYTES}`, "--core=0", "--"] : []),
  ];
}

function nodeFlags(): string[] {
  return [
    "--disable-warning=ExperimentalWarning",
    "--permission",
    "--allow-fs-read=*",
    `--max-old-space-size=${HEAP_MB}`,
  ];
}

function find(command: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const paths = [...folders, "/usr/bin", "/bin"].map((folder) => join(folder, command));
  return paths.find((path) => existsSync(path)) ?? null;
}
