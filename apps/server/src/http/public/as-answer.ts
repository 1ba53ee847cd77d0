import type { DecisionShown } from "@chirograph/page";
import type { Answer, PublicLetter } from "@chirograph/wire/check";
import type { PublicDecision } from "@chirograph/wire/decision";
import type { AnswerKnown, LetterKnown } from "../../acts/answer.ts";
import type { DecisionKnown, DecisionPageKnown } from "../../acts/decisions/public-decision.ts";

type Named = { readonly id: string; readonly reference: string } | null;

export const letterAddress = (id: string): string => `/letter/${id}`;
const statementAddress = (id: string): string => `/statement/${id}`;
const decisionAddress = (id: string): string => `/decision/${id}`;

function named(letter: Named): PublicLetter["successor"] {
  return letter && { reference: letter.reference, page: letterAddress(letter.id) };
}

function namedDecision(decision: Named): PublicDecision["successor"] {
  return decision && { reference: decision.reference, page: decisionAddress(decision.id) };
}

/** A public decision with the addresses of its pages. */
function asDecision(decision: DecisionKnown): PublicDecision {
  return {
    ...decision,
    page: decisionAddress(decision.id),
    successor: namedDecision(decision.successor),
  };
}

/** What a public decision's own page is made of. */
export function asDecisionPage(known: DecisionPageKnown): DecisionShown {
  return {
    ...known,
    decision: asDecision(known.decision),
    supersedes: namedDecision(known.supersedes),
    letters: known.letters.map(({ id, reference, subject, status }) => ({
      reference,
      subject,
      status,
      page: letterAddress(id),
    })),
  };
}

function publicLetter(letter: LetterKnown): PublicLetter {
  return {
    ...letter,
    page: letterAddress(letter.id),
    file: `${letterAddress(letter.id)}/original.pdf`,
    successor: named(letter.successor),
    replaces: named(letter.replaces),
    announces: letter.announces.map(({ text, decision }) => ({
      text,
      decision: decision && asDecision(decision),
    })),
  };
}

/** What an act knows, as it crosses the wire: with the addresses of its pages, and nothing that the contract lacks. */
export function asAnswer({
  match,
  origin,
  status,
  effect,
  statement,
  letter,
  words,
  asOf,
}: AnswerKnown): Answer {
  return {
    match,
    origin,
    status,
    effect,
    statement: statement && { ...statement, page: statementAddress(statement.id) },
    letter: letter && publicLetter(letter),
    words,
    asOf,
  };
}
