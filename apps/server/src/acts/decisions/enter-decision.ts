import { type DecisionText, type Person, authorize, decisionHash, noLetter } from "@chirograph/core";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import { signOptions, signedBy } from "../release/sign.ts";

/** A decision as it is typed: its reference is the office's. */
export type DecisionFields = Omit<DecisionText, "reference">;

/** "D-2026-004": counted within the year. `count` gives out the number or tells it. */
async function nextReference(now: string, count: (scheme: string) => Promise<number>): Promise<string> {
  const scheme = `D-${now.slice(0, 4)}`;
  return `${scheme}-${String(await count(scheme)).padStart(3, "0")}`;
}

/** The words as they are signed and kept. */
function textOf(fields: DecisionFields, reference: string): DecisionText {
  const { what, authority, decidedOn, effect, validFrom, validUntil, supersedes } = fields;
  const said = { what: what.trim(), authority: authority.trim() };
  return { reference, ...said, decidedOn, effect, validFrom, validUntil, supersedes };
}

/** A new decision's id, the reference that is next, and what its authority's passkey signs. Nothing is given out yet. */
export async function decisionOptions(
  ports: Ports,
  actor: Person,
  { fields, open }: { fields: DecisionFields; open: boolean },
): Promise<Outcome<{ options: object; nonce: string; decision: string; reference: string; sha256: string }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const refusal = authorize("enter-decision", { kind: "person", person: actor.id }, office, noLetter);
    if (refusal) return refusal;
    const decision = ports.id();
    const reference = await nextReference(ports.now(), (scheme) => unit.letters.numberAhead(scheme));
    const sha256 = decisionHash(textOf(fields, reference));
    const signing = await signOptions(ports, unit, actor, { act: "decide", decision, sha256, open });
    return done({ ...signing, decision, reference, sha256 });
  });
}

export type EnterDecision = {
  readonly decision: string;
  readonly reference: string;
  readonly fields: DecisionFields;
  readonly open: boolean;
  readonly nonce: string;
  readonly response: unknown;
};

/** Enters a decision that its authority signed, and gives out its reference: whoever signs first has it. */
export async function enterDecision(
  ports: Ports,
  actor: Person,
  given: EnterDecision,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const { decision, reference, fields, open, nonce } = given;
    const text = textOf(fields, reference);
    const sha256 = decisionHash(text);
    const act = { act: "decide" as const, decision, sha256, open, nonce };
    const signed = await signedBy(ports, unit, actor, act, given.response);
    if (!signed.ok) return signed;
    const next = await nextReference(ports.now(), (scheme) => unit.letters.nextNumber(scheme));
    if (next !== reference)
      return refused(
        "exists-already",
        `This decision was not entered: ${reference} is no longer the next reference. Read it over again, and sign it as ${next}.`,
      );
    const command = { type: "enter-decision" as const, decision, text, open, sha256, signed: signed.value };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    return performed.ok ? done(null) : performed;
  });
}
