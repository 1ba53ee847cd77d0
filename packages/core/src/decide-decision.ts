import type { DecisionCommand } from "./command.ts";
import { decisionHash } from "./decision.ts";
import { streamOf } from "./ids.ts";
import { foreignPasskey } from "./passkey.ts";
import { type Refusal, reasonRequired, refuse } from "./refusal.ts";
import { type Context, type Ruling, events } from "./ruling.ts";

type Of<Type extends DecisionCommand["type"]> = Extract<DecisionCommand, { type: Type }>;

const isDay = /^\d{4}-\d{2}-\d{2}$/;

function badText({ text, sha256 }: Of<"enter-decision">): Refusal | null {
  const { what, authority, reference, decidedOn, validFrom, validUntil } = text;
  if (!what.trim() || !authority.trim() || !reference.trim())
    return refuse(
      "reason-required",
      "A decision says what is decided, and by which authority. Nothing was entered. Fill in both.",
    );
  const days = [decidedOn, validFrom, ...(validUntil === null ? [] : [validUntil])];
  if (!days.every((day) => isDay.test(day)) || (validUntil !== null && validUntil < validFrom))
    return refuse(
      "not-in-this-state",
      "A decision's last day does not come before its first. Nothing was entered. Check the days.",
    );
  if (sha256 === decisionHash(text)) return null;
  return refuse(
    "other-bytes",
    "What was signed is not this decision. Nothing was entered. Load the page again.",
  );
}

/** The one it replaces stands, and ends in the same breath. */
function enter(command: Of<"enter-decision">, context: Context): Ruling {
  const { facts } = context;
  const { decision, text, open, sha256, signed } = command;
  const entered = facts.decisions.get(decision);
  if (entered && entered.status !== "none")
    return refuse("exists-already", "This decision is entered already.");
  const refusal = badText(command) ?? foreignPasskey(context, signed);
  if (refusal) return refusal;
  const first = events(streamOf.decision(decision), {
    type: "decision-entered",
    decision,
    text,
    open,
    sha256,
    signed,
  });
  if (text.supersedes === null) return first;
  if (facts.decisions.get(text.supersedes)?.status !== "standing")
    return refuse(
      "not-in-this-state",
      "Only a decision that stands can be superseded. Nothing was entered. Look at the register.",
    );
  const ended = events(streamOf.decision(text.supersedes), {
    type: "decision-superseded",
    successor: decision,
  });
  return { ok: true, events: [...first.events, ...ended.events] };
}

/** Decides a command about the register of decisions. Pure. */
export function decideDecision(command: DecisionCommand, context: Context): Ruling {
  if (command.type === "enter-decision") return enter(command, context);
  const known = context.facts.decisions.get(command.decision);
  if (!known || known.status === "none") return refuse("not-found", "There is no such decision.");
  const { signed } = command;
  const foreign = foreignPasskey(context, signed);
  const stream = streamOf.decision(command.decision);
  if (command.type === "open-decision") {
    if (known.open) return refuse("nothing-to-change", "This decision is public already.");
    return foreign ?? events(stream, { type: "decision-opened", signed });
  }
  if (known.status !== "standing")
    return refuse(
      "not-in-this-state",
      "This decision is superseded or revoked already. Nothing was changed.",
    );
  const reason = command.reason.trim();
  if (!reason) return reasonRequired;
  return foreign ?? events(stream, { type: "decision-revoked", reason, signed });
}
