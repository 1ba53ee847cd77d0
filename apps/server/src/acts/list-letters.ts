import {
  type Copy,
  type ExistingLetter,
  type Office,
  type Person,
  foldCopy,
  foldLetter,
  gates,
  hasPart,
  hasRole,
  streamOf,
} from "@chirograph/core";
import { loadOffice } from "./facts.ts";
import type { LetterRow, Ports } from "./ports.ts";

export type Listed = { readonly row: LetterRow; readonly held: number; readonly waitsForYou: string | null };

const open = new Set([
  "draft",
  "in-coordination",
  "adjudication",
  "returned",
  "approved",
  "signed-not-released",
]);

/** What a letter waits for from one person, as a sentence; null when it waits for someone else. */
function waitsFor(
  letter: ExistingLetter,
  copies: readonly Copy[],
  held: number,
  person: Person,
  office: Office,
  now: string,
): string | null {
  const writes = hasPart(letter, person.id, "author") || hasPart(letter, person.id, "action-officer");
  const signs = hasPart(letter, person.id, "signer") && hasRole(office, person.id, "signer");
  const releases = hasPart(letter, person.id, "releaser") && hasRole(office, person.id, "releaser");
  if (copies.some((copy) => copy.status === "issued" && copy.asked) && writes)
    return "Answer a request to pass a copy on";
  switch (letter.status) {
    case "returned":
      return writes ? `Rework it: ${letter.note}` : null;
    case "draft":
      if (letter.versions.length === 0) return writes ? "Write it, and make the first version" : null;
      if (signs && held === 0 && !writes) return `Approve or return version ${letter.versions.length}`;
      return writes ? "Circulate it, or have it approved" : null;
    case "in-coordination":
      if (!writes) return null;
      return letter.circulation.suspense < now ? "Close the circulation: its date has passed" : null;
    case "adjudication":
      if (signs && held === 0) return `Approve or return version ${letter.versions.length}`;
      return writes && held > 0 ? "Settle what holds the approval" : null;
    case "signed-not-released":
      return releases && !letter.release ? "Release it" : null;
    default:
      return null;
  }
}

/** The letters open to a person, newest change first, with what each waits for. */
export async function listLetters(ports: Ports, person: Person): Promise<Listed[]> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const rows = await unit.letters.list(person.id);
    const active = rows.filter((row) => open.has(row.status) && !row.archived);
    const copies = new Map<string, string[]>();
    for (const row of active)
      copies.set(
        row.id,
        (await unit.copies.ofLetter(row.id)).map((copy) => copy.id),
      );
    const streams = active.flatMap((row) => [
      streamOf.letter(row.id),
      ...(copies.get(row.id) ?? []).map(streamOf.copy),
    ]);
    const entries = await unit.record.load(streams);
    const now = ports.now();
    return rows.map((row) => {
      const letter = foldLetter(entries.get(streamOf.letter(row.id)) ?? []);
      if (letter.status === "none") return { row, held: 0, waitsForYou: null };
      const own = (copies.get(row.id) ?? []).map((id) => foldCopy(entries.get(streamOf.copy(id)) ?? []));
      const held = gates({ letter, copies: own, office, now }).filter(
        (gate) => gate.status === "held",
      ).length;
      return { row, held, waitsForYou: waitsFor(letter, own, held, person, office, now) };
    });
  });
}
