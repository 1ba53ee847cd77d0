import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Deed, Signed } from "./assertion.ts";
import { canonical } from "./canonical.ts";
import type { LetterId, Moment, PersonId, Sha256, StatementId } from "./ids.ts";

/** What a statement is about: a letter of ours, or a stranger's paper known by its bytes and its words. */
export type Subject =
  | { readonly about: "letter"; readonly letter: LetterId }
  | {
      readonly about: "paper";
      readonly paper: Sha256 | null;
      readonly words: Sha256 | null;
      readonly title: string;
    };

export type Statement =
  | { readonly status: "none" }
  | ({
      readonly id: StatementId;
      readonly subject: Subject;
      readonly text: string;
      readonly sha256: Sha256;
      readonly proposed: Deed;
    } & (
      | { readonly status: "proposed" }
      | { readonly status: "released"; readonly released: Deed }
      | {
          readonly status: "retracted";
          readonly released: Deed | null;
          readonly until: Moment;
          readonly reason: string;
        }
    ));

export type StatementEvent =
  | {
      readonly type: "statement-proposed";
      readonly statement: StatementId;
      readonly subject: Subject;
      readonly text: string;
      readonly sha256: Sha256;
      readonly signed: Signed;
    }
  | { readonly type: "statement-released"; readonly signed: Signed }
  | { readonly type: "statement-retracted"; readonly reason: string };

/** What both people sign: the words together with the paper they are about (SHA-256 of RFC 8785 of both). */
export function statementHash(subject: Subject, text: string): Sha256 {
  return bytesToHex(sha256(canonical({ subject: { ...subject }, text })));
}

export const noStatement: Statement = { status: "none" };

/** The statement after one more event. Pure. */
export function evolveStatement(statement: Statement, event: StatementEvent, deed: Deed): Statement {
  if (event.type === "statement-proposed") {
    if (statement.status !== "none") throw new Error("The record is broken: a statement was proposed twice.");
    const { statement: id, subject, text, sha256: hash } = event;
    return { status: "proposed", id, subject, text, sha256: hash, proposed: deed };
  }
  if (statement.status === "none") throw new Error("The record is broken: a statement that nobody proposed.");
  if (
    statement.status === "retracted" ||
    (event.type === "statement-released" && statement.status !== "proposed")
  )
    throw new Error(`The record is broken: ${event.type} when the statement was ${statement.status}.`);
  if (event.type === "statement-released") return { ...statement, status: "released", released: deed };
  const released = statement.status === "proposed" ? null : statement.released;
  return { ...statement, status: "retracted", released, until: deed.at, reason: event.reason };
}

/** Both people behind a statement. */
export function spokesmen(statement: Statement): PersonId[] {
  if (statement.status === "none") return [];
  const second = statement.status === "proposed" ? [] : statement.released ? [statement.released.by] : [];
  return [statement.proposed.by, ...second];
}
