import type { Person } from "@chirograph/core";
import { type RedlineRun, redline } from "@chirograph/find";
import { openTo } from "../access.ts";
import { versionWords } from "./letter-text.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";

/** What changed between two versions, as a redline over what a reader sees. */
export async function readChanges(
  ports: Ports,
  actor: Person,
  id: string,
  from: number,
  to: number,
): Promise<Outcome<RedlineRun[]>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const [before, after] = [await unit.letters.version(id, from), await unit.letters.version(id, to)];
    if (!before || !after) return refused("not-found", "There is no such version of this letter.");
    // A version typeset here and one uploaded are compared by what stands on their pages.
    const both = before.text !== null && after.text !== null;
    const words = (version: typeof before) => versionWords(both ? version : { ...version, text: null });
    return done([...redline(words(before), words(after))]);
  });
}
