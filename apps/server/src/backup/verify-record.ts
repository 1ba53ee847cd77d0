import {
  type Frontier,
  type StoredNode,
  type VerifierKey,
  appendLeaves,
  commitment,
  emptyFrontier,
  encodeFrontier,
  frontierRoot,
  leafHash,
} from "@chirograph/log";
import { type Entry, decodeEntry } from "@chirograph/core";
import type { Audit, EventRow, LeafPage } from "../store/audit.ts";
import type { TreeReader } from "../store/tree-reader.ts";
import { expectedRows, type Expected } from "./expected-rows.ts";
import { openOurs } from "./head.ts";
import type { Progress } from "./write-backup.ts";

export type Verified = {
  readonly events: number;
  readonly leaves: number;
  readonly checkpoints: number;
  /** What does not hold, a sentence each; the first of each kind. Empty when all holds. */
  readonly findings: readonly string[];
};

type CheckpointRow = LeafPage["checkpoints"][number];

/** Sentences by kind: whoever reads them needs to know what damage there is, not every row of it. */
type Findings = {
  readonly kinds: Map<string, { readonly first: string[]; more: number }>;
  add(kind: string, sentence: string): void;
};

/** Sentences of one kind that are kept; the rest is counted. */
const mostOfAKind = 3;

function findings(): Findings {
  const kinds: Findings["kinds"] = new Map();
  return {
    kinds,
    add(kind, sentence) {
      const known = kinds.get(kind) ?? { first: [], more: 0 };
      kinds.set(kind, known);
      if (known.first.length < mostOfAKind) known.first.push(sentence);
      else known.more += 1;
    },
  };
}

function said({ kinds }: Findings): string[] {
  return [...kinds.values()].flatMap(({ first, more }) =>
    more > 0 ? [...first, `And ${more} more of this kind.`] : first,
  );
}

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b);

function opened(row: EventRow): Entry | null {
  if (row.salt.length !== 16 || !equal(commitment(row.salt, row.bytes), row.commitment)) return null;
  try {
    const entry = decodeEntry(row.bytes);
    const same = entry.stream === row.stream && entry.seq === row.seq && entry.event.type === row.type;
    return same && entry.at === row.at && entry.by === row.by ? entry : null;
  } catch {
    return null;
  }
}

/** Folds each stream as it ends; only one stream is held at a time. */
async function checkEvents(
  audit: Audit,
  expected: Expected,
  found: Findings,
  progress: Progress,
): Promise<number> {
  let [count, bytes] = [0, 0];
  let stream: Entry[] = [];
  const fold = () => {
    const name = stream[0]?.stream;
    if (name && !expected.fold(name, stream))
      found.add("fold", `The events of ${name} do not follow from one another.`);
    stream = [];
  };
  for await (const row of audit.events()) {
    if (stream[0] && stream[0].stream !== row.stream) fold();
    const entry = opened(row);
    if (entry === null)
      found.add(
        "event",
        `Event ${row.seq} of ${row.stream} is not the one that was committed to: its bytes, its salt or its row was altered.`,
      );
    else stream.push(entry);
    count += 1;
    progress("checking events", (bytes += row.bytes.length));
  }
  fold();
  return count;
}

async function checkNodes(
  tree: TreeReader,
  nodes: readonly { level: number; index: number; hash: Uint8Array }[],
): Promise<boolean> {
  const stored = await tree.nodes(nodes);
  return nodes.every(({ hash }, at) => {
    const found = stored[at];
    return found !== null && found !== undefined && equal(hash, found);
  });
}

function checkCheckpoint(
  { size, note, frontier }: CheckpointRow,
  here: Frontier,
  keys: readonly VerifierKey[],
  found: Findings,
): void {
  const checkpoint = openOurs(note, keys);
  if (checkpoint === null)
    found.add("signature", `The checkpoint over ${size} leaves was not signed with the log's key.`);
  else if (checkpoint.size !== size || !equal(checkpoint.root, frontierRoot(here)))
    found.add("root", `The checkpoint over ${size} leaves does not fit the leaves.`);
  if (!equal(frontier, encodeFrontier(here)))
    found.add("edge", `The tree's edge kept with the checkpoint over ${size} leaves does not fit.`);
}

type Grown = { readonly frontier: Frontier; readonly nodes: readonly StoredNode[] };

/** The tree after a page of leaves; on the way each checkpoint is held against the tree of its size. */
function grow(
  before: Frontier,
  page: LeafPage,
  check: (checkpoint: CheckpointRow, here: Frontier) => void,
): Grown {
  const hashes = page.leaves.map((leaf) => leafHash(leaf.commitment));
  const nodes: StoredNode[] = [];
  let frontier = before;
  const upTo = (size: number) => {
    const grown = appendLeaves(frontier, hashes.slice(frontier.size - before.size, size - before.size));
    frontier = grown.frontier;
    for (const node of grown.nodes) nodes.push(node);
  };
  for (const checkpoint of page.checkpoints) {
    upTo(checkpoint.size);
    check(checkpoint, frontier);
  }
  upTo(before.size + hashes.length);
  return { frontier, nodes };
}

/** Builds the tree again from its leaves and holds every stored node and every checkpoint against it. */
async function checkLog(
  audit: Audit,
  tree: TreeReader,
  keys: readonly VerifierKey[],
  found: Findings,
  progress: Progress,
): Promise<{ leaves: number; checkpoints: number }> {
  let frontier = emptyFrontier;
  let [nodes, checkpoints] = [0, 0];
  for (;;) {
    const page = await audit.leafPage(frontier.size, 4_096);
    const start = frontier.size;
    if (page.leaves.length === 0) break;
    if (page.leaves.some(({ index }, at) => index !== start + at)) {
      found.add("gap", `The log has a gap after leaf ${start}.`);
      break;
    }
    const grown = grow(frontier, page, (checkpoint, here) => checkCheckpoint(checkpoint, here, keys, found));
    if (!(await checkNodes(tree, grown.nodes)))
      found.add("node", `Stored hashes of the tree from leaf ${start} on do not fit the leaves.`);
    nodes += grown.nodes.length;
    checkpoints += page.checkpoints.length;
    frontier = grown.frontier;
    progress("checking the log", frontier.size * 32);
  }
  if (nodes !== (await audit.countNodes()))
    found.add("node-count", "The tree has stored hashes that belong to no leaves.");
  if ((await audit.lastCheckpointSize()) !== frontier.size)
    found.add("last", "The last checkpoint is not over all leaves.");
  return { leaves: frontier.size, checkpoints };
}

async function checkNames(audit: Audit, found: Findings): Promise<void> {
  for (const name of await audit.unevenStreams())
    found.add("stream", `The stream ${name} has a gap, or its count is wrong.`);
  for (const name of await audit.misplacedEvents())
    found.add("leaf", `The event ${name} is not the leaf at its place in the log.`);
  for (const name of await audit.alteredFiles())
    found.add("file", `The file ${name} does not have the bytes its name stands for.`);
  for (const name of await audit.missingFiles())
    found.add("no-file", `The file ${name} is named by a letter and is not there.`);
}

async function checkProjections(audit: Audit, expected: Expected, found: Findings): Promise<void> {
  for (const [table, rows] of expected.tables) {
    for await (const { key, says } of audit.projection(table)) {
      if (rows.get(key) !== JSON.stringify(says))
        found.add("row", `The row ${key} of the table ${table} is not what the record says.`);
      rows.delete(key);
    }
    for (const key of rows.keys()) found.add("no-row", `The row ${key} is missing in the table ${table}.`);
  }
}

/**
 * Checks a whole record: every event opens its commitment and stands as a leaf at its place; the tree built again from the leaves
 * has every stored hash and the root of every checkpoint, each signed with the log's key; no stream has a gap; every
 * file has the bytes its hash says; every projection is what folding the record gives.
 * @param keys the log's key under each of its names
 */
export async function verifyRecord(
  audit: Audit,
  tree: TreeReader,
  keys: readonly VerifierKey[],
  progress: Progress,
): Promise<Verified> {
  const found = findings();
  const expected = expectedRows();
  const events = await checkEvents(audit, expected, found, progress);
  const log = await checkLog(audit, tree, keys, found, progress);
  await checkNames(audit, found);
  await checkProjections(audit, expected, found);
  return { events, ...log, findings: said(found) };
}
