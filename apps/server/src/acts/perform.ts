import {
  type Actor,
  type Command,
  type Entry,
  type Facts,
  type NewEvent,
  type Refusal,
  type StreamId,
  actorName,
  decide,
} from "@chirograph/core";
import { loadFacts, officeWritten } from "./facts.ts";
import type { Ports, Unit } from "./ports.ts";
import { project } from "./project.ts";

export type Performed = { readonly ok: true; readonly facts: Facts; readonly entries: readonly Entry[] };

/** Gives each new event its place in its stream. */
export function place(
  events: readonly NewEvent[],
  versions: ReadonlyMap<StreamId, number>,
  by: string,
  at: string,
): Entry[] {
  const next = new Map(versions);
  return events.map(({ stream, event }) => {
    const seq = (next.get(stream) ?? 0) + 1;
    next.set(stream, seq);
    return { stream, seq, at, by, event };
  });
}

/**
 * One command in one transaction: load what it reads, decide, append with compare-and-swap, write the projections.
 * A refusal changes nothing. A conflict throws and the whole transaction is run again by `transact`.
 */
export async function perform(
  ports: Ports,
  unit: Unit,
  command: Command,
  actor: Actor,
): Promise<Performed | Refusal> {
  const { facts, versions } = await loadFacts(unit, ports, command);
  const now = ports.now();
  const decision = decide(command, { facts, actor, now });
  if (!decision.ok) return decision;
  const entries = place(decision.events, versions, actorName(actor), now);
  // Streams that this command opens were read as empty.
  const expected = new Map(versions);
  for (const entry of entries) if (!expected.has(entry.stream)) expected.set(entry.stream, 0);
  await unit.record.append(expected, entries);
  if (entries.some((entry) => entry.stream === "office")) officeWritten(unit);
  await project(unit, entries);
  return { ok: true, facts, entries };
}
