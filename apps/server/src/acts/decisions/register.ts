import {
  type EnteredDecision,
  type Office,
  type Person,
  authorize,
  holdsGood,
  noLetter,
} from "@chirograph/core";
import { openTo } from "../access.ts";
import { loadDecision, loadOffice } from "../facts.ts";
import type { DecisionRow, LetterRow, Ports, Unit } from "../ports.ts";

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

async function named(unit: Unit, id: string | null): Promise<Named | null> {
  const row = id === null ? null : await unit.decisions.row(id);
  return row && { id: row.id, reference: row.reference };
}

async function citing(unit: Unit, decision: string, person: string): Promise<LetterRow[]> {
  const rows: LetterRow[] = [];
  for (const letter of await unit.decisions.citedBy(decision)) {
    const row = (await openTo(unit, letter, person)).ok ? await unit.letters.row(letter) : null;
    if (row) rows.push(row);
  }
  return rows;
}

async function seen(ports: Ports, unit: Unit, actor: Person, row: DecisionRow): Promise<DecisionSeen | null> {
  const decision = await loadDecision(unit, row.id);
  if (decision.status === "none") return null;
  return {
    decision,
    good: holdsGood(decision, ports.now()),
    supersedes: await named(unit, decision.text.supersedes),
    successor: await named(unit, decision.status === "superseded" ? decision.successor : null),
    citedBy: await citing(unit, row.id, actor.id),
  };
}

/** Every decision of the office, newest first, for its staff. */
export async function readRegister(ports: Ports, actor: Person): Promise<RegisterSeen> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const refusal = authorize("enter-decision", { kind: "person", person: actor.id }, office, noLetter);
    const decisions: DecisionSeen[] = [];
    for (const row of await unit.decisions.list()) {
      const one = await seen(ports, unit, actor, row);
      if (one) decisions.push(one);
    }
    return { office, decisions, enter: refusal?.message ?? null };
  });
}
