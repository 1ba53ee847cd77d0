import {
  type Entry,
  type Letter,
  type StreamId,
  citedBy,
  foldDecision,
  foldLetter,
  foldStatement,
  isReleased,
  latestVersion,
} from "@chirograph/core";
import type { CopyRow, Unit } from "./ports.ts";

function subjectOf(unit: Unit, letter: string): Promise<string> {
  return unit.letters.working(letter).then((working) => working?.text.subject ?? "");
}

async function putLetter(unit: Unit, letter: Letter, at: string): Promise<void> {
  if (letter.status === "none") return;
  await unit.letters.put({
    id: letter.id,
    reference: letter.reference,
    subject: await subjectOf(unit, letter.id),
    status: letter.status,
    archived: letter.archived,
    silent: letter.silent,
    version: latestVersion(letter)?.n ?? 0,
    suspense: letter.status === "in-coordination" ? letter.circulation.suspense : null,
    sealedSha256: "seal" in letter ? letter.seal.sha256 : null,
    releasePending: letter.status === "signed-not-released" && letter.release !== null,
    updatedAt: at,
  });
  await unit.letters.setAccess(letter.id, letter.access);
  await unit.decisions.cite(letter.id, citedBy(letter.points));
  if (isReleased(letter) && "seal" in letter)
    await unit.public.addFile(letter.seal.sha256, { letter: letter.id });
}

function issuedCopy(entry: Entry): CopyRow | null {
  const { event } = entry;
  if (event.type !== "copy-issued") return null;
  const { copy: id, letter, version, kind, label, parent, holder, task } = event;
  const { circulation, through, replaces } = task;
  return {
    circulation,
    through,
    replaces,
    id,
    letter,
    version,
    kind,
    label,
    parent,
    recalled: false,
    person: kind === "office" ? holder.address : null,
  };
}

async function putStatement(unit: Unit, stream: StreamId, at: string): Promise<void> {
  const statement = foldStatement((await unit.record.load([stream])).get(stream) ?? []);
  if (statement.status === "none") return;
  const { id, status, subject } = statement;
  const known = await unit.statements.row(id);
  const paper = subject.about === "paper" ? subject.paper : null;
  await unit.statements.put({
    id,
    status,
    letter: subject.about === "letter" ? subject.letter : null,
    paper,
    title: subject.about === "paper" ? subject.title : "",
    paperText: known?.paperText ?? null,
    updatedAt: at,
  });
  if (paper && status === "released") await unit.public.addFile(paper, { statement: id });
  if (status === "retracted") await silenceStatement(unit, id, paper);
}

/** A retracted statement is not told any more; the newest other one on the same paper is. */
async function silenceStatement(unit: Unit, id: string, paper: string | null): Promise<void> {
  await unit.public.removeFiles({ statement: id });
  await unit.prints.remove(id);
  const others = paper === null ? [] : await unit.statements.ofPaper(paper);
  const standing = others.filter((row) => row.status === "released");
  const newest = standing.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
  if (paper !== null && newest) await unit.public.addFile(paper, { statement: newest.id });
}

async function putDecision(unit: Unit, stream: StreamId): Promise<void> {
  const decision = foldDecision((await unit.record.load([stream])).get(stream) ?? []);
  if (decision.status === "none") return;
  const { id, status, open, text } = decision;
  await unit.decisions.put({ id, reference: text.reference, status, open });
  // What rests on it may be held from now on.
  for (const letter of await unit.decisions.citedBy(id)) await unit.desk.changed(letter);
}

/** What the desk says of these letters is no longer so. */
async function noteOnDesk(unit: Unit, entries: readonly Entry[]): Promise<void> {
  const letters = new Set<string>();
  for (const { stream, event } of entries) {
    const [kind, id = ""] = stream.split("/");
    if (event.type === "coordination-changed" || event.type === "read-back-rule-changed")
      await unit.desk.allChanged();
    if (kind === "letter") letters.add(id);
    const letter = event.type === "copy-issued" ? event.letter : null;
    if (kind === "copy") letters.add(letter ?? (await unit.copies.row(id))?.letter ?? "");
  }
  for (const letter of letters) if (letter) await unit.desk.changed(letter);
}

/** Writes the projections that these entries change, in the same transaction as the entries. */
export async function project(unit: Unit, entries: readonly Entry[]): Promise<void> {
  const at = entries[0]?.at ?? "";
  const copies = entries.map(issuedCopy).filter((row) => row !== null);
  const streams = new Set(entries.map((entry) => entry.stream));
  for (const stream of streams) {
    if (stream.startsWith("letter/"))
      await putLetter(unit, foldLetter((await unit.record.load([stream])).get(stream) ?? []), at);
    if (stream.startsWith("decision/")) await putDecision(unit, stream);
    if (stream.startsWith("statement/")) await putStatement(unit, stream, at);
  }
  await unit.copies.add(copies);
  await noteOnDesk(unit, entries);
  for (const { stream, event } of entries) {
    const copy = stream.slice("copy/".length);
    if (event.type === "copy-recalled") await unit.copies.recall(copy);
    if (event.type === "copy-answers-itself") await unit.copies.answersItself(copy);
  }
}
