// node scripts/launch.mjs start|test|check|demo|bench|eval|format|chirograph [arguments]
//
// Runs on any Node from 18.0 and without anything installed: it finds or fetches Node 24, installs what is missing,
// then hands over. Once installed it calls neither npm nor the network. Its own words go to standard error.
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { runChild } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { ROOT, say, Stop } from "./said.mjs";
import { ensureNode24 } from "./toolchain.mjs";
import { ensureWebPart } from "./webpart.mjs";

const CLI = join(ROOT, "apps/cli/src/main.ts");

/** Node keeps stripped and compiled sources here: a later start spends half the time on loading. */
const COMPILED = join(ROOT, "node_modules/.cache/node");

const TARGETS = {
  start: (node, args) => withWebPart(node, [CLI, "serve", ...args]),
  demo: (node, args) => withWebPart(node, [CLI, "demo", ...args]),
  chirograph: (_, args) => ({ args: [CLI, ...args] }),
  test: async (node, args) => {
    const browser = findBrowser(node);
    const run = await withWebPart(node, [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", ...args]);
    return { ...run, env: browser ? { CHIROGRAPH_CHROMIUM: browser } : {} };
  },
  check: (_, args) => ({ args: [join(ROOT, "scripts/check.mjs"), ...args] }),
  bench: (node, args) => withWebPart(node, [join(ROOT, "scripts/bench.ts"), ...args]),
  eval: (_, args) => ({ args: [join(ROOT, "scripts/eval.ts"), ...args] }),
  format: (_, args) => ({
    args: [join(ROOT, "node_modules/oxfmt/bin/oxfmt"), ...(args.length > 0 ? args : [ROOT])],
  }),
};

async function withWebPart(node, args) {
  await ensureWebPart(node);
  return { args };
}

async function main([name, ...args]) {
  const target = Object.hasOwn(TARGETS, name ?? "") ? TARGETS[name] : undefined;
  if (!target)
    throw new Stop(`Usage: node scripts/launch.mjs ${Object.keys(TARGETS).join("|")} [arguments]`, 2);
  const node = ensureNode24();
  await ensureInstalled(node);
  const run = await target(node, args);
  // The command line works on the caller's own files; everything else belongs to the project.
  const cwd = name === "chirograph" ? (process.env.INIT_CWD ?? process.cwd()) : ROOT;
  const env = { NODE_COMPILE_CACHE: COMPILED, ...run.env };
  return runChild(node, ["--disable-warning=ExperimentalWarning", ...run.args], { cwd, env });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
