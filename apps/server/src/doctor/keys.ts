import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { type Finding, bad, good, note } from "./finding.ts";

const shared = 0o077;

async function openToOthers(path: string): Promise<boolean | null> {
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  return process.platform !== "win32" && (found.mode & shared) !== 0;
}

/** The log's key has no pass phrase: it signs once a second, and whoever restarts the server would have to be there. */
export async function logKey({ dataDir }: Config): Promise<Finding> {
  const path = join(dataDir, "keys", "log.pem");
  const open = await openToOthers(path);
  if (open === null) return note("log-key", "The log has no key yet; the first start makes it.");
  return open
    ? bad("log-key", `Other users can read the log's key and sign a log of their own. Run: chmod 600 ${path}`)
    : note(
        "log-key",
        "The log's key is protected by file permissions only: whoever can read the data folder can sign a false log, which those who hold an older checkpoint notice.",
      );
}

/** DESIGN, section 9: encrypted at rest without a pass phrase is protected by file permissions only. */
export async function sealingKey({ dataDir }: Config): Promise<Finding> {
  const folder = join(dataDir, "signer");
  const text = await readFile(join(folder, "key.json"), "utf8").catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (typeof text !== "string")
    return text.code === "ENOENT"
      ? note("sealing-key", "There is no sealing key yet; set-up makes it.")
      : bad(
          "sealing-key",
          `The sealing key cannot be read: ${text.message}. Run this as the user who runs the server.`,
        );
  if ((await openToOthers(folder)) || (await openToOthers(join(folder, "key.json"))))
    return bad(
      "sealing-key",
      `Other users can reach the sealing key and seal letters. Run: chmod -R go-rwx ${folder}`,
    );
  return protection(text);
}

/** The signer's key.json says with a salt that the key is wrapped. */
function protection(text: string): Finding {
  const name = "sealing-key";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad(
      name,
      "The sealing key's file is damaged, so no letter can be sealed. Bring signer/key.json back from a backup.",
    );
  }
  return typeof value === "object" && value !== null && "salt" in value
    ? good(name, "The sealing key is protected by a pass phrase.")
    : note(
        name,
        "The sealing key is protected by file permissions only: whoever can read the data folder can seal letters. An office set up with CHIROGRAPH_PASS_PHRASE has it wrapped.",
      );
}

export async function signerUser({ dataDir }: Config): Promise<Finding> {
  const signer = await stat(join(dataDir, "signer")).catch(() => null);
  const keys = await stat(join(dataDir, "keys")).catch(() => null);
  if (!signer || !keys) return note("signer-user", "The sealing process has no folder yet; set-up makes it.");
  return signer.uid === keys.uid
    ? note(
        "signer-user",
        "The sealing process runs as the same user as the server, so the two are kept apart by Node's permissions and not by the system.",
      )
    : good("signer-user", "The sealing process runs as a user of its own.");
}
