import { HASH_BYTES, requireHash, nodeHash } from "./hash.ts";
import { LogError } from "./log-error.ts";
import { coverOf, foldRight, readNode } from "./node.ts";
import type { NodeId, ReadNode } from "./node.ts";
import { rootNodes } from "./tree.ts";

/** The right edge of the tree: its size and the hashes of its complete subtrees, largest first. All an append needs. */
export type Frontier = { readonly size: number; readonly peaks: readonly Uint8Array[] };

/** A node and its hash, to be stored once and never changed. */
export type StoredNode = NodeId & { readonly hash: Uint8Array };

const SIZE_BYTES = 8;

/** The frontier of the log with no leaves. */
export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/**
 * Appends leaf hashes (32 bytes each, else `log.bad-hash`). Returns the new frontier and every complete subtree the
 * append created, the leaves themselves included, each after the two it is made of. The given frontier is unchanged.
 */
export function appendLeaves(
  frontier: Frontier,
  leafHashes: readonly Uint8Array[],
): { readonly frontier: Frontier; readonly nodes: readonly StoredNode[] } {
  const size = frontier.size + leafHashes.length;
  if (!Number.isSafeInteger(size)) throw new LogError("log.out-of-range", "The log cannot hold 2^53 leaves.");
  const peaks = [...frontier.peaks];
  const nodes: StoredNode[] = [];
  leafHashes.forEach((hash, i) => pushLeaf(peaks, nodes, frontier.size + i, requireHash(hash)));
  return { frontier: { size, peaks }, nodes };
}

function pushLeaf(peaks: Uint8Array[], nodes: StoredNode[], leaf: number, leafHash: Uint8Array): void {
  let node: StoredNode = { level: 0, index: leaf, hash: leafHash };
  nodes.push(node);
  // An odd index is a right child: its left sibling is complete and is the last peak.
  while (node.index % 2 === 1) {
    const left = peaks.pop();
    if (left === undefined)
      throw new LogError("log.bad-frontier", "The frontier holds too few hashes for its size.");
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
    nodes.push(node);
  }
  peaks.push(node.hash);
}

/** The root of the tree the frontier stands for (RFC 6962, 2.1). */
export function frontierRoot(frontier: Frontier): Uint8Array {
  return foldRight(frontier.peaks);
}

/** The frontier of the first `size` leaves, from stored nodes: at most log2(size) + 1 reads. */
export function frontierOf(size: number, read: ReadNode): Frontier {
  return { size, peaks: rootNodes(size).map((node) => readNode(node, read)) };
}

/** The frontier as bytes (SPEC.md, L12): the size in 8 bytes, big-endian, then the hashes, largest subtree first. */
export function encodeFrontier(frontier: Frontier): Uint8Array {
  const bytes = new Uint8Array(SIZE_BYTES + HASH_BYTES * frontier.peaks.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(frontier.size));
  frontier.peaks.forEach((peak, i) => bytes.set(requireHash(peak), SIZE_BYTES + HASH_BYTES * i));
  return bytes;
}

/** Reads a frontier back. Throws `log.bad-frontier` unless it has exactly the hashes its size calls for. */
export function decodeFrontier(bytes: Uint8Array): Frontier {
  const size = bytes.length < SIZE_BYTES ? Number.NaN : readSize(bytes);
  const count = Number.isSafeInteger(size) ? coverOf(0, size).length : Number.NaN;
  if (bytes.length !== SIZE_BYTES + HASH_BYTES * count) {
    throw new LogError(
      "log.bad-frontier",
      "These bytes are not a frontier: their length does not fit their size.",
    );
  }
  const peaks = Array.from({ length: count }, (_, i) => {
    const from = SIZE_BYTES + HASH_BYTES * i;
    return bytes.slice(from, from + HASH_BYTES);
  });
  return { size, peaks };
}

function readSize(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset, SIZE_BYTES).getBigUint64(0));
}
