import { type Person, personName } from "@chirograph/core";
import { openTo, openToWrite } from "../access.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";

/** A page holds some thirty sentences: no letter has more findings than this, and nobody fills the database with keys. */
const MOST = 2_000;

const tooMany = refused(
  "too-many",
  `${MOST} sentences of this letter are marked as meant so, and it holds no more. Take back those that no longer stand in it.`,
);

/** What was meant so, with the name of the one who said it. */
export type MeantShown = { readonly key: string; readonly by: string; readonly at: string };

async function shown(ports: Ports, unit: Unit, letter: string): Promise<MeantShown[]> {
  const { office } = await loadOffice(unit, ports);
  const meant = await unit.letters.meant(letter);
  return meant.map(({ key, by, at }) => ({ key, at, by: personName(office, by) }));
}

/** What those who write a letter meant so. */
export async function readMeant(ports: Ports, actor: Person, id: string): Promise<Outcome<MeantShown[]>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    return letter.ok ? done(await shown(ports, unit, id)) : letter;
  });
}

/**
 * Says of a finding of the wording check that it was meant so, or takes that back; for everyone who writes the letter, and only by one
 * of them. It is a note on a text being written, no event.
 */
export async function meanSo(
  ports: Ports,
  actor: Person,
  id: string,
  given: { readonly key: string; readonly meant: boolean },
): Promise<Outcome<MeantShown[]>> {
  return ports.transact(async (unit) => {
    const opened = await openToWrite(ports, unit, id, actor.id);
    if (!opened.ok) return opened;
    if (given.meant) {
      const meant = { key: given.key, by: actor.id, at: ports.now() };
      if (!(await unit.letters.addMeant(id, meant, MOST))) return tooMany;
    } else await unit.letters.dropMeant(id, given.key);
    return done(await shown(ports, unit, id));
  });
}
