import type { letter } from "@chirograph/wire";
import { dueMoment } from "../moments.ts";
import { ownZone, wallClock } from "./suspense.ts";

type Circulation = NonNullable<letter.LetterView["circulation"]>;

/** "Fri 10 April, 17:00", and on the clock that was chosen where that is another one. */
export function dueWords({ suspense, zone }: Pick<Circulation, "suspense" | "zone">): string {
  const at = new Date(suspense);
  const there = wallClock(at, zone);
  if (there === wallClock(at, ownZone())) return dueMoment(suspense);
  return `${dueMoment(suspense)} on your clock, ${there.slice(11)} in ${zone.replaceAll("_", " ")}`;
}

/** What was declared when it was opened, as one sees it afterwards. */
export function circulationWords(circulation: Circulation): string {
  const { silence, shared, changes, open } = circulation;
  const moved = changes === 0 ? "" : changes === 1 ? ", moved once" : `, moved ${changes} times`;
  const due = `Input ${open ? "is" : "was"} due ${dueWords(circulation)}${moved}.`;
  const silent = silence
    ? "A silence procedure was declared: who said nothing until then counts as concurring."
    : "No silence procedure was declared: no response is not concurrence.";
  const seen = shared ? "Holders see each other’s comments." : "Holders see their own comments only.";
  return `${due} ${silent} ${seen}`;
}
