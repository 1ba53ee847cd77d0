import type { Person } from "@chirograph/core";
import { loadDecision } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import { signOptions, signedBy } from "../release/sign.ts";

type Signing = { readonly options: object; readonly nonce: string };
type Answer = { readonly nonce: string; readonly response: unknown };

const noSuchDecision = refused("not-found", "There is no such decision. Look at the register.");

/** What a signer's passkey signs to revoke a decision: which one, and why. */
export async function revokeOptions(
  ports: Ports,
  actor: Person,
  decision: string,
  reason: string,
): Promise<Outcome<Signing>> {
  return ports.transact(async (unit) => {
    const known = await loadDecision(unit, decision);
    if (known.status === "none") return noSuchDecision;
    const act = { act: "revoke-decision" as const, decision, reason: reason.trim() };
    return done(await signOptions(ports, unit, actor, act));
  });
}

/** Revokes a decision: every letter that announces it and is not released is held from now on. */
export async function revokeDecision(
  ports: Ports,
  actor: Person,
  decision: string,
  given: Answer & { readonly reason: string },
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const reason = given.reason.trim();
    const act = { act: "revoke-decision" as const, decision, reason, nonce: given.nonce };
    const signed = await signedBy(ports, unit, actor, act, given.response);
    if (!signed.ok) return signed;
    const command = { type: "revoke-decision" as const, decision, reason, signed: signed.value };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    return performed.ok ? done(null) : performed;
  });
}

/** What a signer's passkey signs to give a decision its public page. */
export async function openOptions(ports: Ports, actor: Person, decision: string): Promise<Outcome<Signing>> {
  return ports.transact(async (unit) => {
    const known = await loadDecision(unit, decision);
    if (known.status === "none") return noSuchDecision;
    return done(await signOptions(ports, unit, actor, { act: "open-decision", decision }));
  });
}

export async function openDecision(
  ports: Ports,
  actor: Person,
  decision: string,
  given: Answer,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const act = { act: "open-decision" as const, decision, nonce: given.nonce };
    const signed = await signedBy(ports, unit, actor, act, given.response);
    if (!signed.ok) return signed;
    const command = { type: "open-decision" as const, decision, signed: signed.value };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    return performed.ok ? done(null) : performed;
  });
}
