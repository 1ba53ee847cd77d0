import type { Run } from "../../look/redline.tsx";
import { headOf, tailOf } from "../beside.ts";

/** What stays the same is shown this far beside a change; two changes nearer than twice that are one place. In letters. */
const AROUND = 60;

/** The end of a text on its own line: a change in one paragraph is not shown with the paragraph before. */
const lastLine = (text: string) => text.slice(text.lastIndexOf("\n") + 1);
const firstLine = (text: string) => text.split("\n", 1)[0] ?? "";

/** A redline folded to the places that changed, each with the words beside it. Nothing changed: no place. */
export function changedPlaces(runs: readonly Run[]): Run[][] {
  const places: Run[][] = [];
  let open: Run[] | null = null;
  runs.forEach((run, i) => {
    if (run.kind !== "same") {
      open ??= [];
      open.push(run);
      return;
    }
    const later = runs.slice(i + 1).some((one) => one.kind !== "same");
    if (open && later && run.text.length <= 2 * AROUND && !run.text.includes("\n")) {
      open.push(run);
      return;
    }
    if (open) places.push([...open, { kind: "same", text: headOf(firstLine(run.text), AROUND) }]);
    open = later ? [{ kind: "same", text: tailOf(lastLine(run.text), AROUND) }] : null;
  });
  if (open) places.push(open);
  return places.map((place) => place.filter((run) => run.text !== ""));
}
