import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Python that has openpyxl (Debian: python3-openpyxl); null on a machine without. */
export const python =
  ["python3", "/usr/bin/python3"].find((one) => spawnSync(one, ["-c", "import openpyxl"]).status === 0) ??
  null;

/** LibreOffice (Debian: libreoffice-calc-nogui); null on a machine without. */
export const office = ["soffice", "libreoffice"].find((one) => !spawnSync(one, ["--version"]).error) ?? null;

if (!python)
  console.log("No openpyxl on this machine: the matrix is not edited by another program. (python3-openpyxl)");
if (!office)
  console.log("No LibreOffice on this machine: the matrix is not saved by it. (libreoffice-calc-nogui)");

/** Runs a script with a workbook at sys.argv[1]; gives what it printed and the workbook as it left it. */
export function withPython(script: string, workbook: Uint8Array): { printed: string; workbook: Uint8Array } {
  return inFolder(workbook, (path) => {
    const ran = spawnSync(python!, ["-W", "ignore", "-c", script, path], {
      encoding: "utf8",
      env: { ...process.env, PYTHONIOENCODING: "utf-8" },
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return { printed: ran.stdout, workbook: readFileSync(path) };
  });
}

/** The workbook as LibreOffice saves it. */
export function savedByOffice(workbook: Uint8Array): Uint8Array {
  return inFolder(workbook, (path, folder) => {
    const out = join(folder, "out");
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, path];
    let ran = spawnSync(office!, convert, { encoding: "utf8" });
    if (ran.status === RESTART) ran = spawnSync(office!, convert, { encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}`);
    return readFileSync(join(out, "matrix.xlsx"));
  });
}

/** With a new profile LibreOffice ends so and wants to be started again. */
const RESTART = 81;

function inFolder<T>(workbook: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "chirograph-sheet-"));
  try {
    const path = join(folder, "matrix.xlsx");
    writeFileSync(path, workbook);
    return work(path, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
