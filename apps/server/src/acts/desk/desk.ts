import {
  type Copy,
  type Letter,
  type Person,
  type Role,
  foldCopy,
  foldLetter,
  streamOf,
} from "@chirograph/core";
import { deskRow } from "./desk-row.ts";
import type { DeskAsked, DeskCounts, DeskRow, DeskView } from "./desk-port.ts";
import { openNextStage } from "../coordination/next-stage.ts";
import { decisionsOf, loadOffice } from "../facts.ts";
import type { Ports, Unit } from "../ports.ts";

const perPage = 50;

function may(roles: readonly Role[]): DeskAsked["may"] {
  return {
    writer: roles.includes("author") || roles.includes("action-officer"),
    signer: roles.includes("signer"),
    releaser: roles.includes("releaser"),
  };
}

async function readLetter(unit: Unit, id: string): Promise<{ letter: Letter; copies: Copy[] }> {
  const ids = (await unit.copies.ofLetter(id)).map((row) => row.id);
  const streams = [streamOf.letter(id), ...ids.map(streamOf.copy)];
  const entries = await unit.record.load(streams);
  const letter = foldLetter(entries.get(streamOf.letter(id)) ?? []);
  return { letter, copies: ids.map((copy) => foldCopy(entries.get(streamOf.copy(copy)) ?? [])) };
}

/** The letter after what its record and the time brought about by themselves. */
async function broughtUp(ports: Ports, unit: Unit, id: string): Promise<{ letter: Letter; copies: Copy[] }> {
  const read = await readLetter(unit, id);
  return (await openNextStage(ports, unit, read.letter, read.copies)) ? broughtUp(ports, unit, id) : read;
}

async function compute(ports: Ports, unit: Unit, letters: ReadonlyMap<string, number>): Promise<void> {
  const { office } = await loadOffice(unit, ports);
  for (const [id, mark] of letters) {
    const { letter, copies } = await broughtUp(ports, unit, id);
    if (letter.status !== "none")
      await unit.desk.put(
        deskRow({ letter, copies, office, decisions: await decisionsOf(unit, letter), now: ports.now() }),
        mark,
      );
  }
}

/** Computes up to `limit` rows that something happened to; true when there may be more. Cost: one letter's record each. */
export async function refreshDesk(ports: Ports, limit: number): Promise<boolean> {
  return ports.transact(async (unit) => {
    const stale = await unit.desk.stale({ person: null, now: ports.now(), limit });
    await compute(ports, unit, stale);
    return stale.size === limit;
  });
}

export type DeskQuery = {
  readonly show: DeskView;
  readonly status: string;
  readonly search: string;
  readonly page: number;
};

export type DeskSeen = {
  readonly rows: readonly DeskRow[];
  readonly counts: DeskCounts;
  readonly page: number;
  readonly pages: number;
};

/**
 * A person's letters: what waits for them, who blocks what, what is due. What changed since the last look is computed
 * first, so nobody reads an older state than their own last act.
 */
export async function readDesk(ports: Ports, person: Person, query: DeskQuery): Promise<DeskSeen> {
  return ports.transact(async (unit) => {
    const now = ports.now();
    await compute(ports, unit, await unit.desk.stale({ person: person.id, now, limit: 10_000 }));
    const { page, show, status, search } = query;
    const { rows, counts } = await unit.desk.page({
      person: person.id,
      may: may(person.roles),
      show,
      status,
      search: search.trim(),
      now,
      limit: perPage,
      offset: (page - 1) * perPage,
    });
    return { rows, counts, page, pages: Math.max(1, Math.ceil(counts[show] / perPage)) };
  });
}
