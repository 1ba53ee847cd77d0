import { sameBytes } from "./byte-order.ts";
import { emptyRoot, isHash, nodeHash } from "./hash.ts";
import { refuse } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

/** Why a proof proves nothing. */
export type ProofRefusalCode =
  | "out-of-range"
  | "bad-hash"
  | "wrong-length"
  | "wrong-first-root"
  | "wrong-root";

/** What a verification found. */
export type ProofVerdict = { readonly ok: true } | Refusal<ProofRefusalCode>;

/** The leaves [start, end) of a log. */
export type Span = { readonly start: number; readonly end: number };

/**
 * Verifies that the leaf with this hash is leaf `index` of the tree with this size and root (RFC 9162, 2.1.3.2).
 * Sizes are whole numbers below 2^53; the leaf hash and every hash of the proof are 32 bytes; nothing may be left over.
 */
export function verifyInclusion(
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): ProofVerdict {
  if (!isSize(index) || !isSize(size) || index >= size) {
    return refuse("out-of-range", `A log of ${size} leaves has no leaf ${index}.`);
  }
  if (!isHash(leafHash) || !proof.every(isHash)) return badHash();
  let [fn, sn, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (sn === 0) return wrongLength();
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) return wrongLength();
  return sameBytes(hash, root) ? { ok: true } : wrongRoot();
}

/**
 * Verifies that the tree of size `first` is a prefix of the tree of size `second` (RFC 9162, 2.1.4.2).
 * The empty tree is a prefix of every tree and says nothing: size 0 is refused with `out-of-range`. Equal sizes
 * take an empty proof and equal roots.
 */
export function verifyConsistency(
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): ProofVerdict {
  if (first === 0) return refuse("out-of-range", "Every log continues the empty one: that proves nothing.");
  return verifySubtreeConsistency({ start: 0, end: first }, second, firstRoot, secondRoot, proof);
}

/**
 * Verifies that the leaf with this hash is leaf `index` of the log and lies in the subtree over `span` with this root.
 * The span must be one that RFC 6962's splits can produce (draft-ietf-plants-merkle-tree-certs, "Subtrees").
 */
export function verifySubtreeInclusion(
  index: number,
  span: Span,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): ProofVerdict {
  if (!isSubtree(span)) return notASubtree(span);
  return verifyInclusion(index - span.start, span.end - span.start, leafHash, proof, root);
}

/**
 * Verifies that the subtree over `span`, with hash `subtreeHash`, is part of the tree with this size and root
 * (draft-ietf-plants-merkle-tree-certs, "Verifying a Subtree Consistency Proof"; with start 0 this is RFC 9162, 2.1.4.2).
 * An empty span is part of any tree: its hash must be that of the empty tree, and the root is not looked at.
 */
export function verifySubtreeConsistency(
  span: Span,
  size: number,
  subtreeHash: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): ProofVerdict {
  if (!isSubtree(span)) return notASubtree(span);
  if (!isSize(size) || span.end > size) {
    return refuse("out-of-range", `A log of ${size} leaves cannot contain the leaves up to ${span.end}.`);
  }
  // Without hashes to combine there is only a comparison, which needs no length.
  if (!proof.every(isHash) || (proof.length > 0 && !isHash(subtreeHash))) return badHash();
  if (span.start === span.end) return verifyEmptySpan(subtreeHash, proof);
  return foldConsistency(span, size, subtreeHash, root, proof);
}

function verifyEmptySpan(subtreeHash: Uint8Array, proof: readonly Uint8Array[]): ProofVerdict {
  if (proof.length > 0) return wrongLength();
  return sameBytes(subtreeHash, emptyRoot()) ? { ok: true } : wrongFirstRoot();
}

/** fr grows into the subtree's hash and sr into the root; fn, sn and tn are the procedure's own names. */
function foldConsistency(
  span: Span,
  size: number,
  subtreeHash: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): ProofVerdict {
  let [fn, sn, tn] = [span.start, span.end - 1, size - 1];
  // sn equals tn for ever or never: the procedure's two cases are one loop.
  while (fn !== sn && (sn === tn || isOdd(sn))) [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  const [seed, ...path] = fn === sn ? [subtreeHash, ...proof] : proof;
  if (seed === undefined) return wrongLength();
  let [fr, sr] = [seed, seed];
  for (const c of path) {
    if (tn === 0) return wrongLength();
    if (isOdd(sn) || sn === tn) {
      if (fn < sn) fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!isOdd(sn)) [fn, sn, tn] = [half(fn), half(sn), half(tn)];
    } else {
      sr = nodeHash(sr, c);
    }
    [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  }
  if (tn !== 0) return wrongLength();
  if (!sameBytes(fr, subtreeHash)) return wrongFirstRoot();
  return sameBytes(sr, root) ? { ok: true } : wrongRoot();
}

/** A span is a subtree when its start is a multiple of the smallest power of two that holds its width. */
function isSubtree({ start, end }: Span): boolean {
  if (!isSize(start) || !isSize(end) || start > end) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

// Sizes go to 2^53, beyond JavaScript's 32-bit shifts: halving and remainders instead.
function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function isOdd(n: number): boolean {
  return n % 2 === 1;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function badHash(): Refusal<"bad-hash"> {
  return refuse("bad-hash", "A hash of the proof is not 32 bytes long: the proof is damaged.");
}

function wrongLength(): Refusal<"wrong-length"> {
  return refuse(
    "wrong-length",
    "The proof has too many or too few hashes for these sizes: it is damaged or for another tree.",
  );
}

function wrongRoot(): Refusal<"wrong-root"> {
  return refuse("wrong-root", "The proof leads to another root: what it was made for is not what was given.");
}

function wrongFirstRoot(): Refusal<"wrong-first-root"> {
  return refuse(
    "wrong-first-root",
    "The proof does not lead to the earlier root: the earlier tree is not part of the later one.",
  );
}

function notASubtree({ start, end }: Span): Refusal<"out-of-range"> {
  return refuse("out-of-range", `The leaves from ${start} to ${end} are not a subtree of any log.`);
}
