import { type Attached, type Passage, attacher } from "@chirograph/anchor";
import {
  type Comment,
  type ExistingLetter,
  type MatrixRow,
  type Office,
  type Person,
  latestVersion,
  matrix,
} from "@chirograph/core";
import { openTo } from "../access.ts";
import { loadOffice } from "../facts.ts";
import { letterCopies } from "../letter/letter-copies.ts";
import { type Outcome, done } from "../outcome.ts";
import { type Place, placeOf } from "./passage-place.ts";
import type { Ports, Unit } from "../ports.ts";

/** Where a comment's passage stands in the newest version; null for a comment on the letter as a whole. */
export type Standing = { readonly state: "here" | "changed" | "gone"; readonly passage: Passage | null };

export type MatrixLine = MatrixRow & {
  readonly place: Place;
  readonly attached: Standing | null;
  /** The version that took its proposed wording up; 0 while only the text did. */
  readonly credited: number | null;
};

export type MatrixSeen = {
  readonly letter: ExistingLetter;
  readonly office: Office;
  readonly version: number;
  readonly subject: string;
  readonly lines: readonly MatrixLine[];
};

type Attach = (passage: Passage) => Attached | null;

/** For each version that was commented on, where its passages stand in the newest one. */
async function attachments(
  unit: Unit,
  letter: string,
  rows: readonly MatrixRow[],
  newest: number,
): Promise<{ pages: ReadonlyMap<number, readonly string[]>; attach: ReadonlyMap<number, Attach> }> {
  const pages = new Map<number, readonly string[]>();
  const attach = new Map<number, Attach>();
  const versions = new Set(rows.filter((row) => row.comment.passage).map((row) => row.copy.version));
  const read = async (n: number) =>
    ((await unit.letters.version(letter, n))?.pages ?? []).map((page) => page.text);
  const after = versions.size > 0 ? await read(newest) : [];
  for (const version of versions) {
    const before = version === newest ? after : await read(version);
    pages.set(version, before);
    if (version !== newest) attach.set(version, attacher(before, after));
  }
  return { pages, attach };
}

/** Where a comment's passage stands in a version; `attach` is absent where the comment is on that version itself. */
export function standing(comment: Comment, attach: Attach | undefined): Standing | null {
  if (comment.passage === null) return null;
  if (!attach) return { state: "here", passage: comment.passage };
  const found = attach(comment.passage);
  if (!found) return { state: "gone", passage: null };
  return { state: found.changed ? "changed" : "here", passage: found.passage };
}

function creditOf(letter: ExistingLetter, comment: Comment, pending: readonly string[]): number | null {
  const version = letter.versions.findLast((one) => one.credits.includes(comment.id));
  return version?.n ?? (pending.includes(comment.id) ? 0 : null);
}

/** Every comment that speaks to the office, with where it stands and what became of it. */
export async function readMatrix(ports: Ports, actor: Person, id: string): Promise<Outcome<MatrixSeen>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, id, actor.id);
    if (!opened.ok) return opened;
    const letter = opened.value;
    const { office } = await loadOffice(unit, ports);
    const rows = matrix(await letterCopies(unit, id));
    const newest = latestVersion(letter)?.n ?? 0;
    const { pages, attach } = await attachments(unit, id, rows, newest);
    const working = await unit.letters.working(id);
    const lines = rows.map((row) => ({
      ...row,
      place: placeOf(row.comment.passage, pages.get(row.copy.version) ?? []),
      attached: standing(row.comment, attach.get(row.copy.version)),
      credited: creditOf(letter, row.comment, working?.credits ?? []),
    }));
    return done({ letter, office, version: newest, subject: working?.text.subject ?? "", lines });
  });
}
