import { compareBytes } from "./byte-order.ts";
import { HASH_BYTES, isHash, requireHash } from "./hash.ts";
import { LogError } from "./log-error.ts";

/** A batch always holds a multiple of this many leaves, so that its size does not show the size of a circulation. */
export const BATCH_MULTIPLE = 8;

/** The leaves of a batch in their final order, and for each input commitment its place among them (from 0). */
export type Batch = {
  readonly leaves: readonly Uint8Array[];
  readonly places: readonly number[];
};

/**
 * The order of a batch (SPEC.md, L4 to L6): commitments and padding leaves, strictly ascending. Commitments are salted,
 * so this is a shuffle, and one that anyone can check. `randomBytes(32)` is called once for each padding leaf.
 * An empty batch stays empty. Throws `log.bad-hash` for a leaf that is not 32 bytes and `log.duplicate-leaf` when two
 * leaves are equal: then a salt was used twice or the random source is broken, and a place would be ambiguous.
 */
export function orderBatch(
  commitments: readonly Uint8Array[],
  randomBytes: (length: number) => Uint8Array,
): Batch {
  const input = commitments.map((leaf, source) => ({ leaf: requireHash(leaf), source }));
  const missing = (BATCH_MULTIPLE - (input.length % BATCH_MULTIPLE)) % BATCH_MULTIPLE;
  const padding = Array.from({ length: missing }, () => ({
    leaf: requireHash(randomBytes(HASH_BYTES)),
    source: -1,
  }));
  const ordered = [...input, ...padding].sort((a, b) => compareBytes(a.leaf, b.leaf));
  const leaves = ordered.map(({ leaf }) => leaf);
  if (!isAscending(leaves)) {
    throw new LogError(
      "log.duplicate-leaf",
      "Two leaves of the batch are equal, so neither has a place of its own.",
    );
  }
  const places: number[] = Array.from({ length: input.length });
  ordered.forEach(({ source }, place) => {
    if (source >= 0) places[source] = place;
  });
  return { leaves, places };
}

/** True when these leaves can be a batch: a multiple of 8 of them, 32 bytes each, strictly ascending. */
export function isBatch(leaves: readonly Uint8Array[]): boolean {
  return leaves.length % BATCH_MULTIPLE === 0 && leaves.every(isHash) && isAscending(leaves);
}

function isAscending(leaves: readonly Uint8Array[]): boolean {
  return leaves.every((leaf, i) => {
    const before = leaves[i - 1];
    return before === undefined || compareBytes(before, leaf) < 0;
  });
}
