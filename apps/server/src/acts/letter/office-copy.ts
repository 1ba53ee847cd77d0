import type { Person } from "@chirograph/core";
import { STAMPER } from "@chirograph/marks";
import { openTo } from "../access.ts";
import { copyFile } from "./copy-file.ts";
import { loadCopies } from "../facts.ts";
import { sha256 } from "./make-version.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { CopyRow, Ports, Unit } from "../ports.ts";

const noVersion = refused("not-found", "There is no such version of this letter.");

/** The person's own copy of a version, issued the first time they open it. */
async function ownCopy(
  ports: Ports,
  unit: Unit,
  actor: Person,
  letter: string,
  version: number,
): Promise<Outcome<Pick<CopyRow, "id" | "label">>> {
  const known = await unit.copies.ofStaff(letter, version, actor.id);
  if (known) return done(known);
  const copy = ports.id();
  const label = `S${(await unit.copies.countStaff(letter)) + 1}`;
  const command = {
    type: "issue-office-copy" as const,
    letter,
    copy,
    version,
    kind: "office" as const,
    label,
    stamper: STAMPER,
  };
  const issued = await perform(ports, unit, command, { kind: "person", person: actor.id });
  return issued.ok ? done({ id: copy, label }) : issued;
}

/** What a person of the office opens or downloads is a copy of their own, too: numbered, marked, on record. */
export async function officeCopy(
  ports: Ports,
  actor: Person,
  id: string,
  n: number,
): Promise<Outcome<{ pdf: Uint8Array; label: string }>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const template = await unit.letters.template(id, n);
    if (!template) return noVersion;
    const own = await ownCopy(ports, unit, actor, id, n);
    if (!own.ok) return own;
    const pdf = copyFile(template, own.value.label);
    await noteDownload(
      ports,
      unit,
      { letter: id, copy: own.value.id, pdf },
      { kind: "person", person: actor.id },
    );
    await unit.letters.look(id, actor.id, n);
    return done({ pdf, label: own.value.label });
  });
}

/** Puts the exact bytes that went out on record, the first time; they are the same every time after. */
export async function noteDownload(
  ports: Ports,
  unit: Unit,
  given: { letter: string; copy: string; pdf: Uint8Array },
  actor: { kind: "person"; person: string } | { kind: "holder"; copy: string },
): Promise<void> {
  const hash = sha256(given.pdf);
  const copy = (await loadCopies(unit, [given.copy])).get(given.copy);
  if (copy?.status !== "none" && copy?.downloads.some((one) => one.sha256 === hash)) return;
  const command = { type: "download-copy" as const, letter: given.letter, copy: given.copy, sha256: hash };
  const noted = await perform(ports, unit, command, actor);
  if (!noted.ok) throw new Error(`A download could not be put on record: ${noted.message}`);
}
