import type { Copy, IssuedCopy } from "./copy.ts";
import type { Decision } from "./decision.ts";
import type { CommentId, CopyId, DecisionId, Moment, PointId } from "./ids.ts";
import type { ExistingLetter } from "./letter.ts";
import type { Office } from "./office.ts";

/** What the gates are computed from. */
export type GateFacts = {
  readonly letter: ExistingLetter;
  readonly copies: readonly Copy[];
  readonly office: Office;
  /** Those that the letter's points cite. */
  readonly decisions: ReadonlyMap<DecisionId, Decision>;
  readonly now: Moment;
};

/** A computed condition for approval. `copies`, `comments` and `points` name what would open it. */
export type Gate = {
  readonly gate:
    | "version"
    | "circulation"
    | "non-concur"
    | "silent"
    | "comments"
    | "objections"
    | "read-back"
    | "decision";
  readonly status: "held" | "open" | "waived";
  readonly sentence: string;
  readonly copies: readonly CopyId[];
  readonly comments: readonly CommentId[];
  readonly points: readonly PointId[];
};

export function gate(
  name: Gate["gate"],
  status: Gate["status"],
  sentence: string,
  about: {
    copies?: readonly CopyId[];
    comments?: readonly CommentId[];
    points?: readonly PointId[];
  } = {},
): Gate {
  const { copies = [], comments = [], points = [] } = about;
  return { gate: name, status, sentence, copies, comments, points };
}

export function organisationOf({ holder }: IssuedCopy): string {
  return holder.organisation || holder.name;
}

/** "A, B and C", of more than four "A, B, C and 9 more". */
export function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
