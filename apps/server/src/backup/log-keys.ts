import { createPublicKey } from "node:crypto";
import { join } from "node:path";
import type { VerifierKey } from "@chirograph/log";
import { lineageKeys, readLineage } from "./lineage.ts";
import { readIfThere } from "./replace-file.ts";

/** The log's key in a data folder, under each of the log's names; none where no key was made yet. */
export async function readLogKeys(dataDir: string): Promise<VerifierKey[]> {
  const pem = await readIfThere(join(dataDir, "keys", "log.pem"));
  if (pem === null) return [];
  const raw = createPublicKey(pem).export({ type: "spki", format: "der" }).subarray(-32);
  return lineageKeys(await readLineage(dataDir), new Uint8Array(raw));
}
