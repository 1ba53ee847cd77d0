import type { Config } from "../config.ts";
import { database } from "./database.ts";
import type { Finding } from "./finding.ts";
import { logKey, sealingKey, signerUser } from "./keys.ts";
import { dataFolder, disk, mail, nodeVersion, pages } from "./machine.ts";

export type { Finding } from "./finding.ts";

/** Looks an installation over, beside a running server too, and changes nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  return [
    nodeVersion(process.version),
    pages(),
    await dataFolder(config),
    await disk(config),
    ...(await database(config)),
    await logKey(config),
    await sealingKey(config),
    await signerUser(config),
    mail(config),
  ];
}
