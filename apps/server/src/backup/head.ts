import { join } from "node:path";
import {
  type Checkpoint,
  type VerifierKey,
  consistencyNodes,
  consistencyProof,
  openCheckpoint,
  verifyConsistency,
} from "@chirograph/log";
import type { TreeReader } from "../store/tree-reader.ts";
import { BackupError } from "./backup-error.ts";
import { readIfThere, replaceFile } from "./replace-file.ts";

/** In the data folder: the newest checkpoint this machine has seen its log publish. */
export const headFile = "head";

/** Remembers a checkpoint outside the database, so that a database that went back is noticed. */
export function rememberHead(dataDir: string, note: string): Promise<void> {
  return replaceFile(join(dataDir, headFile), note);
}

export function rememberedHead(dataDir: string): Promise<string | null> {
  return readIfThere(join(dataDir, headFile));
}

/** A checkpoint that one of the log's names signed, or null. */
export function openOurs(note: string, keys: readonly VerifierKey[]): Checkpoint | null {
  const key = keys.find(({ name }) => note.startsWith(`${name}\n`));
  const opened = key ? openCheckpoint(note, key) : null;
  return opened?.ok ? opened.checkpoint : null;
}

export type HeadVerdict =
  | { readonly ok: true; readonly newest: string | null }
  | {
      readonly ok: false;
      readonly code: "head-older" | "head-forked" | "head-foreign";
      readonly message: string;
      /** The database's newest checkpoint, null when it has none. */
      readonly newest: string | null;
    };

const whatToDo =
  "Restore a newer backup. If there is none, and what was lost is lost for good, say so with `chirograph restore --accept-older-head`: " +
  "the log then goes on under a new name, and each of its checkpoints names the head that was left behind.";

function older(here: number, remembered: number, newest: string | null): HeadVerdict {
  const message =
    `This database is older than what this office has published: its log ends at ${here} leaves, and this office signed a log of ${remembered}. ` +
    "Letters, releases or withdrawals that were confirmed since are not in it, and going on would contradict receipts that others hold. " +
    whatToDo;
  return { ok: false, code: "head-older", newest, message };
}

function forked(size: number, newest: string | null): HeadVerdict {
  const message =
    `This database does not continue what this office has published: the first ${size} leaves of its log are not those that this office signed. ` +
    "It is another office's, it was altered, or it went on from an older state than the published one. " +
    whatToDo;
  return { ok: false, code: "head-forked", newest, message };
}

function foreign(which: string, newest: string | null): HeadVerdict {
  const message =
    `${which} was not signed with the log's key in this data folder: the key, the database or the remembered head is another office's. ` +
    "Set CHIROGRAPH_DATA and DATABASE_URL to the folder and the database of one office, or restore both from one backup.";
  return { ok: false, code: "head-foreign", newest, message };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}

/** Whether the stored tree joins the two heads (RFC 6962, 2.1.2). */
async function joins(tree: TreeReader, first: Checkpoint, second: Checkpoint): Promise<boolean> {
  if (first.size === 0) return true;
  if (first.size === second.size) return sameBytes(first.root, second.root);
  const ids = consistencyNodes(first.size, second.size).flat();
  const hashes = await tree.nodes(ids);
  const stored = new Map(ids.map((id, at) => [`${id.level} ${id.index}`, hashes[at]]));
  if (hashes.includes(null)) return false;
  const proof = consistencyProof(
    first.size,
    second.size,
    (level, index) => stored.get(`${level} ${index}`) ?? undefined,
  );
  return verifyConsistency(first.size, second.size, first.root, second.root, proof).ok;
}

/**
 * Holds a database's log against a remembered head: it must be that one or continue it.
 * @param keys the log's key under each of its names
 */
export async function judgeHead(
  tree: TreeReader,
  keys: readonly VerifierKey[],
  remembered: string | null,
): Promise<HeadVerdict> {
  const newest = (await tree.last())?.note ?? null;
  const here = newest === null ? null : openOurs(newest, keys);
  if (newest !== null && here === null) return foreign("The database's newest checkpoint", newest);
  if (remembered === null) return { ok: true, newest };
  const known = openOurs(remembered, keys);
  if (known === null) return foreign("The remembered head", newest);
  if (here === null || here.size < known.size) return older(here?.size ?? 0, known.size, newest);
  return (await joins(tree, known, here)) ? { ok: true, newest } : forked(known.size, newest);
}

/**
 * Refuses a database that went back behind what this data folder remembers, else remembers its newest checkpoint.
 * Run at every start, before anything writes.
 * @throws BackupError `head-older`, `head-forked`, `head-foreign`
 */
export async function holdToHead(
  dataDir: string,
  tree: TreeReader,
  keys: readonly VerifierKey[],
): Promise<void> {
  const remembered = await rememberedHead(dataDir);
  const verdict = await judgeHead(tree, keys, remembered);
  if (!verdict.ok) throw new BackupError(verdict.code, verdict.message);
  if (verdict.newest !== null && verdict.newest !== remembered) await rememberHead(dataDir, verdict.newest);
}
