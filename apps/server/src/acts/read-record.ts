import { type Entry, type Office, type Person, type StreamId, personName, streamOf } from "@chirograph/core";
import { openTo } from "./access.ts";
import { loadOffice } from "./facts.ts";
import { type Outcome, done } from "./outcome.ts";
import type { Ports, Unit } from "./ports.ts";

export type RecordSeen = { readonly entry: Entry; readonly by: string; readonly leaf: number | null };

/** Labels of the letter's copies, so that a holder's act is shown by the copy it was done with. */
async function copyLabels(unit: Unit, letter: string): Promise<Map<string, string>> {
  const rows = await unit.copies.ofLetter(letter);
  return new Map(rows.map((row) => [row.id, row.label]));
}

/** Who did it, as people say it: by name, by the copy it was done with, or the system. */
export function actorSaid(office: Office, labels: ReadonlyMap<string, string>, by: string): string {
  if (by === "system") return "the system";
  if (by.startsWith("copy/")) return `the holder of copy ${labels.get(by.slice("copy/".length)) ?? ""}`;
  return personName(office, by);
}

/** A letter's whole record: its own stream and its copies', in order of time, each with its place in the log. */
export async function readRecord(ports: Ports, actor: Person, id: string): Promise<Outcome<RecordSeen[]>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const { office } = await loadOffice(unit, ports);
    const labels = await copyLabels(unit, id);
    const streams: StreamId[] = [streamOf.letter(id), ...[...labels.keys()].map(streamOf.copy)];
    const rows: RecordSeen[] = [];
    for (const [stream, entries] of await unit.record.load(streams)) {
      const leaves = await unit.record.leaves(stream);
      for (const entry of entries)
        rows.push({ entry, by: actorSaid(office, labels, entry.by), leaf: leaves.get(entry.seq) ?? null });
    }
    return done(rows.sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0)));
  });
}
