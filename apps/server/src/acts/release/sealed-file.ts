import type { Person } from "@chirograph/core";
import { openTo } from "../access.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";

/** The sealed file, for those on the letter. Before the release it is not public. */
export async function sealedFile(
  ports: Ports,
  actor: Person,
  id: string,
): Promise<Outcome<{ pdf: Uint8Array; reference: string }>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const pdf = "seal" in letter.value ? await unit.blobs.get(letter.value.seal.sha256) : null;
    return pdf
      ? done({ pdf, reference: letter.value.reference })
      : refused("not-found", "This letter has not been sealed, so there is no signed file yet.");
  });
}
