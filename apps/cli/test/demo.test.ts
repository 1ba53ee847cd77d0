import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { playAtNewOffice } from "../src/demo/demo.ts";

const folder = mkdtempSync(join(tmpdir(), "chirograph-papers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const chirograph = (...args: string[]) =>
  spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], { encoding: "utf8" });

const draft = { origin: "ours", status: "unsigned-draft", effect: "decides-nothing" };
const altered = { origin: "altered", status: null, effect: null };
const nothing = { origin: "nothing-public", status: null, effect: null };

test("the story gives every paper its answer", async () => {
  const told: string[] = [];
  const findings = await playAtNewOffice(folder, (line) => told.push(line));
  expect(findings).toEqual({
    "draft.pdf": { ...draft, differences: 0 },
    "a retyped sentence of the draft": { ...draft, differences: 0 },
    "letter.pdf": { origin: "ours", status: "in-force", effect: "binding", differences: 0 },
    "changed-byte.pdf": { origin: "words-of-ours", status: "in-force", effect: "binding", differences: 0 },
    "forged.pdf": { ...altered, differences: 1 },
    "pasted text with one figure changed": { ...altered, differences: 1 },
    "draft-after-release.pdf": { ...draft, differences: 0 },
    "words of someone else": { ...nothing, differences: 0 },
    "disavowed-draft.pdf": { ...draft, differences: 0 },
    "forged-disavowed.pdf": { origin: "not-ours", status: null, effect: null, differences: 0 },
    "letter-withdrawn.pdf": { origin: "ours", status: "withdrawn", effect: "binding", differences: 0 },
  });
  expect(told.join("\n")).toContain("The approval is held. Non-concur from Ness Quay Pilots' Guild");
  expect(told.join("\n")).toMatch(
    /Only \d are asked again[^]*to 1 one objects[^]*Nothing holds the approval any more\./,
  );
  // A workbook is a zip archive.
  expect(readFileSync(join(folder, "matrix.xlsx")).subarray(0, 2).toString()).toBe("PK");
});

test("its letter's seal holds in another's eyes, and covers the whole file", ({ skip }) => {
  const letter = join(folder, "letter.pdf");
  if (spawnSync("pdfsig", ["-v"]).error) return skip("pdfsig (poppler-utils) is not here");
  const said = execFileSync("pdfsig", [letter], { encoding: "utf8" });
  expect(said).toContain("Signature Validation: Signature is Valid.");
  expect(said).toContain("Total document signed");
  return undefined;
});

test("a command line that is wrong is told so, with its own exit code", () => {
  expect(chirograph("chekc").status).toBe(2);
  expect(chirograph("check").status).toBe(2);
  const version = chirograph("version", "--json");
  expect([version.status, JSON.parse(version.stdout)]).toEqual([
    0,
    { version: "0.1.0", node: process.version },
  ]);
});

test("a paper that cannot be checked says why, on standard error, with exit code 3", () => {
  const none = chirograph("check", join(folder, "nothing-here.pdf"));
  expect([none.status, none.stdout]).toEqual([3, ""]);
  expect(none.stderr).toContain("could not be read");
  const paper = join(folder, "paper.txt");
  writeFileSync(paper, "Some words on a paper.");
  const unreachable = chirograph("check", paper, "--at", "http://127.0.0.1:9");
  expect([unreachable.status, unreachable.stdout]).toEqual([3, ""]);
  expect(unreachable.stderr).toContain("could not be asked. Nothing answers there.");
});
