import {
  type Command,
  type Copy,
  type CopyId,
  type Decision,
  type DecisionId,
  type Entry,
  type Facts,
  type Letter,
  type LetterId,
  type Office,
  type Statement,
  type StreamId,
  citedBy,
  foldCopy,
  foldDecision,
  foldLetter,
  foldOffice,
  foldStatement,
  noDecision,
  noLetter,
  noStatement,
  reads,
  streamOf,
} from "@chirograph/core";
import type { Unit } from "./ports.ts";

/** What a command's streams say, and at which version each was read. */
export type Known = { readonly facts: Facts; readonly versions: ReadonlyMap<StreamId, number> };

// The office changes rarely and is read by every act: its entries are kept, and only newer ones are fetched.
const offices = new WeakMap<object, Entry[]>();
// Acts that wrote to the office's stream: what they read may yet be undone, so it is not kept.
const unfinished = new WeakSet<Unit>();

/** To be told by whoever appends to the office's stream, before anything is read again in the same act. */
export function officeWritten(unit: Unit): void {
  unfinished.add(unit);
}

/** The office as the record says now. `home` is what the entries are remembered with (one database). */
export async function loadOffice(unit: Unit, home: object): Promise<{ office: Office; version: number }> {
  const known = offices.get(home) ?? [];
  const fresh = await unit.record.since("office", known.length);
  const all = fresh.length > 0 ? [...known, ...fresh] : known;
  if (!unfinished.has(unit)) offices.set(home, all);
  return { office: foldOffice(all), version: all.length };
}

async function copyIds(unit: Unit, command: Command): Promise<readonly CopyId[]> {
  const { letter, copies } = reads(command);
  if (copies !== "all") return copies;
  return letter === null ? [] : (await unit.copies.ofLetter(letter)).map((row) => row.id);
}

/** Loads exactly the streams that the command names. */
export async function loadFacts(unit: Unit, home: object, command: Command): Promise<Known> {
  const named = reads(command);
  const copies = await copyIds(unit, command);
  const streams: StreamId[] = copies.map(streamOf.copy);
  if (named.letter !== null) streams.push(streamOf.letter(named.letter));
  if (named.other !== null) streams.push(streamOf.letter(named.other));
  if (named.statement !== null) streams.push(streamOf.statement(named.statement));
  const entries = await unit.record.load(streams);
  const of = (stream: StreamId) => entries.get(stream) ?? [];
  const letter = named.letter === null ? noLetter : foldLetter(of(streamOf.letter(named.letter)));
  // Which decisions a letter cites only the letter tells.
  const cited = letter.status === "none" ? [] : citedBy(letter.points);
  const decisions = await unit.record.load(
    (named.decisions === "cited" ? cited : named.decisions).map(streamOf.decision),
  );
  const { office, version } = await loadOffice(unit, home);
  const versions = new Map<StreamId, number>([["office", version]]);
  for (const [stream, list] of [...entries, ...decisions]) versions.set(stream, list.length);
  const facts: Facts = {
    office,
    letter,
    other: named.other === null ? noLetter : foldLetter(of(streamOf.letter(named.other))),
    copies: new Map(copies.map((id) => [id, foldCopy(of(streamOf.copy(id)))])),
    statement:
      named.statement === null ? noStatement : foldStatement(of(streamOf.statement(named.statement))),
    decisions: foldedDecisions(decisions),
  };
  return { facts, versions };
}

function foldedDecisions(
  entries: ReadonlyMap<StreamId, readonly Entry[]>,
): ReadonlyMap<DecisionId, Decision> {
  return new Map(
    [...entries].map(([stream, list]) => [stream.slice("decision/".length), foldDecision(list)]),
  );
}

export async function loadDecisions(
  unit: Unit,
  ids: readonly DecisionId[],
): Promise<ReadonlyMap<DecisionId, Decision>> {
  return foldedDecisions(await unit.record.load(ids.map(streamOf.decision)));
}

export async function loadDecision(unit: Unit, id: DecisionId): Promise<Decision> {
  return (await loadDecisions(unit, [id])).get(id) ?? noDecision;
}

/** The decisions that a letter's points cite. */
export async function decisionsOf(unit: Unit, letter: Letter): Promise<ReadonlyMap<DecisionId, Decision>> {
  return letter.status === "none" ? new Map() : loadDecisions(unit, citedBy(letter.points));
}

export async function loadLetter(unit: Unit, id: LetterId): Promise<Letter> {
  const stream = streamOf.letter(id);
  return foldLetter((await unit.record.load([stream])).get(stream) ?? []);
}

export async function loadCopies(unit: Unit, ids: readonly CopyId[]): Promise<Map<CopyId, Copy>> {
  const entries = await unit.record.load(ids.map(streamOf.copy));
  return new Map(ids.map((id) => [id, foldCopy(entries.get(streamOf.copy(id)) ?? [])]));
}

export async function loadStatement(unit: Unit, id: string): Promise<Statement> {
  const stream = streamOf.statement(id);
  return foldStatement((await unit.record.load([stream])).get(stream) ?? []);
}
