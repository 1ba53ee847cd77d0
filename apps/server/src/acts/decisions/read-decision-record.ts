import { streamOf } from "@chirograph/core";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import { type RecordSeen, actorSaid } from "../read-record.ts";

/** A decision's whole record in its own order, each entry with its place in the log; for all staff, as the register is. */
export async function readDecisionRecord(ports: Ports, id: string): Promise<Outcome<RecordSeen[]>> {
  return ports.transact(async (unit) => {
    const stream = streamOf.decision(id);
    const entries = (await unit.record.load([stream])).get(stream) ?? [];
    if (entries.length === 0) return refused("not-found", "There is no such decision. Look at the register.");
    const { office } = await loadOffice(unit, ports);
    const leaves = await unit.record.leaves(stream);
    const row = (entry: (typeof entries)[number]): RecordSeen => ({
      entry,
      by: actorSaid(office, new Map(), entry.by),
      leaf: leaves.get(entry.seq) ?? null,
    });
    return done(entries.map(row));
  });
}
