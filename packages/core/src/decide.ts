import type {
  Command,
  CopyCommand,
  DecisionCommand,
  LetterCommand,
  OfficeCommand,
  StatementCommand,
} from "./command.ts";
import { decideCopy, foreignCopy } from "./decide-copy.ts";
import { decideDecision } from "./decide-decision.ts";
import { decideLetter } from "./decide-letter.ts";
import { decideOffice } from "./decide-office.ts";
import { decideStatement } from "./decide-statement.ts";
import type { Context, Ruling } from "./ruling.ts";
import { authorize } from "./policy.ts";

function isStatement(command: Command): command is StatementCommand {
  return "statement" in command;
}
const onDecision: ReadonlySet<string> = new Set(["enter-decision", "open-decision", "revoke-decision"]);
function isDecision(command: Command): command is DecisionCommand {
  return onDecision.has(command.type);
}
/** They name a copy, and what they change is the letter. */
const onLetter: ReadonlySet<string> = new Set(["override-non-concur", "override-objection", "waive-holder"]);

function isCopy(command: Command): command is CopyCommand {
  return "copy" in command && !onLetter.has(command.type);
}
function isLetter(command: Command): command is LetterCommand {
  return "letter" in command;
}

/**
 * What a command does to the record: its events, or why not. Pure: time and ids come in with the context and the
 * command, so the same facts always give the same answer.
 */
export function decide(command: Command, context: Context): Ruling {
  const { actor, facts } = context;
  const foreign = isCopy(command) ? foreignCopy(command, context) : null;
  const refusal = foreign ?? authorize(command.type, actor, facts.office, facts.letter);
  if (refusal) return refusal;
  if (isDecision(command)) return decideDecision(command, context);
  if (isStatement(command)) return decideStatement(command, context);
  if (isCopy(command)) return decideCopy(command, context);
  if (isLetter(command)) return decideLetter(command, context);
  return decideOffice(command satisfies OfficeCommand, context);
}
