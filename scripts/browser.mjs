import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROOT, say } from "./said.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Without a network a download can wait for ever. */
const DOWNLOAD_LIMIT_MS = 300_000;

/**
 * A Chromium for the tests: one on the machine, else Playwright's, else (as root on Debian) the system's package.
 * Says which; where none can be had says so and returns null, and the tests that need one leave themselves out.
 */
export function findBrowser(node) {
  const found = onMachine() ?? playwrights(node) ?? fromDebian();
  say(found ? `Browser for the tests: ${found}` : withoutBrowser());
  return found;
}

function onMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROME_PATH, ...named, ...APPLICATIONS].find((file) => file && works(file)) ?? null;
}

/** Some systems hold a `chromium-browser` that only tells what to install, or lack a library: it is run once. */
function works(file) {
  return existsSync(file) && spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

/** Where Playwright keeps, or would keep, its Chromium. Asked under Node 24: it leaves older ones with an exit. */
function playwrightsPlace(node) {
  const asked = 'console.log(require("playwright-core").chromium.executablePath())';
  return spawnSync(node, ["-e", asked], { cwd: ROOT, encoding: "utf8" }).stdout.trim();
}

function playwrights(node) {
  const file = playwrightsPlace(node);
  if (works(file)) return file;
  // Fetched before, and a library of the system is missing: fetching again would not help.
  if (existsSync(file)) return null;
  say("No Chromium on this machine: fetching Playwright's (about 180 MB, once).");
  const cli = join(ROOT, "node_modules/playwright-core/cli.js");
  const limits = { timeout: DOWNLOAD_LIMIT_MS, killSignal: "SIGKILL" };
  spawnSync(node, [cli, "install", "chromium"], { stdio: ["ignore", 2, 2], ...limits });
  return works(file) ? file : null;
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  say("Playwright's does not run here: installing Debian's package chromium.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env });
  }
  return onMachine();
}

function withoutBrowser() {
  return (
    "No Chromium could be found or installed, so the tests in a browser are left out. " +
    "Install one (on Debian as root: apt install chromium), or name one in CHROME_PATH."
  );
}
