import {
  type Decision,
  type DecisionId,
  type EnteredDecision,
  type Office,
  type Person,
  authorize,
  holdsGood,
  noLetter,
} from "@chirograph/core";
import { openTo } from "../access.ts";
import { loadDecisions, loadOffice } from "../facts.ts";
import type { LetterRow, Ports, Unit } from "../ports.ts";

export type Named = { readonly id: string; readonly reference: string };

export type DecisionSeen = {
  readonly decision: EnteredDecision;
  readonly good: boolean;
  readonly supersedes: Named | null;
  readonly successor: Named | null;
  /** The letters that rest on it and are open to the viewer. */
  readonly citedBy: readonly LetterRow[];
};

export type RegisterSeen = {
  readonly office: Office;
  readonly decisions: readonly DecisionSeen[];
  /** Why the viewer may enter none; null where they may. */
  readonly enter: string | null;
};

async function citing(unit: Unit, decision: string, person: string): Promise<LetterRow[]> {
  const rows: LetterRow[] = [];
  for (const letter of await unit.decisions.citedBy(decision)) {
    const row = (await openTo(unit, letter, person)).ok ? await unit.letters.row(letter) : null;
    if (row) rows.push(row);
  }
  return rows;
}

/** Newest first; those of one moment as they are numbered. */
function newestFirst(decisions: ReadonlyMap<DecisionId, Decision>): EnteredDecision[] {
  return [...decisions.values()]
    .flatMap((decision) => (decision.status === "none" ? [] : decision))
    .toSorted((a, b) =>
      a.entered.at === b.entered.at
        ? b.text.reference.localeCompare(a.text.reference)
        : b.entered.at.localeCompare(a.entered.at),
    );
}

function named(decisions: ReadonlyMap<DecisionId, Decision>, id: DecisionId | null): Named | null {
  const decision = id === null ? undefined : decisions.get(id);
  if (!decision || decision.status === "none") return null;
  return { id: decision.id, reference: decision.text.reference };
}

/** Every decision of the office, newest first, for its staff. */
export async function readRegister(ports: Ports, actor: Person): Promise<RegisterSeen> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const refusal = authorize("enter-decision", { kind: "person", person: actor.id }, office, noLetter);
    const known = await loadDecisions(
      unit,
      (await unit.decisions.list()).map(({ id }) => id),
    );
    const now = ports.now();
    const decisions: DecisionSeen[] = [];
    for (const decision of newestFirst(known))
      decisions.push({
        decision,
        good: holdsGood(decision, now),
        supersedes: named(known, decision.text.supersedes),
        successor: named(known, decision.status === "superseded" ? decision.successor : null),
        citedBy: await citing(unit, decision.id, actor.id),
      });
    return { office, decisions, enter: refusal?.message ?? null };
  });
}
