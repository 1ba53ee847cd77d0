import {
  type Actor,
  type Command,
  type Copy,
  type CopyId,
  type Ruling,
  type Entry,
  type Facts,
  type Letter,
  type Moment,
  type NewEvent,
  type Office,
  type Statement,
  type StreamId,
  actorName,
  decide,
  emptyOffice,
  noCopy,
  noLetter,
  noStatement,
  reads,
  supersededBy,
} from "../src/index.ts";
import { type Decision, type DecisionEvent, evolveDecision, noDecision } from "../src/decision.ts";
import { type CopyEvent, evolveCopy } from "../src/copy.ts";
import { type LetterEvent, evolveLetter } from "../src/letter.ts";
import { type OfficeEvent, evolveOffice } from "../src/office.ts";
import { type StatementEvent, evolveStatement } from "../src/statement.ts";

/** A short name as an id: its bytes in hexadecimal, filled up to 128 bits. */
export function id(name: string): string {
  const hex = Buffer.from(name).toString("hex");
  if (hex.length > 32) throw new Error(`Too long for an id: ${name}`);
  return hex.padEnd(32, "0");
}

/** A record in memory. It decides on exactly the streams that a command reads, as a store does, and nothing else. */
export type World = {
  /** Every entry in the order of the appends, over all streams. */
  readonly entries: readonly Entry[];
  readonly office: () => Office;
  readonly letter: (name?: string) => Letter;
  readonly copy: (name: string) => Copy;
  readonly copies: () => ReadonlyMap<CopyId, Copy>;
  readonly letters: () => ReadonlyMap<string, Letter>;
  readonly statement: (name?: string) => Statement;
  readonly decisions: () => ReadonlyMap<string, Decision>;
  readonly stream: (stream: StreamId) => readonly Entry[];
  readonly facts: (command: Command) => Facts;
  /** What would be decided; nothing is entered. */
  readonly asks: (actor: Actor, command: Command) => Ruling;
  /** Decides, and enters the events if it is a yes. */
  readonly gives: (actor: Actor, command: Command) => Ruling;
  readonly passes: (ms: number) => void;
  readonly now: () => Moment;
};

type Streams = {
  office: Office;
  readonly letters: Map<string, Letter>;
  readonly copies: Map<CopyId, Copy>;
  readonly statements: Map<string, Statement>;
  readonly decisions: Map<string, Decision>;
};

function evolve(streams: Streams, entry: Entry): void {
  const [kind, key = ""] = entry.stream.split("/");
  const { letters, copies, statements, decisions } = streams;
  if (kind === "office") streams.office = evolveOffice(streams.office, entry.event as OfficeEvent, entry.at);
  if (kind === "letter")
    letters.set(key, evolveLetter(letters.get(key) ?? noLetter, entry.event as LetterEvent, entry));
  if (kind === "copy")
    copies.set(key, evolveCopy(copies.get(key) ?? noCopy, entry.event as CopyEvent, entry));
  if (kind === "decision")
    decisions.set(key, evolveDecision(decisions.get(key) ?? noDecision, entry.event as DecisionEvent, entry));
  if (kind === "statement")
    statements.set(
      key,
      evolveStatement(statements.get(key) ?? noStatement, entry.event as StatementEvent, entry),
    );
}

function copiesRead(streams: Streams, command: Command): Map<CopyId, Copy> {
  const { copies, letter } = reads(command);
  if (copies === "all")
    return new Map(
      [...streams.copies].filter(([, copy]) => copy.status !== "none" && copy.letter === letter),
    );
  return new Map(copies.map((copy) => [copy, streams.copies.get(copy) ?? noCopy]));
}

function decisionsRead(streams: Streams, command: Command): Map<string, Decision> {
  const { decisions, letter } = reads(command);
  const known = (letter && streams.letters.get(letter)) || noLetter;
  const cited = known.status === "none" ? [] : known.points.flatMap(({ decision }) => decision ?? []);
  const ids = decisions === "cited" ? cited : decisions;
  return new Map(ids.map((one) => [one, streams.decisions.get(one) ?? noDecision]));
}

function factsOf(streams: Streams, command: Command): Facts {
  const { letter, other, statement } = reads(command);
  return {
    office: streams.office,
    letter: (letter && streams.letters.get(letter)) || noLetter,
    other: (other && streams.letters.get(other)) || noLetter,
    copies: copiesRead(streams, command),
    statement: (statement && streams.statements.get(statement)) || noStatement,
    decisions: decisionsRead(streams, command),
  };
}

/** What the office's transaction does besides: a letter that enters into force ends the one it replaces. */
function replaced(streams: Streams, command: Command): NewEvent[] {
  if (command.type !== "enter-into-force") return [];
  const letter = streams.letters.get(command.letter) ?? noLetter;
  const release = letter.status === "signed-not-released" ? letter.release : null;
  return supersededBy(letter, streams.letters.get(release?.supersedes ?? "") ?? noLetter);
}

export function world(start = Date.UTC(2026, 10, 22, 9)): World {
  const streams: Streams = {
    office: emptyOffice,
    letters: new Map(),
    copies: new Map(),
    statements: new Map(),
    decisions: new Map(),
  };
  const entries: Entry[] = [];
  let time = start;
  const now = (): Moment => new Date(time).toISOString();
  const stream = (name: StreamId) => entries.filter((entry) => entry.stream === name);
  const facts = (command: Command) => factsOf(streams, command);
  const asks = (actor: Actor, command: Command) =>
    decide(command, { facts: facts(command), actor, now: now() });
  const append = (by: string, list: readonly NewEvent[]) => {
    for (const one of list) {
      const entry: Entry = { at: now(), by, seq: stream(one.stream).length + 1, ...one };
      evolve(streams, entry);
      entries.push(entry);
    }
  };
  return {
    entries,
    office: () => streams.office,
    letter: (name = "letter") => streams.letters.get(id(name)) ?? noLetter,
    letters: () => streams.letters,
    copy: (name) => streams.copies.get(id(name)) ?? noCopy,
    copies: () => streams.copies,
    decisions: () => streams.decisions,
    statement: (name = "statement") => streams.statements.get(id(name)) ?? noStatement,
    stream,
    facts,
    asks,
    gives: (actor, command) => {
      const decision = asks(actor, command);
      if (decision.ok) append(actorName(actor), [...decision.events, ...replaced(streams, command)]);
      return decision;
    },
    passes: (ms) => {
      time += ms;
    },
    now,
  };
}
