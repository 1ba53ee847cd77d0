import { dayOf } from "./day.ts";
import { type Decision, holdsGood } from "./decision.ts";
import { type Gate, gate } from "./gate.ts";
import type { DecisionId, Moment } from "./ids.ts";
import type { ExistingLetter } from "./letter.ts";
import { type Office, personName } from "./office.ts";
import type { Point } from "./point.ts";

function why(decision: Decision | undefined, office: Office): string {
  if (!decision || decision.status === "none") return "rests on a decision that is not in the register";
  const { reference, validUntil } = decision.text;
  switch (decision.status) {
    case "revoked": {
      const { by, at } = decision.revoked;
      return `rests on ${reference}, which ${personName(office, by)} revoked on ${dayOf(at)}: ${decision.reason}`;
    }
    case "superseded":
      return `rests on ${reference}, which a later decision replaced on ${dayOf(decision.until)}`;
    case "standing":
      return `rests on ${reference}, which held until ${dayOf(validUntil ?? "")}`;
  }
}

function ofPoint(
  point: Point,
  n: number,
  office: Office,
  decisions: ReadonlyMap<DecisionId, Decision>,
  now: Moment,
): Gate {
  const about = { points: [point.id] };
  const decision = point.decision === null ? undefined : decisions.get(point.decision);
  if (decision && decision.status !== "none" && holdsGood(decision, now))
    return gate("decision", "open", `Point ${n} rests on ${decision.text.reference}.`, about);
  if (point.waived) {
    const { by, reason } = point.waived;
    const waived = `Point ${n} rests on no decision, let stand by ${personName(office, by)}: ${reason}`;
    return gate("decision", "waived", waived, about);
  }
  const wants =
    point.decision === null ? "announces something and rests on no decision" : why(decision, office);
  return gate("decision", "held", `Point ${n} ${wants}.`.replace(/([.!?])\.$/, "$1"), about);
}

/** Whether each announcement of a letter rests on a decision that stands now. Pure. */
export function decisionGates(
  letter: ExistingLetter,
  office: Office,
  decisions: ReadonlyMap<DecisionId, Decision>,
  now: Moment,
): Gate[] {
  return letter.points.flatMap((point, index) =>
    point.kind === "announced" ? [ofPoint(point, index + 1, office, decisions, now)] : [],
  );
}
