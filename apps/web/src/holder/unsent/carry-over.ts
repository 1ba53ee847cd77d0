import type { HolderView } from "@chirograph/wire/copy";
import { type Forms, noForms, writeForms } from "./forms.ts";
import { keepHere, keptHere } from "./kept-here.ts";

/**
 * Comments that were typed on an outdated copy and never sent go along to the holder's newer copy, as unsent words of this device; there
 * they are joined with what stands there. Changes of comments that were sent stay where those are.
 */
export function carryOver(newer: string, view: HolderView, forms: Forms): void {
  const sent = new Set(view.comments.map((one) => one.id));
  const unsent = Object.entries(forms.comments).filter(([id]) => !sent.has(id));
  const body = writeForms({ ...noForms, comments: Object.fromEntries(unsent) });
  // Words that this device keeps for the newer copy already are never written over.
  if (body !== "" && keptHere(newer) === null) keepHere(newer, { body, base: "", revision: 0 });
}
