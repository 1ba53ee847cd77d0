import { LogError } from "./log-error.ts";
import { coverOf, hashOf, splitPoint } from "./node.ts";
import type { NodeId, ReadNode } from "./node.ts";

/** The nodes the root over the first `size` leaves is made of: at most log2(size) + 1. Empty for size 0. */
export function rootNodes(size: number): NodeId[] {
  requireSize(size, 0);
  return coverOf(0, size);
}

/** The root over the first `size` leaves (RFC 6962, 2.1), from stored nodes. Size 0 reads nothing. */
export function treeRoot(size: number, read: ReadNode): Uint8Array {
  return hashOf(rootNodes(size), read);
}

/**
 * The nodes each hash of an inclusion proof is made of, in the proof's order (RFC 6962, 2.1.1). A store fetches
 * `inclusionNodes(index, size).flat()` at once, then answers `inclusionProof`. Throws `log.out-of-range` unless index < size.
 */
export function inclusionNodes(index: number, size: number): NodeId[][] {
  requireSize(size, 1);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new LogError("log.out-of-range", `A log of ${size} leaves has no leaf ${index}.`);
  }
  const siblings: NodeId[][] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      siblings.push(coverOf(middle, end));
      end = middle;
    } else {
      siblings.push(coverOf(start, middle));
      start = middle;
    }
  }
  return siblings.reverse();
}

/** The inclusion proof of leaf `index` in the first `size` leaves: 32-byte hashes, leaf side first (RFC 6962, 2.1.1). */
export function inclusionProof(index: number, size: number, read: ReadNode): Uint8Array[] {
  return inclusionNodes(index, size).map((nodes) => hashOf(nodes, read));
}

/**
 * The nodes each hash of a consistency proof is made of, in the proof's order (RFC 6962, 2.1.2).
 * Throws `log.out-of-range` unless 0 < first <= second; equal sizes need no hashes.
 */
export function consistencyNodes(first: number, second: number): NodeId[][] {
  requireSize(first, 1);
  requireSize(second, first);
  const siblings: NodeId[][] = [];
  let [start, end] = [0, second];
  while (end !== first) {
    const middle = start + splitPoint(end - start);
    if (first <= middle) {
      siblings.push(coverOf(middle, end));
      end = middle;
    } else {
      siblings.push(coverOf(start, middle));
      start = middle;
    }
  }
  // At start 0 the verifier already holds this hash: it is the first root itself.
  if (start > 0) siblings.push(coverOf(start, end));
  return siblings.reverse();
}

/** The proof that the first `first` leaves are a prefix of the first `second`: 32-byte hashes (RFC 6962, 2.1.2). */
export function consistencyProof(first: number, second: number, read: ReadNode): Uint8Array[] {
  return consistencyNodes(first, second).map((nodes) => hashOf(nodes, read));
}

function requireSize(size: number, least: number): void {
  if (!Number.isSafeInteger(size) || size < least) {
    throw new LogError(
      "log.out-of-range",
      `A tree size of at least ${least} is needed here; this one is ${size}.`,
    );
  }
}
