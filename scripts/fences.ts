/**
 * The room fences of DESIGN, section 5: reads every import under packages/ and apps/ and holds it against the arrows.
 * Each fence is first tried on a planted violation: a fence that sees nothing would otherwise look like a clean house.
 */
import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

type Module = { path: string; source: string };
type Violation = { path: string; says: string };

/** A fence judges one import of one module: `from` and `to` are rooms, or for `to` a package, or "node". */
type Fence = { plant: Module; broken(from: string, to: string): string | null };

const ALONE = ["core", "log", "marks", "find", "read", "anchor", "wording"];
const APPS = ["server", "signer", "web", "cli"];

/** The command line starts the server; the server starts the sealing process and knows its question. Never the other way. */
const MAY_IMPORT = new Set(["cli server", "server signer"]);

const inRoom = (room: string, within: string) => room === within || room.startsWith(`${within}/`);
const isOurs = (to: string) => !to.startsWith("npm:") && to !== "node";

const FENCES: Record<string, Fence> = {
  "core, log, marks, find, read, anchor and wording import no sibling": {
    plant: { path: "packages/core/src/planted.ts", source: 'import { leaf } from "@chirograph/log/leaf";' },
    broken: (from, to) => (ALONE.includes(from) && isOurs(to) && to !== from ? "imports a sibling" : null),
  },
  "core, log, marks, find, read, anchor and wording do no I/O": {
    plant: { path: "packages/log/src/planted.ts", source: 'export { readFileSync } from "node:fs";' },
    broken: (from, to) => (ALONE.includes(from) && to === "node" ? "imports a Node module" : null),
  },
  "wire imports zod only": {
    plant: {
      path: "packages/wire/src/planted.ts",
      source: 'import type { Letter } from "@chirograph/core";',
    },
    broken: (from, to) =>
      from === "wire" && to !== "wire" && to !== "npm:zod" ? "may import zod only" : null,
  },
  "verify imports log and seal/validate only, and no Node module": {
    plant: { path: "packages/verify/src/planted.ts", source: 'await import("@chirograph/seal/sign");' },
    broken: (from, to) =>
      from === "verify" && !/^(verify|log|seal\/validate.*|npm:.*)$/.test(to)
        ? "may import log and seal/validate only"
        : null,
  },
  "page imports find and wire only, and no Node module": {
    plant: { path: "packages/page/src/planted.ts", source: 'import { tmpdir } from "node:os";' },
    broken: (from, to) =>
      from === "page" && !/^(page|find|wire)(\/|$)/.test(to) && !to.startsWith("npm:")
        ? "may import find and wire only"
        : null,
  },
  "no package imports an app": {
    plant: { path: "packages/seal/src/planted.ts", source: 'import "@chirograph/server";' },
    broken: (from, to) => (!isApp(from) && isApp(to) ? "is a package and imports an app" : null),
  },
  "no app imports another, but cli the server and the server the signer": {
    plant: {
      path: "apps/signer/src/planted.ts",
      source: 'import { append } from "../../server/src/store/append.ts";',
    },
    broken: (from, to) =>
      isApp(from) && isApp(to) && app(from) !== app(to) && !MAY_IMPORT.has(`${app(from)} ${app(to)}`)
        ? "imports another app"
        : null,
  },
  "acts declare ports and import none of their makers": {
    plant: {
      path: "apps/server/src/acts/planted.ts",
      source: 'import { append } from "../store/append.ts";',
    },
    broken: (from, to) =>
      inRoom(from, "server/acts") &&
      ["store", "http", "jobs", "mail"].some((room) => inRoom(to, `server/${room}`))
        ? "is an act and imports what implements its ports"
        : null,
  },
  "http does not reach around the acts": {
    plant: { path: "apps/server/src/http/planted.ts", source: 'import { rows } from "../store/rows.ts";' },
    broken: (from, to) =>
      inRoom(from, "server/http") && ["store", "jobs", "mail"].some((room) => inRoom(to, `server/${room}`))
        ? "is http and reaches around the acts"
        : null,
  },
  "only the store and the database's supervisor speak to the database": {
    plant: { path: "apps/server/src/jobs/planted.ts", source: 'import { sql } from "kysely";' },
    broken: (from, to) =>
      /^npm:(kysely|pg)$/.test(to) &&
      from !== "server" &&
      !inRoom(from, "server/store") &&
      !inRoom(from, "server/postgres") &&
      // The queue's tables lie in the same database; it writes them through the store's connections.
      !(to === "npm:pg" && inRoom(from, "server/jobs"))
        ? "speaks to the database"
        : null,
  },
  "web imports page, wire, find, read, wording, marks, verify and seal/validate only": {
    plant: { path: "apps/web/src/planted.tsx", source: 'import { decide } from "@chirograph/core";' },
    broken: (from, to) =>
      from === "web" &&
      isOurs(to) &&
      !/^(web|wire|find|read|wording|verify|marks|page|seal\/validate)(\/|$)/.test(to)
        ? "is web and imports what stays in the office"
        : null,
  },
};

const SQL_FENCE = "SQL is written in the store only";
const SQL_PLANT: Module = {
  path: "apps/server/src/acts/planted.ts",
  source: 'const rows = "select id from letter";',
};
const SQL =
  /^\s*(?:(?:select|SELECT)\b[^]*\b(?:from|FROM)\b|(?:insert into|INSERT INTO|delete from|DELETE FROM|create table|CREATE TABLE|alter table|ALTER TABLE)\s|(?:update|UPDATE)\s+\w+\s+(?:set|SET)\s)/;

function app(room: string): string {
  return room.split("/")[0] ?? "";
}

function isApp(room: string): boolean {
  return APPS.includes(app(room));
}

/** The room of a file: "core", "web", "server/acts", ... ; files directly in the server's src are "server". */
function roomOf(path: string): string {
  const [kind, name = "", , part = "", rest] = path.split("/");
  if (kind !== "apps" || name !== "server") return name;
  return rest === undefined ? name : `${name}/${part}`;
}

/** What an import names: one of our rooms (with its part: "seal/validate"), "node", or "npm:package". */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith(".")) return roomOf(posix.join(dirname(path), specifier));
  if (isBuiltin(specifier)) return "node";
  if (specifier.startsWith("@chirograph/")) return specifier.slice("@chirograph/".length);
  return `npm:${specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")}`;
}

const STRING_OR_COMMENT =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[^]*?\*\/|\/\/[^\n]*/g;
const IMPORT = /(?:\bfrom|\bimport|\bimport\s*\(|\bresolve\s*\()\s*["']([^"'\n]+)["']/g;

function withoutComments(source: string): string {
  return source.replaceAll(STRING_OR_COMMENT, (found) => (found.startsWith("/") ? " " : found));
}

/** Every broken fence of these modules. */
function violations(modules: Module[]): (Violation & { fence: string })[] {
  return modules.flatMap((module) => [...brokenImports(module), ...strayedSql(module)]);
}

function brokenImports({ path, source }: Module): (Violation & { fence: string })[] {
  const from = roomOf(path);
  const specifiers = [...withoutComments(source).matchAll(IMPORT)].map((match) => match[1] ?? "");
  return specifiers.flatMap((specifier) =>
    Object.entries(FENCES).flatMap(([fence, { broken }]) => {
      const said = broken(from, targetOf(path, specifier));
      return said ? [{ fence, path, says: `${said}: ${specifier}` }] : [];
    }),
  );
}

function strayedSql({ path, source }: Module): (Violation & { fence: string })[] {
  const room = roomOf(path);
  if (app(room) !== "server" || inRoom(room, "server/store") || inRoom(room, "server/postgres")) return [];
  const strings = [...source.matchAll(STRING_OR_COMMENT)]
    .map((match) => match[0])
    .filter((it) => !it.startsWith("/"));
  return strings
    .filter((it) => SQL.test(it.slice(1)))
    .map((it) => ({ fence: SQL_FENCE, path, says: `holds SQL: ${it.slice(0, 60)}` }));
}

/** The fences that do not see a violation planted for them. */
function blindFences(): string[] {
  const plants: [string, Module][] = [
    ...Object.entries(FENCES).map(([name, { plant }]): [string, Module] => [name, plant]),
    [SQL_FENCE, SQL_PLANT],
  ];
  return plants
    .filter(([name, plant]) => !violations([plant]).some(({ fence }) => fence === name))
    .map(([name]) => name);
}

function readModules(root: string): Module[] {
  const paths = globSync("{packages,apps}/*/src/**/*.{ts,tsx}", { cwd: root });
  return paths.map((path) => ({
    path: path.replaceAll("\\", "/"),
    source: readFileSync(join(root, path), "utf8"),
  }));
}

if (import.meta.main) {
  const modules = readModules(dirname(dirname(fileURLToPath(import.meta.url))));
  const blind = blindFences();
  const broken = violations(modules);
  for (const fence of blind) console.error(`The fence "${fence}" did not see the violation planted for it.`);
  for (const { path, says, fence } of broken) console.error(`${path} ${says} (${fence})`);
  if (modules.length === 0) console.error("No module was read, so nothing is fenced.");
  console.log(
    `${Object.keys(FENCES).length + 1} fences, each tried on a planted violation; ${modules.length} modules read; ${broken.length} violations.`,
  );
  process.exitCode = blind.length + broken.length > 0 || modules.length === 0 ? 1 : 0;
}
