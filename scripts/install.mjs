import { join } from "node:path";
import { ROOT, say } from "./said.mjs";
import { fingerprint, onceFor } from "./stamp.mjs";
import { runNpm } from "./toolchain.mjs";

const STAMP = join(ROOT, "node_modules/.chirograph-installed");

/** Installs the project under Node 24 when node_modules is missing, unfinished, or of another package-lock.json or platform. */
export function ensureInstalled(node) {
  return onceFor(STAMP, installKey(), () => {
    say("Installing what Chirograph needs (once, a minute or two).");
    runNpm(node, ROOT);
  });
}

function installKey() {
  return fingerprint([process.platform, process.arch], [join(ROOT, "package-lock.json")]);
}
