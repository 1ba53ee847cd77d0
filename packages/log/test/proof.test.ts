import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "../src/index.ts";
import { flip } from "./flip.ts";
import { leafHashes, naivePath, naiveRoot, naiveSubtreeProof } from "./naive-tree.ts";
import { storedTree } from "./stored-tree.ts";

type Hashes = readonly Uint8Array[];

const MAX = 130;
const pair = (): fc.Arbitrary<[number, number]> =>
  fc.integer({ min: 1, max: MAX }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));

/** Every way of damaging a list of hashes in one place: a bit, a hash dropped, doubled, or added at an end. */
const damaged = (proof: Hashes, n: number, bit: number): Hashes[] => {
  const extra = new Uint8Array(32).fill(n);
  const at = n % Math.max(1, proof.length);
  const hash = proof[at];
  const added = [
    [...proof, extra],
    [extra, ...proof],
    [...proof, new Uint8Array(0)],
    [new Uint8Array(0), ...proof],
  ];
  if (hash === undefined) return added;
  return [...added, proof.with(at, flip(hash, bit)), proof.toSpliced(at, 1), proof.toSpliced(at, 0, hash)];
};

test("[L14] every inclusion proof made verifies, and any damage to any part of it is refused", () => {
  fc.assert(
    fc.property(pair(), fc.nat(), fc.nat(), ([index, size], n, bit) => {
      const leaves = leafHashes(size);
      const { read } = storedTree(leaves);
      const [leaf = new Uint8Array(0), proof, root] = [
        leaves[index],
        inclusionProof(index, size, read),
        naiveRoot(leaves),
      ];
      expect(verifyInclusion(index, size, leaf, proof, root)).toEqual({ ok: true });
      for (const bad of damaged(proof, n, bit))
        expect(verifyInclusion(index, size, leaf, bad, root).ok).toBe(false);
      expect(verifyInclusion(index, size, flip(leaf, bit), proof, root).ok).toBe(false);
      expect(verifyInclusion(index, size, leaf, proof, flip(root, bit)).ok).toBe(false);
      for (let other = 0; other <= size; other++) {
        if (other !== index) expect(verifyInclusion(other, size, leaf, proof, root).ok).toBe(false);
      }
    }),
  );
});

test("[L14] every bit of one proof matters", () => {
  const leaves = leafHashes(13);
  const [leaf, root] = [leaves[11] ?? new Uint8Array(0), naiveRoot(leaves)];
  const proof = naivePath(11, leaves);
  proof.forEach((hash, at) => {
    for (let bit = 0; bit < 256; bit++) {
      const bad = proof.with(at, flip(hash, bit));
      expect(verifyInclusion(11, 13, leaf, bad, root)).toMatchObject({ code: "wrong-root" });
    }
  });
});

test("[L15] every consistency proof made verifies, and any damage to any part of it is refused", () => {
  fc.assert(
    fc.property(pair(), fc.nat(), fc.nat(), ([before, second], n, bit) => {
      const leaves = leafHashes(second);
      const { read } = storedTree(leaves);
      const [first, later] = [before + 1, naiveRoot(leaves)];
      const [earlier, proof] = [naiveRoot(leaves.slice(0, first)), consistencyProof(first, second, read)];
      expect(verifyConsistency(first, second, earlier, later, proof)).toEqual({ ok: true });
      for (const bad of damaged(proof, n, bit)) {
        expect(verifyConsistency(first, second, earlier, later, bad).ok).toBe(false);
      }
      expect(verifyConsistency(first, second, flip(earlier, bit), later, proof).ok).toBe(false);
      expect(verifyConsistency(first, second, earlier, flip(later, bit), proof).ok).toBe(false);
      for (let other = 0; other <= second + 1; other++) {
        if (other !== first) expect(verifyConsistency(other, second, earlier, later, proof).ok).toBe(false);
      }
    }),
  );
});

test("[L15] a rewritten past is refused, whatever proof its maker computes", () => {
  fc.assert(
    fc.property(pair(), fc.nat(), ([before, second], n) => {
      const first = before + 1;
      const leaves = leafHashes(second);
      const earlier = naiveRoot(leaves.slice(0, first));
      const rewritten = leaves.with(n % first, new Uint8Array(32));
      const proof = consistencyProof(first, second, storedTree(rewritten).read);
      expect(verifyConsistency(first, second, earlier, naiveRoot(rewritten), proof).ok).toBe(false);
    }),
  );
});

test("[L15] consistency from size 0 is refused, as is a log that shrank", () => {
  const root = naiveRoot(leafHashes(3));
  expect(verifyConsistency(0, 3, naiveRoot([]), root, [])).toMatchObject({ ok: false, code: "out-of-range" });
  expect(verifyConsistency(0, 0, naiveRoot([]), naiveRoot([]), [])).toMatchObject({
    ok: false,
    code: "out-of-range",
  });
  expect(verifyConsistency(4, 3, root, root, [])).toMatchObject({ ok: false, code: "out-of-range" });
});

const hash = (left: Uint8Array, right: Uint8Array): Uint8Array => naiveRoot([left, right]);
const same = (x: Uint8Array, y: Uint8Array): boolean => Buffer.compare(x, y) === 0;

/** RFC 9162, 2.1.4.2, step by step: the room's verifier must agree with it on anything. */
function literalConsistency(
  first: number,
  second: number,
  a: Uint8Array,
  b: Uint8Array,
  given: Hashes,
): boolean {
  if (given.length === 0) return false;
  const path = Number.isInteger(Math.log2(first)) ? [a, ...given] : [...given];
  let [fn, sn] = [first - 1, second - 1];
  while (fn & 1) [fn, sn] = [fn >> 1, sn >> 1];
  let [fr, sr] = [path[0] ?? a, path[0] ?? a];
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn & 1 || fn === sn) {
      [fr, sr] = [hash(c, fr), hash(c, sr)];
      while (!(fn & 1) && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else sr = hash(sr, c);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return same(fr, a) && same(sr, b) && sn === 0;
}

test("[L15] the verdict is that of RFC 9162's own procedure, on sound and on damaged proofs", () => {
  fc.assert(
    fc.property(
      pair(),
      fc.nat(MAX),
      fc.integer({ min: 1, max: MAX }),
      fc.nat(),
      ([before, second], x, y, n) => {
        const leaves = leafHashes(second);
        const [a, b] = [naiveRoot(leaves.slice(0, before + 1)), naiveRoot(leaves)];
        const proof = naiveSubtreeProof(0, before + 1, leaves);
        const hashes = damaged(proof, n, n).filter((list) => list.every((hash) => hash.length === 32));
        for (const candidate of [proof, ...hashes]) {
          for (const [first, size] of [
            [before + 1, second],
            [before + 1, y],
            [x + 1, second],
            [x + 1, y],
          ] as const) {
            if (first >= size) continue;
            const expected = literalConsistency(first, size, a, b, candidate);
            expect(verifyConsistency(first, size, a, b, candidate).ok).toBe(expected);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

const subtree = (): fc.Arbitrary<{ start: number; end: number; size: number }> =>
  fc.tuple(fc.nat(6), fc.nat(20), fc.nat(), fc.nat(40)).map(([level, place, cut, more]) => {
    const width = 2 ** level;
    // More than half of the width, or the span would be a subtree of a lower level too.
    const length = width - (cut % Math.max(1, width / 2));
    const start = (place % 4) * width;
    return { start, end: start + length, size: start + length + more };
  });

test("[L16] subtrees anywhere in the log verify, with their leaves, and damage is refused", () => {
  fc.assert(
    fc.property(subtree(), fc.nat(), fc.nat(), ({ start, end, size }, n, bit) => {
      const leaves = leafHashes(size);
      const inside = leaves.slice(start, end);
      const [hash, root, proof] = [
        naiveRoot(inside),
        naiveRoot(leaves),
        naiveSubtreeProof(start, end, leaves),
      ];
      const span = { start, end };
      expect(verifySubtreeConsistency(span, size, hash, root, proof)).toEqual({ ok: true });
      for (const bad of damaged(proof, n, bit)) {
        expect(verifySubtreeConsistency(span, size, hash, root, bad).ok).toBe(false);
      }
      expect(verifySubtreeConsistency(span, size, flip(hash, bit), root, proof).ok).toBe(false);
      expect(verifySubtreeConsistency(span, size, hash, flip(root, bit), proof).ok).toBe(false);
      const at = n % inside.length;
      const leaf = inside[at] ?? new Uint8Array(0);
      expect(verifySubtreeInclusion(start + at, span, leaf, naivePath(at, inside), hash)).toEqual({
        ok: true,
      });
      expect(verifySubtreeInclusion(start + at + 1, span, leaf, naivePath(at, inside), hash).ok).toBe(false);
    }),
  );
});

test("[L16] a span that no tree has as a subtree is refused, though its hashes fit", () => {
  const leaves = leafHashes(8);
  const [one = new Uint8Array(0), two = new Uint8Array(0)] = leaves.slice(1, 3);
  const fitting = naiveRoot([one, two]);
  expect(verifySubtreeInclusion(1, { start: 1, end: 3 }, one, [two], fitting)).toMatchObject({
    code: "out-of-range",
  });
  const proof = naiveSubtreeProof(4, 8, leaves);
  for (const span of [
    { start: 1, end: 3 },
    { start: 2, end: 5 },
    { start: 4, end: 3 },
    { start: 4, end: 9 },
  ]) {
    const verdict = verifySubtreeConsistency(span, 8, naiveRoot(leaves.slice(4)), naiveRoot(leaves), proof);
    expect(verdict).toMatchObject({ ok: false, code: "out-of-range" });
  }
});

test("[L13] numbers that are not whole, negative or beyond 2^53 are refused, not rounded", () => {
  const leaf = leafHashes(1)[0] ?? new Uint8Array(0);
  for (const bad of [-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) {
    expect(verifyInclusion(bad, 1, leaf, [], leaf)).toMatchObject({ ok: false, code: "out-of-range" });
    expect(verifyInclusion(0, bad, leaf, [], leaf)).toMatchObject({ ok: false, code: "out-of-range" });
    expect(verifyConsistency(bad, 1, leaf, leaf, [])).toMatchObject({ ok: false, code: "out-of-range" });
    expect(verifyConsistency(1, bad, leaf, leaf, [])).toMatchObject({ ok: false, code: "out-of-range" });
  }
});
