import type { Comment, IssuedCopy } from "@chirograph/core";
import { loadCopies } from "../facts.ts";
import type { CopyRow, Unit } from "../ports.ts";

/** A comment, and the copy on which it was made. */
export type Said = { readonly copy: IssuedCopy; readonly comment: Comment };

export async function issuedCopy(unit: Unit, id: string | null): Promise<IssuedCopy | null> {
  const copy = id === null ? undefined : (await loadCopies(unit, [id])).get(id);
  return copy && copy.status !== "none" ? copy : null;
}

/** The copies in whose holders' place this one's answers, nearest first. Hand-overs are a tree: this ends. */
export async function answersInPlaceOf(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  const giver = await issuedCopy(unit, copy.parent);
  return giver?.delegate === copy.id ? [giver, ...(await answersInPlaceOf(unit, giver))] : [];
}

/** The copy with whose task the office asks for this holder's answer: their own, or that of the first in whose place they answer. */
export async function taskCopy(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy> {
  return (await answersInPlaceOf(unit, copy)).at(-1) ?? copy;
}

/** Those who answer in a holder's place, nearest first. */
export async function delegates(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  const delegate = await issuedCopy(unit, copy.delegate);
  return delegate ? [delegate, ...(await delegates(unit, delegate))] : [];
}

/** Copies that a holder handed on, and that were handed on from there. */
async function handedOn(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  const all: IssuedCopy[] = [];
  for (const id of copy.children) {
    const child = await issuedCopy(unit, id);
    if (child) all.push(child, ...(await handedOn(unit, child)));
  }
  return all;
}

/**
 * Who took up what colleagues wrote for this copy's holder: they, or one who answered in their place once. Of those to whom the copy was only
 * passed on nobody knows these comments.
 */
export async function takersOf(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  return [copy, ...(await handedOn(unit, copy))];
}

/** The comment in which one of these took up a colleague's. */
export function takenUp(takers: readonly IssuedCopy[], from: string): Said | null {
  for (const copy of takers) {
    const comment = copy.comments.find((one) => one.from === from && !one.withdrawn);
    if (comment) return { copy, comment };
  }
  return null;
}

/** Copies of those for whom this holder answers, or the one in whose place they answer, unless a copy between them was recalled. */
export async function answeredThrough(unit: Unit, copy: IssuedCopy): Promise<readonly CopyRow[]> {
  const rows: CopyRow[] = [];
  for (const { id, status } of [copy, ...(await answersInPlaceOf(unit, copy))]) {
    if (status === "recalled") break;
    rows.push(...(await unit.copies.through(id)));
  }
  return rows;
}
