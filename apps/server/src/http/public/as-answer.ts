import type { Answer, PublicLetter } from "@chirograph/wire/check";
import type { AnswerKnown, LetterKnown } from "../../acts/answer.ts";

type Named = { readonly id: string; readonly reference: string } | null;

export const letterAddress = (id: string): string => `/letter/${id}`;
export const statementAddress = (id: string): string => `/statement/${id}`;

function named(letter: Named): PublicLetter["successor"] {
  return letter && { reference: letter.reference, page: letterAddress(letter.id) };
}

function publicLetter(letter: LetterKnown): PublicLetter {
  return {
    ...letter,
    page: letterAddress(letter.id),
    file: `${letterAddress(letter.id)}/original.pdf`,
    successor: named(letter.successor),
    replaces: named(letter.replaces),
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
