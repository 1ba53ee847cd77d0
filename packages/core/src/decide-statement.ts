import type { StatementCommand } from "./command.ts";
import { type Context, type Ruling, events } from "./ruling.ts";
import { streamOf } from "./ids.ts";
import { foreignPasskey } from "./passkey.ts";
import { noSuchLetter } from "./policy.ts";
import { refuse } from "./refusal.ts";
import { statementHash } from "./statement.ts";

function propose(
  command: Extract<StatementCommand, { type: "propose-statement" }>,
  context: Context,
): Ruling {
  const { facts, actor } = context;
  if (facts.statement.status !== "none") return refuse("exists-already", "This statement exists already.");
  if (!command.text.trim())
    return refuse("reason-required", "A statement needs words. Write what the office says of this paper.");
  const { subject } = command;
  if (subject.about === "letter") {
    const seen =
      facts.letter.status !== "none" && actor.kind === "person" && facts.letter.access.has(actor.person);
    if (!seen) return noSuchLetter;
  }
  if (subject.about === "paper" && subject.paper === null && subject.words === null)
    return refuse(
      "reason-required",
      "A statement on a paper needs the paper: its file, or its words. Add one of them.",
    );
  const { statement, text, sha256, signed } = command;
  if (sha256 !== statementHash(subject, text))
    return refuse(
      "other-bytes",
      "What was signed is not this statement on this paper. Nothing was entered. Load the page again.",
    );
  const foreign = foreignPasskey(context, signed);
  if (foreign) return foreign;
  return events(streamOf.statement(statement), {
    type: "statement-proposed",
    statement,
    subject,
    text,
    sha256,
    signed,
  });
}

/** Decides a command about a statement: two different people stand behind each. Pure. */
export function decideStatement(command: StatementCommand, context: Context): Ruling {
  const { statement } = context.facts;
  if (command.type === "propose-statement") return propose(command, context);
  if (statement.status === "none") return refuse("not-found", "There is no such statement.");
  const stream = streamOf.statement(command.statement);
  if (command.type === "retract-statement") {
    if (statement.status === "retracted")
      return refuse("nothing-to-change", "This statement is retracted already.");
    if (!command.reason.trim())
      return refuse("reason-required", "A retraction needs its reason. Write one sentence.");
    return events(stream, { type: "statement-retracted", reason: command.reason.trim() });
  }
  if (statement.status !== "proposed")
    return refuse(
      "not-in-this-state",
      "This statement is released or retracted already. Nothing was changed.",
    );
  if (context.actor.kind === "person" && context.actor.person === statement.proposed.by)
    return refuse(
      "same-person",
      "A statement is released by two people, and you wrote this one. Ask another releaser.",
    );
  if (command.sha256 !== statement.sha256)
    return refuse("other-bytes", "The statement's words are not the ones you released. Load the page again.");
  return (
    foreignPasskey(context, command.signed) ??
    events(stream, { type: "statement-released", signed: command.signed })
  );
}
