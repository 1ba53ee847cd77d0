import {
  type Entry,
  type Office,
  type Person,
  type Statement,
  type StreamId,
  foldOffice,
  foldStatement,
  streamOf,
} from "@chirograph/core";
import { mayRead } from "./access.ts";
import { loadLetter, loadOffice } from "./facts.ts";
import { type Outcome, done, refused } from "./outcome.ts";
import type { Ports, Unit } from "./ports.ts";
import { type RecordSeen, actorSaid } from "./read-record.ts";

const rowsOfPage = 50;

/** What a statement speaks of, as far as it is open to who reads: a letter's reference, a paper's title. */
export type SpokenOf =
  | { readonly about: "letter"; readonly reference: string | null }
  | { readonly about: "paper"; readonly title: string };

/** An entry with what its words need: the office before it, or what its statement is about. */
export type OfficeRecordRow = RecordSeen & { readonly before: Office; readonly spokenOf: SpokenOf | null };
export type OfficeRecord = {
  readonly rows: readonly OfficeRecordRow[];
  readonly page: number;
  readonly pages: number;
  /** As it is now: names of whoever works or worked here. */
  readonly office: Office;
};

const mayReadOffice = ({ roles }: Person) =>
  roles.some((role) => role === "administrator" || role === "auditor");

/**
 * Entries of several streams, newest first. Within a stream its own order counts: a clock that was set back once must not show
 * an answer before its question.
 */
function newestFirst(streams: Iterable<readonly Entry[]>): Entry[] {
  const timed: { entry: Entry; time: string }[] = [];
  for (const entries of streams) {
    let time = "";
    for (const entry of entries) {
      if (entry.at > time) time = entry.at;
      timed.push({ entry, time });
    }
  }
  const later = (a: (typeof timed)[number], b: (typeof timed)[number]): number => {
    if (a.time !== b.time) return a.time < b.time ? 1 : -1;
    const { stream, seq } = a.entry;
    return stream === b.entry.stream ? b.entry.seq - seq : stream < b.entry.stream ? 1 : -1;
  };
  return timed.sort(later).map(({ entry }) => entry);
}

/** A statement on a letter that is closed to the reader shows itself, but not the letter. */
async function spokenOf(unit: Unit, reader: Person, statement: Statement): Promise<SpokenOf | null> {
  if (statement.status === "none") return null;
  const { subject } = statement;
  if (subject.about === "paper") return { about: "paper", title: subject.title };
  const open = mayRead(await loadLetter(unit, subject.letter), reader.id);
  const row = open ? await unit.letters.row(subject.letter) : null;
  return { about: "letter", reference: row?.reference ?? null };
}

/** The streams of a page's entries, read once each: places in the log, and what each statement is about. */
async function aroundRows(
  unit: Unit,
  reader: Person,
  streams: ReadonlyMap<StreamId, readonly Entry[]>,
  shown: readonly Entry[],
) {
  const leaves = new Map<StreamId, ReadonlyMap<number, number>>();
  const subjects = new Map<StreamId, SpokenOf | null>();
  for (const stream of new Set(shown.map((entry) => entry.stream))) {
    leaves.set(stream, await unit.record.leaves(stream));
    if (stream === "office") continue;
    subjects.set(stream, await spokenOf(unit, reader, foldStatement(streams.get(stream) ?? [])));
  }
  return { leaves, subjects };
}

/**
 * A page of the office's own record: what was decided about its settings, rules, people and passkeys, and its statements;
 * newest first, each with its place in the log. For administrators and auditors. `page` counts from 1; one past the last
 * gives the last.
 */
export async function readOfficeRecord(
  ports: Ports,
  reader: Person,
  page: number,
): Promise<Outcome<OfficeRecord>> {
  if (!mayReadOffice(reader))
    return refused(
      "not-allowed",
      "The record of the office is read by administrators and auditors. Ask one of them, or ask an administrator for the role.",
    );
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const statements = (await unit.statements.list()).map(({ id }) => streamOf.statement(id));
    const streams = await unit.record.load(["office", ...statements]);
    const all = newestFirst(streams.values());
    const pages = Math.max(1, Math.ceil(all.length / rowsOfPage));
    const at = Math.min(page, pages);
    const shown = all.slice((at - 1) * rowsOfPage, at * rowsOfPage);
    const { leaves, subjects } = await aroundRows(unit, reader, streams, shown);
    const own = streams.get("office") ?? [];
    const rows = shown.map((entry) => ({
      entry,
      by: actorSaid(office, new Map(), entry.by),
      leaf: leaves.get(entry.stream)?.get(entry.seq) ?? null,
      before: foldOffice(entry.stream === "office" ? own.slice(0, entry.seq - 1) : []),
      spokenOf: subjects.get(entry.stream) ?? null,
    }));
    return done({ rows, page: at, pages, office });
  });
}
