import type { Actor } from "./command.ts";
import type { Copy } from "./copy.ts";
import type { Decision } from "./decision.ts";
import { type CopyId, type DecisionId, type Moment, type StreamId, streamOf } from "./ids.ts";
import type { Letter } from "./letter.ts";
import type { Office } from "./office.ts";
import type { NewEvent, RecordEvent } from "./record.ts";
import type { Refusal } from "./refusal.ts";
import type { Statement } from "./statement.ts";

/** What the streams that a command read say. */
export type Facts = {
  readonly office: Office;
  readonly letter: Letter;
  readonly other: Letter;
  readonly copies: ReadonlyMap<CopyId, Copy>;
  readonly statement: Statement;
  readonly decisions: ReadonlyMap<DecisionId, Decision>;
};

export type Context = { readonly facts: Facts; readonly actor: Actor; readonly now: Moment };

export type Decided = { readonly ok: true; readonly events: readonly NewEvent[] };
export type Ruling = Decided | Refusal;

export function events(stream: StreamId, ...list: readonly RecordEvent[]): Decided {
  return { ok: true, events: list.map((event) => ({ stream, event })) };
}

export function letterEvents(id: string, ...list: readonly RecordEvent[]): Decided {
  return events(streamOf.letter(id), ...list);
}

export function copyEvents(id: string, ...list: readonly RecordEvent[]): Decided {
  return events(streamOf.copy(id), ...list);
}
