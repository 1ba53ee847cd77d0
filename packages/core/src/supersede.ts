import { streamOf } from "./ids.ts";
import type { Letter } from "./letter.ts";
import type { NewEvent } from "./record.ts";

/** When a released letter enters into force, the letter it replaces is superseded in the same breath. Pure. */
export function supersededBy(letter: Letter, other: Letter): NewEvent[] {
  if (letter.status !== "signed-not-released" || letter.release === null) return [];
  if (other.status !== "in-force" || letter.release.supersedes !== other.id) return [];
  return [
    {
      stream: streamOf.letter(other.id),
      event: { type: "letter-superseded", successor: letter.id },
    },
  ];
}
