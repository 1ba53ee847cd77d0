import { type Copy, type CopyEvent, evolveCopy, noCopy } from "./copy.ts";
import { type Decision, type DecisionEvent, evolveDecision, noDecision } from "./decision.ts";
import { type Letter, type LetterEvent, evolveLetter, noLetter } from "./letter.ts";
import { type Office, type OfficeEvent, emptyOffice, evolveOffice } from "./office.ts";
import type { Entry } from "./record.ts";
import { type Statement, type StatementEvent, evolveStatement, noStatement } from "./statement.ts";

/** The office folded from its stream. */
export function foldOffice(entries: readonly Entry[]): Office {
  return entries.reduce(
    (office, entry) => evolveOffice(office, entry.event as OfficeEvent, entry.at),
    emptyOffice,
  );
}

/** A letter folded from its stream. */
export function foldLetter(entries: readonly Entry[]): Letter {
  return entries.reduce((letter, entry) => evolveLetter(letter, entry.event as LetterEvent, entry), noLetter);
}

/** A copy folded from its stream. */
export function foldCopy(entries: readonly Entry[]): Copy {
  return entries.reduce((copy, entry) => evolveCopy(copy, entry.event as CopyEvent, entry), noCopy);
}

/** A statement folded from its stream. */
export function foldStatement(entries: readonly Entry[]): Statement {
  return entries.reduce(
    (statement, entry) => evolveStatement(statement, entry.event as StatementEvent, entry),
    noStatement,
  );
}

/** A decision folded from its stream. */
export function foldDecision(entries: readonly Entry[]): Decision {
  return entries.reduce(
    (decision, entry) => evolveDecision(decision, entry.event as DecisionEvent, entry),
    noDecision,
  );
}
