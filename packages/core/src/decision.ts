import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Deed, Signed } from "./assertion.ts";
import { canonical } from "./canonical.ts";
import type { DecisionId, Moment, Sha256 } from "./ids.ts";
import type { Effect } from "./text.ts";

/** A calendar day, "2026-11-22". */
export type Day = string;

/** What an authority decided: signed as it stands here, never edited. */
export type DecisionText = {
  /** As people cite it: "D-2026-004". */
  readonly reference: string;
  readonly what: string;
  /** Who decided: a board, an office holder. */
  readonly authority: string;
  readonly decidedOn: Day;
  readonly effect: Effect;
  readonly validFrom: Day;
  /** The last day on which it holds; null where it has no end. */
  readonly validUntil: Day | null;
  readonly supersedes: DecisionId | null;
};

export type Decision =
  | { readonly status: "none" }
  | ({
      readonly id: DecisionId;
      readonly text: DecisionText;
      readonly sha256: Sha256;
      readonly entered: Deed;
      /** Whether it has a page of its own for everyone. */
      readonly open: boolean;
    } & (
      | { readonly status: "standing" }
      | { readonly status: "superseded"; readonly successor: DecisionId; readonly until: Moment }
      | { readonly status: "revoked"; readonly revoked: Deed; readonly reason: string }
    ));

export type EnteredDecision = Exclude<Decision, { status: "none" }>;

export type DecisionEvent =
  | {
      readonly type: "decision-entered";
      readonly decision: DecisionId;
      readonly text: DecisionText;
      readonly open: boolean;
      readonly sha256: Sha256;
      readonly signed: Signed;
    }
  | { readonly type: "decision-opened"; readonly signed: Signed }
  | { readonly type: "decision-superseded"; readonly successor: DecisionId }
  | { readonly type: "decision-revoked"; readonly reason: string; readonly signed: Signed };

export const noDecision: Decision = { status: "none" };

/** What its authority signs: SHA-256 of RFC 8785 of the text. */
export function decisionHash(text: DecisionText): Sha256 {
  return bytesToHex(sha256(canonical({ ...text })));
}

/** The decision after one more event. Pure. */
export function evolveDecision(decision: Decision, event: DecisionEvent, deed: Deed): Decision {
  if (event.type === "decision-entered") {
    if (decision.status !== "none") throw new Error("The record is broken: a decision was entered twice.");
    const { decision: id, text, open, sha256: hash } = event;
    return { status: "standing", id, text, open, sha256: hash, entered: deed };
  }
  if (decision.status === "none") throw new Error(`The record is broken: ${event.type} of no decision.`);
  if (event.type === "decision-opened") return { ...decision, open: true };
  if (decision.status !== "standing")
    throw new Error(`The record is broken: ${event.type} when the decision was ${decision.status}.`);
  if (event.type === "decision-superseded")
    return { ...decision, status: "superseded", successor: event.successor, until: deed.at };
  return { ...decision, status: "revoked", revoked: deed, reason: event.reason };
}

/** Whether a letter may rest on it at this moment: entered, neither superseded nor revoked, and not over. */
export function holdsGood(decision: Decision, now: Moment): boolean {
  if (decision.status !== "standing") return false;
  const { validUntil } = decision.text;
  return validUntil === null || now.slice(0, 10) <= validUntil;
}
