import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { ROOT, say, Stop } from "./said.mjs";
import { fingerprint, onceFor } from "./stamp.mjs";

const WEB = join(ROOT, "apps/web");
const NOT_SOURCES = ["dist", "node_modules", "test"];

/** Builds the web part when its sources, those of the packages it uses, or the installed versions have changed. */
export async function ensureWebPart(node) {
  if (!existsSync(join(WEB, "vite.config.ts"))) return;
  await onceFor(join(WEB, "dist/.chirograph-built"), webKey(), async () => {
    say("Building the web part (it has changed).");
    const vite = join(ROOT, "node_modules/vite/bin/vite.js");
    const code = await runChild(node, [vite, "build", "--logLevel", "warn"], { cwd: WEB, stdout: 2 });
    if (code !== 0) throw new Stop("The web part could not be built; vite's own words stand above.", code);
  });
}

function webKey() {
  const own = readdirSync(WEB)
    .filter((name) => !NOT_SOURCES.includes(name))
    .sort()
    .map((name) => join(WEB, name));
  const used = [...packagesUsedBy(WEB, new Set())].sort().map((folder) => join(folder, "src"));
  return fingerprint([], [...own, ...used, join(ROOT, "package-lock.json")]);
}

/** The folders of our own packages that a room depends on, directly or through another. */
function packagesUsedBy(room, found) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(room, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const folder = join(ROOT, "packages", name.replace("@chirograph/", ""));
    if (!name.startsWith("@chirograph/") || found.has(folder) || !existsSync(folder)) continue;
    found.add(folder);
    packagesUsedBy(folder, found);
  }
  return found;
}
