import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";

const SETPRIV = "/usr/bin/setpriv";
const PASSED_ON = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a command with our terminal and resolves to its exit code (128 + n when signal n ended it).
 * Signals are passed on, and nothing survives us: killed with -9, we take the command along (Linux, by death signal);
 * when the npm that runs us dies, the command is told to stop.
 */
export function runChild(file, args, { cwd, env = {}, stdout = "inherit" }) {
  const wrapped = existsSync(SETPRIV)
    ? [SETPRIV, "--pdeathsig", "SIGTERM", "--", file, ...args]
    : [file, ...args];
  const child = spawn(wrapped[0], wrapped.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["inherit", stdout, "inherit"],
  });
  let told = false;
  const passOn = (signal) => {
    // A terminal sends Ctrl-C to every process in front of it: the command has it already.
    if (told || (signal === "SIGINT" && process.stdin.isTTY)) return;
    // Once, and never a second SIGINT: npm and process groups repeat it, and a repeated one would cut the stop short.
    told = true;
    child.kill(signal === "SIGINT" ? "SIGTERM" : signal);
  };
  for (const signal of PASSED_ON) process.on(signal, passOn);
  const watch = watchNpm(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of PASSED_ON) process.off(name, passOn);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Calls `gone` when npm, which started us, has ended. Between npm and us there may be a shell. */
function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    gone();
  }, 500);
  return timer.unref();
}

/** Our parent and, where /proc tells and the parent is a shell, its parent: an orphan's changes. */
function ancestors() {
  const parent = process.ppid;
  try {
    const line = readFileSync(`/proc/${parent}/stat`, "utf8");
    const name = line.slice(line.indexOf("(") + 1, line.lastIndexOf(")"));
    const [, grandparent] = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return /^(?:sh|dash|bash|zsh|ash|busybox)$/.test(name) ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
