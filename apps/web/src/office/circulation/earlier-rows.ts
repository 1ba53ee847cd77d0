import type { letter } from "@chirograph/wire";
import { emptyRow, type HolderRow } from "./holder-rows.ts";

type Copy = letter.CopyView;
type View = Pick<letter.LetterView, "circulation" | "copies">;

/** The copies that the office itself issued in the last circulation and has not recalled. */
function lastCopies({ circulation, copies }: View): Copy[] {
  return copies.filter(
    (copy) =>
      copy.kind === "circulation" &&
      copy.parent === null &&
      !copy.recalled &&
      copy.task.circulation === circulation?.n,
  );
}

/** The holders of the last circulation as rows of the next one: each with what was asked of them. */
export function earlierRows(view: View): HolderRow[] {
  const copies = lastCopies(view);
  return copies.map(({ holder, passingOn, task }) => ({
    ...emptyRow,
    name: holder.name,
    organisation: holder.organisation,
    actingFor: holder.actingFor,
    address: holder.address,
    passingOn,
    required: task.required,
    stage: task.stage,
    instructions: task.instructions,
    through: copies.find((copy) => copy.id === task.through)?.holder.name ?? "",
  }));
}
