import type { Person, Statement, Subject } from "@chirograph/core";
import { authorize, noLetter, statementHash } from "@chirograph/core";
import { openTo } from "../access.ts";
import { loadOffice, loadStatement } from "../facts.ts";
import { sha256 } from "../letter/make-version.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { LetterRow, Ports, StatementRow, Unit } from "../ports.ts";
import { signOptions, signedBy } from "./sign.ts";

/** A new statement's id, and what its author's passkey signs. */
export async function statementOptions(
  ports: Ports,
  actor: Person,
  given: Pick<Propose, "subject" | "text">,
): Promise<Outcome<{ options: object; nonce: string; statement: string; sha256: string }>> {
  return ports.transact(async (unit) => {
    const statement = ports.id();
    const hash = statementHash(subjectOf(given.subject), given.text);
    const signing = await signOptions(ports, unit, actor, { act: "statement", statement, sha256: hash });
    return done({ ...signing, statement, sha256: hash });
  });
}

export type Propose = {
  readonly statement: string;
  readonly text: string;
  readonly nonce: string;
  readonly response: unknown;
  readonly subject:
    | { readonly about: "letter"; readonly letter: string }
    | {
        readonly about: "paper";
        readonly title: string;
        readonly paper: string | null;
        readonly text: string;
      };
};

function subjectOf(subject: Propose["subject"]): Subject {
  if (subject.about === "letter") return subject;
  const { title, paper, text } = subject;
  return { about: "paper", title, paper, words: text.trim() ? sha256(new TextEncoder().encode(text)) : null };
}

/** The words of a stranger's paper are kept beside the record, so that who pastes them finds the statement. */
async function keepPaper(unit: Unit, given: Propose): Promise<void> {
  if (given.subject.about !== "paper") return;
  const row = await unit.statements.row(given.statement);
  if (row) await unit.statements.put({ ...row, paperText: given.subject.text });
}

/** The first of the two people writes the statement and signs its words. */
export async function proposeStatement(ports: Ports, actor: Person, given: Propose): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const { statement, text, nonce } = given;
    const subject = subjectOf(given.subject);
    const hash = statementHash(subject, text);
    const act = { act: "statement" as const, statement, sha256: hash, nonce };
    const signed = await signedBy(ports, unit, actor, act, given.response);
    if (!signed.ok) return signed;
    const command = {
      type: "propose-statement" as const,
      statement,
      subject,
      text,
      sha256: hash,
      signed: signed.value,
    };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    await keepPaper(unit, given);
    return done(null);
  });
}

export async function releaseStatementOptions(
  ports: Ports,
  actor: Person,
  id: string,
): Promise<Outcome<{ options: object; nonce: string }>> {
  return ports.transact(async (unit) => {
    const statement = await loadStatement(unit, id);
    if (statement.status !== "proposed")
      return refused("not-found", "There is no such statement waiting for its release.");
    return done(
      await signOptions(ports, unit, actor, { act: "statement", statement: id, sha256: statement.sha256 }),
    );
  });
}

/** The second person signs the same words; from now on everyone who checks the paper sees them. */
export async function releaseStatement(
  ports: Ports,
  actor: Person,
  id: string,
  given: { nonce: string; response: unknown },
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const statement = await loadStatement(unit, id);
    if (statement.status === "none") return refused("not-found", "There is no such statement.");
    const act = { act: "statement" as const, statement: id, sha256: statement.sha256, nonce: given.nonce };
    const signed = await signedBy(ports, unit, actor, act, given.response);
    if (!signed.ok) return signed;
    const command = {
      type: "release-statement" as const,
      statement: id,
      sha256: statement.sha256,
      signed: signed.value,
    };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const row = await unit.statements.row(id);
    if (row?.paperText) await unit.prints.index(id, 1, "released", row.paperText);
    return done(null);
  });
}

export type StatementSeen = {
  readonly row: StatementRow;
  readonly statement: Exclude<Statement, { status: "none" }>;
  readonly letter: LetterRow | null;
  /** Null when the viewer may release it now; else why not. */
  readonly release: string | null;
};

async function seen(
  ports: Ports,
  unit: Unit,
  actor: Person,
  row: StatementRow,
): Promise<StatementSeen | null> {
  const statement = await loadStatement(unit, row.id);
  if (statement.status === "none") return null;
  // A statement on a letter that is closed to the viewer shows itself, but not the letter.
  const open = row.letter !== null && (await openTo(unit, row.letter, actor.id)).ok;
  const letter = row.letter !== null && open ? await unit.letters.row(row.letter) : null;
  const { office } = await loadOffice(unit, ports);
  const refusal = authorize("release-statement", { kind: "person", person: actor.id }, office, noLetter);
  const own = statement.proposed.by === actor.id ? "You wrote this one. A second person releases it." : null;
  const ended = statement.status === "proposed" ? null : "It is released or retracted already.";
  return { row, statement, letter, release: ended ?? refusal?.message ?? own };
}

/** Every statement of the office, newest first, for its staff. */
export async function listStatements(ports: Ports, actor: Person): Promise<StatementSeen[]> {
  return ports.transact(async (unit) => {
    const rows = await unit.statements.list();
    const all = [];
    for (const row of rows) all.push(await seen(ports, unit, actor, row));
    return all.filter((one) => one !== null);
  });
}
