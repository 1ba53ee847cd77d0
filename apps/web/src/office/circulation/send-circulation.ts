import { letter } from "@chirograph/wire";
import { call, Problem } from "../../api.ts";
import { latestVersion, makeVersion, refusalOf, textIsNewer } from "../letter/acts.ts";
import type { OpenLetter } from "../letter/letter-context.ts";
import type { Rules } from "./circulation-rules.tsx";
import { holdersOf, isEmptyRow, placeError, rowError, turnGap, type HolderRow } from "./holder-rows.ts";
import { momentOf, type Suspense } from "./suspense.ts";

export type Form = Rules & {
  readonly rows: HolderRow[];
  readonly suspense: Suspense;
  readonly instructions: string;
};

/** Whether the text has changed since its newest version, so that sending it makes the next one first. */
export function needsVersion({ view, working }: OpenLetter): boolean {
  const saved = working.save.kind === "saved" ? working.save.at : new Date().toISOString();
  return refusalOf(view, "add-version") === null && textIsNewer(view, saved);
}

/** The first thing that keeps the form from being sent, in words; null when nothing does. */
export function missingIn({ rows, suspense, silence }: Form): string | null {
  const holders = rows.filter((row) => !isEmptyRow(row));
  if (holders.length === 0) return "Name at least one holder.";
  if (rows.some((row, at) => !isEmptyRow(row) && (rowError(row) ?? placeError(rows, at)) !== null))
    return "A row above needs mending.";
  const gap = turnGap(holders);
  if (gap !== null) return `Nobody has turn ${gap}. Number the turns 1, 2, 3 without a gap.`;
  const moment = momentOf(suspense);
  if (!moment) return "Say until when you need their input.";
  if (silence && moment.getTime() <= Date.now())
    return "Silence can only be declared to count after a date that is still to come.";
  return null;
}

/** Sends the newest version, or the one made of the text now, to every holder in the form. */
export async function circulate(open: OpenLetter, form: Form): Promise<{ links: letter.CopyLink[] }> {
  const { view, working } = open;
  const revision = await working.flush();
  const version = needsVersion(open)
    ? (await makeVersion(view, revision)).version
    : (latestVersion(view)?.n ?? 0);
  if (version === 0) throw new Problem("no-version", "There is no version yet. Make one from the text.", 0);
  const { rows, suspense, instructions, silence, shared, ask } = form;
  return call(letter.CopyLinks, "POST", `/api/letters/${view.id}/circulate`, {
    version,
    suspense: (momentOf(suspense) ?? new Date()).toISOString(),
    zone: suspense.zone,
    instructions,
    silence,
    shared,
    ask,
    holders: holdersOf(rows),
  });
}
