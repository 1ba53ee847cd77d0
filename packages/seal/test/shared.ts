import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Files of others stand beside the project, never in it; without them their tests are skipped, and say so. */
export function sharedPdfs(folder: string): { name: string; bytes: Uint8Array }[] {
  const path = fileURLToPath(new URL(`../../../../shared/${folder}/`, import.meta.url));
  if (!existsSync(path)) {
    console.warn(`Skipped: ../shared/${folder} is absent.`);
    return [];
  }
  const names = readdirSync(path).filter((name) => name.endsWith(".pdf"));
  return names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(path + name)) }));
}
