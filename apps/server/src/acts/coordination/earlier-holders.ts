import { type Passage, attacher } from "@chirograph/anchor";
import { type IssuedCopy, holderKey, standingPositions } from "@chirograph/core";
import { letterCopies } from "../letter/letter-copies.ts";
import type { Unit } from "../ports.ts";

/** A holder of an earlier version: their newest copy, and whether the new version touches what they said. */
export type EarlierHolder = { readonly copy: string; readonly affected: boolean };

type Attach = (passage: Passage) => { readonly changed: boolean } | null;

/** Whether the words that a holder commented on are changed or gone. */
function touched(copy: IssuedCopy, attach: Attach): boolean {
  return copy.comments.some((comment) => {
    if (comment.withdrawn) return false;
    // A comment on the letter as a whole is touched by any change of it.
    return comment.passage === null || (attach(comment.passage)?.changed ?? true);
  });
}

async function pagesOf(unit: Unit, letter: string, version: number): Promise<string[]> {
  return ((await unit.letters.version(letter, version))?.pages ?? []).map((page) => page.text);
}

async function attachers(unit: Unit, letter: string, versions: ReadonlySet<number>, to: number) {
  const after = await pagesOf(unit, letter, to);
  const made = new Map<number, Attach>();
  for (const version of versions) made.set(version, attacher(await pagesOf(unit, letter, version), after));
  return made;
}

/**
 * Who holds copies of earlier versions, by `holderKey`. Affected are those without a standing position, and those who
 * commented on the letter as a whole or on a passage that is changed or gone.
 */
export async function earlierHolders(
  unit: Unit,
  letter: string,
  version: number,
): Promise<ReadonlyMap<string, EarlierHolder>> {
  const copies = await letterCopies(unit, letter);
  const issued = copies.filter(
    (copy) => copy.kind === "circulation" && copy.parent === null && copy.version < version,
  );
  const attach = await attachers(unit, letter, new Set(issued.map((copy) => copy.version)), version);
  const standing = new Set(standingPositions(copies).map((copy) => holderKey(copy.holder)));
  const known = new Map<string, EarlierHolder>();
  for (const copy of issued.sort((a, b) => a.task.circulation - b.task.circulation)) {
    const key = holderKey(copy.holder);
    const here = touched(copy, attach.get(copy.version) ?? (() => null));
    const affected = !standing.has(key) || here || (known.get(key)?.affected ?? false);
    known.set(key, { copy: copy.id, affected });
  }
  return known;
}
