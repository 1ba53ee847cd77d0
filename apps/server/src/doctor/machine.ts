import { existsSync } from "node:fs";
import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config } from "../config.ts";
import { dist } from "../http/assets.ts";
import { type Finding, bad, good, note } from "./finding.ts";

/** Bytes: below the first the office stops writing soon, below the second it is time to make room. */
const [tooLittle, little] = [200_000_000, 2_000_000_000];

export function nodeVersion(version: string): Finding {
  const major = Number(version.slice(1).split(".")[0]);
  return major >= 24
    ? good("node", `Node ${version}.`)
    : bad(
        "node",
        `This is Node ${version}, and Chirograph runs on Node 24 or later. Start it with npm start, which brings one.`,
      );
}

export function pages(): Finding {
  return existsSync(new URL(".vite/manifest.json", dist))
    ? good("pages", "The pages are built.")
    : bad(
        "pages",
        "The pages are not built, so browsers get text without the app. Run npm start once: it builds them.",
      );
}

function present(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : present(dirname(folder));
}

export async function disk({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(present(dataDir));
  const free = bavail * bsize;
  const said = `${(free / 1e9).toFixed(1)} GB are free where the data folder is`;
  if (free < tooLittle) return bad("disk", `${said}: PostgreSQL stops when none is left. Make room now.`);
  return free < little ? note("disk", `${said}: make room soon.`) : good("disk", `${said}.`);
}

/** Which bits let others in; passing through (x) is allowed, as root PostgreSQL's own user needs it. */
const othersReadOrWrite = 0o066;

export async function dataFolder({ dataDir }: Config): Promise<Finding> {
  const found = await stat(dataDir).catch(() => null);
  if (!found)
    return note("data-folder", `There is no data folder at ${dataDir} yet; the first start makes it.`);
  if (!found.isDirectory())
    return bad("data-folder", `${dataDir} is not a folder. Set CHIROGRAPH_DATA to one.`);
  if (process.platform !== "win32" && (found.mode & othersReadOrWrite) !== 0)
    return bad(
      "data-folder",
      `Other users can read or write in the data folder. Run: chmod go-rw ${dataDir}`,
    );
  return good("data-folder", `The data folder ${dataDir} is for its owner alone.`);
}

export function mail({ smtpUrl }: Config): Finding {
  return smtpUrl
    ? good(
        "mail",
        `Mail goes out through ${URL.parse(smtpUrl)?.host ?? "SMTP_URL, which is not an address"}.`,
      )
    : note("mail", "No mail is configured (SMTP_URL): links are copied and sent by hand.");
}
