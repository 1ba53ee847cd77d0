import { join } from "node:path";
import { type VerifierKey, parseCheckpoint, verifierKey } from "@chirograph/log";
import { readIfThere, replaceFile } from "./replace-file.ts";

/**
 * The log's names. There is one, until an office goes on from an older state than it once published: what was published
 * since stays true of the old name, so the log that goes on takes a new one, and each of its checkpoints says which head of the
 * old one it does not continue.
 */
export type Lineage = {
  /** Names, oldest first; the last is the log's now. */
  readonly origins: readonly string[];
  /** Extension lines of every checkpoint of the log's present name. */
  readonly extensions: readonly string[];
};

/** The log's first name; it is part of every checkpoint for ever. */
export const firstOrigin = "chirograph.localhost/log";

type Step = { readonly origin: string; readonly endorses: string };
type Stored = { readonly format: 1; readonly first: string; readonly steps: readonly Step[] };

/** In the data folder, so that it is backed up with the log's key. */
const file = "keys/lineage.json";

function noteText(note: string): string {
  return note.slice(0, note.indexOf("\n\n") + 1);
}

/** "endorses ORIGIN SIZE ROOT": the abandoned head, as a C2SP checkpoint extension line. */
export function endorsement(note: string): string {
  const { origin, size } = parseCheckpoint(noteText(note));
  const [, , root = ""] = note.split("\n");
  return `endorses ${origin} ${size} ${root}`;
}

async function readStored(dataDir: string): Promise<Stored | null> {
  const text = await readIfThere(join(dataDir, file));
  return text === null ? null : (JSON.parse(text) as Stored);
}

/** The log's names in a data folder. */
export async function readLineage(dataDir: string): Promise<Lineage> {
  const stored = await readStored(dataDir);
  if (stored === null) return { origins: [firstOrigin], extensions: [] };
  const last = stored.steps.at(-1);
  return {
    origins: [stored.first, ...stored.steps.map(({ origin }) => origin)],
    extensions: last ? [endorsement(last.endorses)] : [],
  };
}

/** Gives the log a new name from here on, and keeps the abandoned head's whole note as evidence. */
export async function abandonHead(dataDir: string, note: string): Promise<string> {
  const stored = (await readStored(dataDir)) ?? { format: 1, first: firstOrigin, steps: [] };
  const origin = `${stored.first}/${stored.steps.length + 2}`;
  const next: Stored = { ...stored, format: 1, steps: [...stored.steps, { origin, endorses: note }] };
  await replaceFile(join(dataDir, file), `${JSON.stringify(next, undefined, 1)}\n`);
  return origin;
}

/** The log's key under each of its names: one key pair signed them all. */
export function lineageKeys({ origins }: Lineage, publicKey: Uint8Array): VerifierKey[] {
  return origins.map((origin) => verifierKey(origin, publicKey));
}
