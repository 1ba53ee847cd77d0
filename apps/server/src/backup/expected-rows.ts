import {
  type Copy,
  type Entry,
  type ExistingLetter,
  type Statement,
  citedBy,
  foldCopy,
  foldDecision,
  foldLetter,
  foldOffice,
  foldStatement,
  isReleased,
  latestVersion,
} from "@chirograph/core";
import type { Projection } from "../store/audit.ts";

/** What the record says that the projections must hold: for each table, by key, the row's values as JSON. */
export type Expected = {
  readonly tables: ReadonlyMap<Projection, Map<string, string>>;
  /** Folds one whole stream. False when its events do not follow from one another. */
  fold(stream: string, entries: readonly Entry[]): boolean;
};

type Put = (table: Projection, key: string, ...says: readonly unknown[]) => void;

/** Who speaks for a public file: the moment of the statement released last, or of a letter, which no statement hides. */
type Speakers = Map<string, string>;

const always = "letter";

function putLetter(put: Put, speakers: Speakers, letter: ExistingLetter): void {
  const { id, reference, status, archived, silent } = letter;
  const sealed = "seal" in letter ? letter.seal.sha256 : null;
  const pending = letter.status === "signed-not-released" && letter.release !== null;
  put("letter", id, reference, status, archived, silent, latestVersion(letter)?.n ?? 0, sealed, pending);
  for (const [person, parts] of letter.access)
    for (const part of parts) put("letter_access", `${id} ${person} ${part}`);
  for (const { n, publicId, sha256 } of letter.versions) put("version", `${id} ${n}`, publicId, sha256);
  for (const decision of citedBy(letter.points)) put("letter_decision", `${id} ${decision}`);
  if (!isReleased(letter) || sealed === null) return;
  speakers.set(sealed, always);
  put("public_file", sealed, id, null);
}

function putCopy(put: Put, copy: Exclude<Copy, { status: "none" }>): void {
  const { id, letter, version, kind, label, parent, status } = copy;
  const { circulation, through, replaces } = copy.task;
  const recalled = status === "recalled";
  put("copy", id, letter, version, kind, label, parent, recalled, circulation, through, replaces);
}

function putStatement(put: Put, speakers: Speakers, statement: Exclude<Statement, { status: "none" }>): void {
  const { id, status, subject } = statement;
  const paper = subject.about === "paper" ? subject.paper : null;
  put("statement", id, status, subject.about === "letter" ? subject.letter : null, paper);
  if (paper === null || statement.status !== "released") return;
  // Digits sort before letters: a statement's moment never comes after `always`.
  if ((speakers.get(paper) ?? "") > statement.released.at) return;
  speakers.set(paper, statement.released.at);
  put("public_file", paper, null, id);
}

function putFolded(put: Put, speakers: Speakers, stream: string, entries: readonly Entry[]): void {
  if (stream === "office") foldOffice(entries);
  if (stream.startsWith("letter/")) {
    const letter = foldLetter(entries);
    if (letter.status !== "none") putLetter(put, speakers, letter);
  }
  if (stream.startsWith("copy/")) {
    const copy = foldCopy(entries);
    if (copy.status !== "none") putCopy(put, copy);
  }
  if (stream.startsWith("decision/")) {
    const decision = foldDecision(entries);
    if (decision.status !== "none")
      put("decision", decision.id, decision.text.reference, decision.status, decision.open);
  }
  if (stream.startsWith("statement/")) {
    const statement = foldStatement(entries);
    if (statement.status !== "none") putStatement(put, speakers, statement);
  }
}

/** Nothing expected yet. Memory: a short line a letter, version, part, copy, statement and decision. */
export function expectedRows(): Expected {
  const names: readonly Projection[] = [
    "letter",
    "letter_access",
    "version",
    "copy",
    "statement",
    "decision",
    "letter_decision",
    "public_file",
  ];
  const tables = new Map(names.map((name) => [name, new Map<string, string>()]));
  const speakers: Speakers = new Map();
  return {
    tables,
    fold(stream, entries) {
      try {
        putFolded(
          (table, key, ...says) => tables.get(table)?.set(key, JSON.stringify(says)),
          speakers,
          stream,
          entries,
        );
        return true;
      } catch {
        // The folds throw on events that cannot follow one another: here that is an answer, not a fault of ours.
        return false;
      }
    },
  };
}
