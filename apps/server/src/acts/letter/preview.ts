import type { LetterText, Person } from "@chirograph/core";
import { BANNER } from "@chirograph/marks";
import { openTo } from "../access.ts";
import { type Outcome, done } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import type { Tools } from "../tools.ts";

/** The text as it would be set, for its writer's screen. Nothing is stored, and it is no version. */
export async function preview(
  ports: Ports,
  tools: Tools,
  actor: Person,
  id: string,
  text: LetterText,
): Promise<Outcome<Uint8Array>> {
  const letter = await ports.transact((unit) => openTo(unit, id, actor.id));
  if (!letter.ok) return letter;
  const set = await tools.typeset(
    { ...text, reference: letter.value.reference },
    `${BANNER} - being written`,
  );
  return set.ok ? done(set.pdf) : set;
}
