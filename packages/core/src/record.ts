import type { Deed } from "./assertion.ts";
import { type Json, canonical } from "./canonical.ts";
import type { Actor } from "./command.ts";
import type { CopyEvent } from "./copy.ts";
import type { DecisionEvent } from "./decision.ts";
import type { StreamId } from "./ids.ts";
import type { LetterEvent } from "./letter.ts";
import type { OfficeEvent } from "./office.ts";
import type { StatementEvent } from "./statement.ts";

export type RecordEvent = OfficeEvent | LetterEvent | CopyEvent | StatementEvent | DecisionEvent;

/** An event a command decided, before it has its place in its stream. */
export type NewEvent = { readonly stream: StreamId; readonly event: RecordEvent };

/** An event in its place. `at` is when it was decided; `by` a person's id, `copy/ID` for a holder, or `system`. */
export type Entry = Deed & {
  readonly stream: StreamId;
  readonly seq: number;
  readonly event: RecordEvent;
};

/** How the record names an actor: never by a name, so that a receipt tells only what its holder may know. */
export function actorName(actor: Actor): string {
  if (actor.kind === "person") return actor.person;
  return actor.kind === "holder" ? `copy/${actor.copy}` : "system";
}

/**
 * The bytes of an event: what is stored, committed to in the log and opened by a receipt. FINAL, see SPEC.md [R1].
 * RFC 8785 of {at, by, event, seq, stream, v: 1}.
 */
export function encodeEntry(entry: Entry): Uint8Array<ArrayBuffer> {
  const { at, by, event, seq, stream } = entry;
  return canonical({ v: 1, at, by, event: event as unknown as Json, seq, stream });
}

export class RecordError extends Error {
  readonly code = "record-damaged";
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { at, by, event, seq, stream, v } = value as Partial<Record<keyof Entry | "v", unknown>>;
  if (v !== 1 || Object.keys(value).length !== 6 || !Number.isSafeInteger(seq)) return false;
  if (typeof at !== "string" || typeof by !== "string" || typeof stream !== "string") return false;
  return typeof event === "object" && event !== null && "type" in event && typeof event.type === "string";
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Reads what `encodeEntry` wrote. @throws RecordError when the bytes are not an entry of version 1 */
export function decodeEntry(bytes: Uint8Array): Entry {
  const value = parsed(bytes);
  if (!isEntry(value)) throw new RecordError("These bytes are not an entry of the record in version 1.");
  const { at, by, event, seq, stream } = value;
  return { at, by, event, seq, stream };
}
