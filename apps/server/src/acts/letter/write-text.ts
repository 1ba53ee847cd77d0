import { type LetterText, type Person } from "@chirograph/core";
import { openToWrite } from "../access.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";

export const otherRevision = refused(
  "other-revision",
  "Someone else saved this text meanwhile, so yours was not saved over it. Yours is kept on this device. Compare the two and choose.",
);

/** Saves the text being written, over exactly the revision its writer read. Typing is not an event. */
export async function writeText(
  ports: Ports,
  actor: Person,
  id: string,
  given: { text: LetterText; revision: number },
): Promise<Outcome<{ revision: number; at: string }>> {
  return ports.transact(async (unit) => {
    const opened = await openToWrite(ports, unit, id, actor.id);
    if (!opened.ok) return opened;
    const at = ports.now();
    const revision = given.revision + 1;
    // The reference is the record's, not the writer's.
    const text = { ...given.text, reference: opened.value.letter.reference };
    const credits = (await unit.letters.working(id))?.credits ?? [];
    if (!(await unit.letters.saveWorking(id, { text, revision, at, by: actor.id, credits })))
      return otherRevision;
    const row = await unit.letters.row(id);
    if (row && row.subject !== text.subject)
      await unit.letters.put({ ...row, subject: text.subject, updatedAt: at });
    return done({ revision, at });
  });
}
