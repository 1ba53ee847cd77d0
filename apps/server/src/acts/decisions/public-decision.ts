import {
  type Announcement,
  type Decision,
  type DecisionText,
  type EnteredDecision,
  canonicalText,
  isReleased,
} from "@chirograph/core";
import { loadDecision, loadDecisions, loadLetter } from "../facts.ts";
import type { LetterRow, Ports, Unit } from "../ports.ts";
import type { Named } from "./register.ts";

/** A decision that is public, as everyone is told of it. */
export type DecisionKnown = Omit<DecisionText, "supersedes"> & {
  readonly id: string;
  readonly status: EnteredDecision["status"];
  readonly endedAt: string | null;
  /** Null while it stands, and where what superseded it is internal. */
  readonly successor: Named | null;
};

/** What a released letter announced; `decision` is null where that is internal, and then nothing more is told of it. */
export type AnnouncementKnown = { readonly text: string; readonly decision: DecisionKnown | null };

/** A public decision with what its own page says besides. */
export type DecisionPageKnown = {
  readonly decision: DecisionKnown;
  readonly supersedes: Named | null;
  readonly enteredAt: string;
  readonly sha256: string;
  /** The exact text that was hashed and signed; null where it names a decision that is internal. */
  readonly signedText: string | null;
  readonly letters: readonly LetterRow[];
  readonly asOf: string;
};

function isPublic(decision: Decision | undefined): decision is EnteredDecision {
  return decision !== undefined && decision.status !== "none" && decision.open;
}

/** The name of a public decision; an internal one has none here. */
async function openNamed(unit: Unit, id: string | null): Promise<Named | null> {
  const row = id === null ? null : await unit.decisions.row(id);
  return row?.open ? { id: row.id, reference: row.reference } : null;
}

function endOf(decision: EnteredDecision): string | null {
  switch (decision.status) {
    case "standing":
      return null;
    case "superseded":
      return decision.until;
    case "revoked":
      return decision.revoked.at;
  }
}

async function known(unit: Unit, decision: EnteredDecision): Promise<DecisionKnown> {
  const { supersedes: _, ...text } = decision.text;
  return {
    ...text,
    id: decision.id,
    status: decision.status,
    endedAt: endOf(decision),
    successor: await openNamed(unit, decision.status === "superseded" ? decision.successor : null),
  };
}

/** What a released letter announced, with what became of each public decision since. */
export async function announced(
  unit: Unit,
  announces: readonly Announcement[],
): Promise<AnnouncementKnown[]> {
  const decisions = await loadDecisions(
    unit,
    announces.map(({ decision }) => decision),
  );
  const all: AnnouncementKnown[] = [];
  for (const { text, decision: id } of announces) {
    const decision = decisions.get(id);
    all.push({ text, decision: isPublic(decision) ? await known(unit, decision) : null });
  }
  return all;
}

/** Released letters that announced it. One that only cites it, a draft above all, is never among them. */
async function announcing(unit: Unit, decision: string): Promise<LetterRow[]> {
  const rows: LetterRow[] = [];
  for (const id of await unit.decisions.citedBy(decision)) {
    const letter = await loadLetter(unit, id);
    if (!isReleased(letter) || !("release" in letter) || !letter.release) continue;
    const row = letter.release.announces.some((one) => one.decision === decision)
      ? await unit.letters.row(id)
      : null;
    if (row) rows.push(row);
  }
  return rows;
}

/** A public decision's own page; null for an internal one as for none at all. */
export async function publicDecision(ports: Ports, id: string): Promise<DecisionPageKnown | null> {
  return ports.transact(async (unit) => {
    const decision = await loadDecision(unit, id);
    if (!isPublic(decision)) return null;
    const supersedes = await openNamed(unit, decision.text.supersedes);
    const hides = decision.text.supersedes !== null && supersedes === null;
    return {
      decision: await known(unit, decision),
      supersedes,
      enteredAt: decision.entered.at,
      sha256: decision.sha256,
      signedText: hides ? null : canonicalText({ ...decision.text }),
      letters: await announcing(unit, id),
      asOf: ports.now(),
    };
  });
}
