import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** A user of the system, as spawn takes it. */
export type User = { readonly uid: number; readonly gid: number };

/** Made for this by whoever runs the machine, or else an account that every Unix has and that owns nothing. */
const names = ["chirograph-signer", "daemon"];

const mainFile = fileURLToPath(new URL("main.ts", import.meta.url));

async function accountOf(name: string): Promise<User | null> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether this user can pass to the folder's place and load the whole program: without arguments it only says its usage. */
function canRun(user: User, folder: string): Promise<boolean> {
  const script = 'cd "$1" || exit 1; exec "$2" "$3"';
  const child = spawn("/bin/sh", ["-c", script, "sh", dirname(folder), process.execPath, mainFile], {
    ...user,
    cwd: "/",
    env: {},
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 2));
  });
}

/**
 * Whom the sealing process runs as: as root, the user `chirograph-signer` or else `daemon`, where they can read the program
 * and reach the folder; everybody else runs it as themselves. Null means: as ourselves.
 */
export async function sealingUser(folder: string): Promise<User | null> {
  if (process.getuid?.() !== 0) return null;
  await mkdir(dirname(folder), { recursive: true, mode: 0o711 });
  for (const name of names) {
    const user = await accountOf(name);
    if (user && (await canRun(user, folder))) return user;
  }
  return null;
}
