import {
  appendLeaves,
  decodeFrontier,
  emptyFrontier,
  encodeFrontier,
  formatCheckpoint,
  frontierRoot,
  leafHash,
  orderBatch,
  signNote,
  type NoteSigner,
} from "@chirograph/log";
import { type Entry, type StreamId, streamOf, supersededBy } from "@chirograph/core";
import { loadLetter } from "../facts.ts";
import type { LogPort } from "./log-port.ts";
import { place } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import { project } from "../project.ts";

/** Most events of one batch: bounds the transaction, and the rest follows in the next. */
const batchLimit = 4_096;

/** Who signs the log: its origin (a name for ever), its key, and lines that each of its checkpoints carries. */
export type LogSigner = {
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly extensions?: readonly string[];
};

export type Sequenced = { readonly size: number; readonly note: string; readonly inForce: readonly string[] };

/** A released letter enters into force with the checkpoint that contains its release; what it replaces ends with it. */
async function enterIntoForce(ports: Ports, unit: Unit, id: string, checkpoint: number): Promise<boolean> {
  const letter = await loadLetter(unit, id);
  if (letter.status !== "signed-not-released" || letter.release === null) return false;
  const stream = streamOf.letter(id);
  const entries = (await unit.record.load([stream])).get(stream) ?? [];
  const released = entries.find(({ event }) => event.type === "letter-released");
  const leaf = released ? (await unit.record.leaves(stream)).get(released.seq) : undefined;
  // Released after this batch was drawn: the next checkpoint contains it.
  if (leaf === undefined || leaf >= checkpoint) return false;
  const other = letter.release.supersedes;
  const versions = new Map<StreamId, number>([[stream, entries.length]]);
  const replaced = other === null ? [] : supersededBy(letter, await loadLetter(unit, other));
  if (other !== null) {
    const otherStream = streamOf.letter(other);
    versions.set(otherStream, ((await unit.record.load([otherStream])).get(otherStream) ?? []).length);
  }
  const events = [{ stream, event: { type: "entered-into-force" as const, checkpoint } }, ...replaced];
  const placed: Entry[] = place(events, versions, "system", ports.now());
  await unit.record.append(versions, placed);
  await project(unit, placed);
  const version = letter.seal.version;
  const words = await unit.letters.version(id, version);
  if (words)
    await unit.prints.index(id, version, "released", words.pages.map((page) => page.text).join("\n"));
  return true;
}

/**
 * Gives every event without a place its place in the log, signs the checkpoint, and in the same transaction lets what was
 * released enter into force. Null when there was nothing to do.
 */
export async function sequence(
  ports: Ports & { transactLog<T>(work: (unit: Unit, log: LogPort) => Promise<T>): Promise<T> },
  log: LogSigner,
  random: (length: number) => Uint8Array,
): Promise<Sequenced | null> {
  return ports.transactLog(async (unit, port) => {
    await port.lease();
    const events = await port.unsequenced(batchLimit);
    if (events.length === 0) return null;
    const head = await port.head();
    const before = head ? decodeFrontier(head.frontier) : emptyFrontier;
    const batch = orderBatch(
      events.map((event) => event.commitment),
      random,
    );
    const { frontier, nodes } = appendLeaves(before, batch.leaves.map(leafHash));
    await port.addLeaves(before.size, batch.leaves);
    await port.addNodes(nodes);
    const text = formatCheckpoint({
      origin: log.origin,
      size: frontier.size,
      root: frontierRoot(frontier),
      extensions: log.extensions ?? [],
    });
    const note = await signNote(text, [log.signer]);
    await port.addCheckpoint(frontier.size, note, encodeFrontier(frontier), ports.now());
    const inForce: string[] = [];
    for (const id of await unit.letters.releasePending())
      if (await enterIntoForce(ports, unit, id, frontier.size)) inForce.push(id);
    return { size: frontier.size, note, inForce };
  });
}
