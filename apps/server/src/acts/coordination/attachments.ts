import type { IssuedCopy, Person } from "@chirograph/core";
import { openTo } from "../access.ts";
import { aroundCopy, replaced } from "./around-copy.ts";
import { answeredThrough, issuedCopy } from "./in-place.ts";
import { loadCopies, loadLetter } from "../facts.ts";
import { sha256 } from "../letter/make-version.ts";
import { letterCopies } from "../letter/letter-copies.ts";
import { type Outcome, type Refused, done, refused } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";

export type Attached = { readonly bytes: Uint8Array; readonly title: string };

const noFile = refused("not-found", "There is no such file with these comments.");

/** Keeps a file that a holder adds to a comment. Until a comment names it, nobody can fetch it. */
export async function attachFile(
  ports: Ports,
  copy: string,
  bytes: Uint8Array,
): Promise<Outcome<{ sha256: string; bytes: number }>> {
  if (bytes.length === 0)
    return refused("empty", "This file is empty, so there is nothing to add. Choose another file.");
  return ports.transact(async (unit) => {
    const known = (await loadCopies(unit, [copy])).get(copy);
    if (known?.status !== "issued" || known.kind !== "circulation")
      return refused("recalled", "This copy takes no input any more, so the file was not kept.");
    const hash = sha256(bytes);
    await unit.blobs.put(hash, bytes);
    await unit.copies.attach(copy, hash);
    return done({ sha256: hash, bytes: bytes.length });
  });
}

/**
 * Null when a comment on this copy may name these files: its holder added them, here or on an earlier copy, or a colleague
 * whose comment is taken up did. Whoever could name any file of the office could fetch it.
 */
export async function foreignFile(
  unit: Unit,
  copy: string,
  files: readonly string[],
): Promise<Refused | null> {
  if (files.length === 0) return null;
  const own = await issuedCopy(unit, copy);
  const earlier = own ? await replaced(unit, own) : [];
  const colleagues = own ? await answeredThrough(unit, own) : [];
  const known = await unit.copies.attached([copy, ...[...earlier, ...colleagues].map((one) => one.id)]);
  // A colleague's file stays with the comment that took it up, though they answer for themselves by now.
  const standing = new Set(own?.comments.flatMap((one) => one.attachments.map(({ sha256 }) => sha256)));
  return files.every((file) => known.has(file) || standing.has(file))
    ? null
    : refused(
        "not-found",
        "A file of this comment is not here, so the comment was not sent. Add the file again.",
      );
}

async function named(unit: Unit, copies: readonly IssuedCopy[], file: string): Promise<Outcome<Attached>> {
  const comments = copies.flatMap((copy) => copy.comments);
  const attachment = comments.flatMap((one) => one.attachments).find((one) => one.sha256 === file);
  const bytes = attachment ? await unit.blobs.get(file) : null;
  return attachment && bytes ? done({ bytes, title: attachment.name }) : noFile;
}

/** A file that any comment on the letter names, for who has a part in it. */
export async function attachmentForStaff(
  ports: Ports,
  actor: Person,
  id: string,
  file: string,
): Promise<Outcome<Attached>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const copies = await letterCopies(unit, id);
    return named(unit, copies, file);
  });
}

/** A file that a comment names which the holder of this copy may see. */
export async function attachmentForHolder(
  ports: Ports,
  copy: string,
  file: string,
): Promise<Outcome<Attached>> {
  return ports.transact(async (unit) => {
    const own = (await loadCopies(unit, [copy])).get(copy);
    if (own?.status !== "issued") return noFile;
    const letter = await loadLetter(unit, own.letter);
    if (letter.status === "none") return noFile;
    const { others, colleagues, earlier } = await aroundCopy(unit, letter, own);
    const seen = [...others, ...colleagues, ...(earlier?.said ?? [])].map((one) => one.copy);
    return named(unit, [own, ...seen], file);
  });
}
