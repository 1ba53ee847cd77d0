import type { Person } from "@chirograph/core";
import { activePerson } from "@chirograph/core";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { DistributionList, Ports, Unit } from "../ports.ts";

async function mayKeep(ports: Ports, unit: Unit, actor: Person): Promise<Outcome<null>> {
  const { office } = await loadOffice(unit, ports);
  const roles = activePerson(office, actor.id)?.roles ?? [];
  if (roles.some((role) => role === "author" || role === "action-officer" || role === "administrator"))
    return done(null);
  return refused(
    "not-allowed",
    "Lists are kept by authors, action officers and administrators. Nothing was changed.",
  );
}

/** The office's lists of holders. They name people outside, so only who circulates letters reads them. */
export async function readLists(ports: Ports, actor: Person): Promise<Outcome<readonly DistributionList[]>> {
  return ports.transact(async (unit) => {
    const may = await mayKeep(ports, unit, actor);
    return may.ok ? done(await unit.lists.all()) : may;
  });
}

/** Keeps a list under its id; the newest writer's stands. Its text is no part of any record. */
export async function keepList(ports: Ports, actor: Person, list: DistributionList): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const may = await mayKeep(ports, unit, actor);
    if (!may.ok) return may;
    await unit.lists.put(list, actor.id, ports.now());
    return done(null);
  });
}

export async function removeList(ports: Ports, actor: Person, id: string): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const may = await mayKeep(ports, unit, actor);
    if (!may.ok) return may;
    await unit.lists.remove(id);
    return done(null);
  });
}
