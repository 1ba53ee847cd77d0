import type { DecisionText } from "@chirograph/core";
import {
  revokeDecision,
  revokeOptions,
  openDecision,
  openOptions,
} from "../src/acts/decisions/end-decision.ts";
import { decisionOptions, enterDecision } from "../src/acts/decisions/enter-decision.ts";
import { personDoes } from "../src/acts/person-does.ts";
import type { TestOffice } from "./office.ts";
import { type Colleague, ORIGIN, must } from "./staff.ts";

type Fields = Omit<DecisionText, "reference">;

export const boats: Fields = {
  what: "The pilot boats berth at Orrin Head from 1 May.",
  authority: "The Harbour Board",
  decidedOn: "2026-11-01",
  effect: "binding",
  validFrom: "2026-11-01",
  validUntil: null,
  supersedes: null,
};

/** A decision that Sami enters with his passkey. */
export async function decided(
  { ports, sami }: TestOffice,
  more: Partial<Fields> = {},
  open = true,
): Promise<{ id: string; reference: string; sha256: string }> {
  const given = { fields: { ...boats, ...more }, open };
  const { options, ...named } = must(await decisionOptions(ports, sami, given));
  const response = sami.passkey.get(options, ORIGIN);
  must(await enterDecision(ports, sami, { ...named, ...given, response }));
  return { id: named.decision, reference: named.reference, sha256: named.sha256 };
}

export const whyRevoked = "The board met again behind closed doors.";

export async function revoked({ ports, odile }: TestOffice, decision: string): Promise<void> {
  const { options, nonce } = must(await revokeOptions(ports, odile, decision, whyRevoked));
  const response = odile.passkey.get(options, ORIGIN);
  must(await revokeDecision(ports, odile, decision, { reason: whyRevoked, nonce, response }));
}

export async function opened({ ports }: TestOffice, by: Colleague, decision: string): Promise<void> {
  const { options, nonce } = must(await openOptions(ports, by, decision));
  must(await openDecision(ports, by, decision, { nonce, response: by.passkey.get(options, ORIGIN) }));
}

/** Three points of a letter, the first of which announces `text` on this decision; its read-back is waived. */
export async function announces(
  { ports, ilse, odile }: TestOffice,
  letter: string,
  decision: string,
  text = "Pilot boats move to Orrin Head.",
): Promise<void> {
  const said = [text, "The pilot service at Ness Quay ends.", "The tariff changes."];
  const points = said.map((words, at) => ({
    id: ports.id(),
    kind: at === 0 ? ("announced" as const) : ("ruled-out" as const),
    text: words,
  }));
  must(await personDoes(ports, ilse, { type: "state-points", letter, before: [], points }));
  must(await personDoes(ports, odile, { type: "waive-read-back", letter, version: 1, reason: "Urgent." }));
  const point = points[0]!.id;
  must(await personDoes(ports, ilse, { type: "cite-decision", letter, point, decision }));
}
