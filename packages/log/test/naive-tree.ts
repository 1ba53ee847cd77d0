import { createHash } from "node:crypto";

// RFC 6962, 2.1 and the subtree draft, word for word and without regard to cost, on another SHA-256 than the room's own.

const sha256 = (...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

export const naiveLeaf = (data: Uint8Array): Uint8Array => sha256(Uint8Array.of(0), data);

/** Largest power of two below n. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** MTH over leaf hashes. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  const k = split(leaves.length);
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function naivePath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - k, right), naiveRoot(left)];
}

/** SUBTREE_SUBPROOF(start, end, D_n, known); with start 0 it is RFC 6962's SUBPROOF. */
export function naiveSubtreeProof(
  start: number,
  end: number,
  leaves: readonly Uint8Array[],
  known = true,
): Uint8Array[] {
  if (start === 0 && end === leaves.length) return known ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  if (end <= k) return [...naiveSubtreeProof(start, end, left, known), naiveRoot(right)];
  if (start >= k) return [...naiveSubtreeProof(start - k, end - k, right, known), naiveRoot(left)];
  return [...naiveSubtreeProof(0, end - k, right, false), naiveRoot(left)];
}

/** n different leaf hashes. */
export function leafHashes(n: number, seed = 0): Uint8Array[] {
  return Array.from({ length: n }, (_, i) => naiveLeaf(new TextEncoder().encode(`${seed}/${i}`)));
}
