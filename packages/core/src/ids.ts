/** Every id is 128 random bits as 32 lower-case hexadecimal digits, so that guessing one gains nothing. */
type Id<Kind extends string> = string & { readonly kind?: Kind };

export type PersonId = Id<"person">;
export type LetterId = Id<"letter">;
export type CopyId = Id<"copy">;
export type CommentId = Id<"comment">;
export type StatementId = Id<"statement">;
export type DecisionId = Id<"decision">;
export type PointId = Id<"point">;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export type Sha256 = string;
/** A moment as RFC 3339 in UTC with milliseconds, "2026-11-22T10:41:07.125Z". */
export type Moment = string;

export type StreamId =
  | "office"
  | `letter/${string}`
  | `copy/${string}`
  | `statement/${string}`
  | `decision/${string}`;

export const streamOf = {
  letter: (id: LetterId): StreamId => `letter/${id}`,
  copy: (id: CopyId): StreamId => `copy/${id}`,
  statement: (id: StatementId): StreamId => `statement/${id}`,
  decision: (id: DecisionId): StreamId => `decision/${id}`,
};

const hex128 = /^[0-9a-f]{32}$/;

/** Whether a text has the form of an id. */
export function isId(text: string): boolean {
  return hex128.test(text);
}
