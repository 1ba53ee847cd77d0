import { type LetterText, type Person, isReleased } from "@chirograph/core";
import { openTo, openToWrite } from "../access.ts";
import { loadCopies, loadLetter } from "../facts.ts";
import { sha256 } from "./make-version.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";

export type Enclosed = { readonly bytes: Uint8Array; readonly title: string };

const noFile = refused("not-found", "There is no such enclosure. Ask the office that wrote the letter.");

/** Keeps a file that a letter will enclose; its SHA-256 is printed in the letter, so that a signature covers it. */
export async function encloseFile(
  ports: Ports,
  actor: Person,
  id: string,
  bytes: Uint8Array,
): Promise<Outcome<{ file: string }>> {
  return ports.transact(async (unit) => {
    const opened = await openToWrite(ports, unit, id, actor.id);
    if (!opened.ok) return opened;
    if (bytes.length === 0)
      return refused("empty", "This file is empty, so there is nothing to enclose. Choose another file.");
    const file = sha256(bytes);
    await unit.blobs.put(file, bytes);
    return done({ file });
  });
}

async function listed(unit: Unit, text: LetterText | null, file: string): Promise<Outcome<Enclosed>> {
  const enclosure = text?.enclosures.find((one) => one.file === file);
  const bytes = enclosure ? await unit.blobs.get(file) : null;
  return enclosure && bytes ? done({ bytes, title: enclosure.title }) : noFile;
}

/** An enclosure of the text or of any version, for who has a part in the letter. */
export async function enclosureForStaff(
  ports: Ports,
  actor: Person,
  id: string,
  file: string,
): Promise<Outcome<Enclosed>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const working = await unit.letters.working(id);
    const texts = [
      working?.text ?? null,
      ...(await unit.letters.versions(id)).map((version) => version.text),
    ];
    for (const text of texts) {
      const found = await listed(unit, text, file);
      if (found.ok) return found;
    }
    return noFile;
  });
}

/** An enclosure of exactly the version that a holder's copy is of. */
export async function enclosureForHolder(
  ports: Ports,
  copy: string,
  file: string,
): Promise<Outcome<Enclosed>> {
  return ports.transact(async (unit) => {
    const known = (await loadCopies(unit, [copy])).get(copy);
    if (!known || known.status !== "issued") return noFile;
    const version = await unit.letters.version(known.letter, known.version);
    return listed(unit, version?.text ?? null, file);
  });
}

/** An enclosure of a released letter, for anyone. */
export async function publicEnclosure(ports: Ports, id: string, file: string): Promise<Outcome<Enclosed>> {
  return ports.transact(async (unit) => {
    const letter = await loadLetter(unit, id);
    if (!isReleased(letter) || !("seal" in letter)) return noFile;
    const version = await unit.letters.version(id, letter.seal.version);
    return listed(unit, version?.text ?? null, file);
  });
}
