import { emptyRoot, nodeHash, requireHash } from "./hash.ts";
import { LogError } from "./log-error.ts";

/**
 * A complete subtree: the 2^level leaves from index * 2^level on. Its hash never changes once its leaves are in the
 * log, so a store writes each node once. Level 0 holds the leaf hashes.
 */
export type NodeId = { readonly level: number; readonly index: number };

/** Reads the stored hash of a complete subtree (32 bytes); undefined when the store does not hold it. */
export type ReadNode = (level: number, index: number) => Uint8Array | undefined;

/** Largest power of two below n, for n of 2 or more: where RFC 6962, 2.1 splits n leaves. Exact to 2^53. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * The complete subtrees that make up the leaves [start, end), from left to right, each smaller than the one before.
 * start must be a multiple of the first subtree's size, as it is for every range that RFC 6962's splits produce.
 */
export function coverOf(start: number, end: number): NodeId[] {
  const nodes: NodeId[] = [];
  let width = splitPoint(end - start + 1);
  let level = Math.log2(width);
  for (let at = start; at < end; at += width) {
    while (width > end - at) {
      width /= 2;
      level -= 1;
    }
    nodes.push({ level, index: at / width });
  }
  return nodes;
}

/** Hash over a cover: RFC 6962 splits at the largest power of two, so the smaller subtrees fold in from the right. */
export function foldRight(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot();
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** Reads the nodes of a cover and folds them. Throws `log.missing-node` when the store lacks one. */
export function hashOf(nodes: readonly NodeId[], read: ReadNode): Uint8Array {
  return foldRight(nodes.map((node) => readNode(node, read)));
}

/** Reads one node. Throws `log.missing-node` when the store lacks it, `log.bad-hash` when it is not 32 bytes. */
export function readNode({ level, index }: NodeId, read: ReadNode): Uint8Array {
  const hash = read(level, index);
  if (hash === undefined) {
    throw new LogError("log.missing-node", `The store does not hold node ${index} of level ${level}.`);
  }
  return requireHash(hash);
}
