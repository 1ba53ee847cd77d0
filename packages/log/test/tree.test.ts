import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  appendLeaves,
  consistencyNodes,
  consistencyProof,
  decodeFrontier,
  emptyFrontier,
  encodeFrontier,
  frontierOf,
  frontierRoot,
  inclusionNodes,
  inclusionProof,
  rootNodes,
  treeRoot,
} from "../src/index.ts";
import { leafHashes, naivePath, naiveRoot, naiveSubtreeProof } from "./naive-tree.ts";
import { storedTree } from "./stored-tree.ts";

const sizes = (least = 0): fc.Arbitrary<number> => fc.integer({ min: least, max: 130 });
const emptyStore = (): undefined => undefined;
const coded = (code: string): unknown => expect.objectContaining({ code });

test("[L7] appends in any batches create every complete subtree once, with its hash, and nothing else", () => {
  fc.assert(
    fc.property(sizes(), fc.array(fc.nat(20), { maxLength: 10 }), (size, batches) => {
      const leaves = leafHashes(size);
      const { nodes } = storedTree(leaves, batches);
      let count = 0;
      for (let level = 0; 2 ** level <= size; level++) {
        const width = 2 ** level;
        for (let index = 0; (index + 1) * width <= size; index++, count++) {
          expect(nodes.get(`${level}/${index}`)).toEqual(
            naiveRoot(leaves.slice(index * width, (index + 1) * width)),
          );
        }
      }
      expect(nodes.size).toBe(count);
    }),
  );
});

test("[L7] a node comes after the two it is made of, so a store may stop anywhere and be resumed", () => {
  const { nodes } = appendLeaves(emptyFrontier, leafHashes(64));
  const seen = new Set<string>();
  for (const { level, index } of nodes) {
    if (level > 0)
      expect(seen.has(`${level - 1}/${2 * index}`) && seen.has(`${level - 1}/${2 * index + 1}`)).toBe(true);
    seen.add(`${level}/${index}`);
  }
});

test("[L8] the frontier's root and the stored root are the recursive root, at every size on the way", () => {
  fc.assert(
    fc.property(sizes(), fc.array(fc.nat(20), { maxLength: 10 }), (size, batches) => {
      const leaves = leafHashes(size);
      const { frontier, read } = storedTree(leaves, batches);
      expect(frontier.size).toBe(size);
      expect(frontierRoot(frontier)).toEqual(naiveRoot(leaves));
      for (let n = 0; n <= size; n++) expect(treeRoot(n, read)).toEqual(naiveRoot(leaves.slice(0, n)));
    }),
    { numRuns: 30 },
  );
});

test("[L9] an inclusion proof is RFC 6962's PATH, for every leaf", () => {
  fc.assert(
    fc.property(sizes(1), (size) => {
      const leaves = leafHashes(size);
      const { read } = storedTree(leaves);
      for (let i = 0; i < size; i++) expect(inclusionProof(i, size, read)).toEqual(naivePath(i, leaves));
    }),
    { numRuns: 20 },
  );
});

test("[L10] a consistency proof is RFC 6962's PROOF, for every earlier size", () => {
  fc.assert(
    fc.property(sizes(1), (size) => {
      const leaves = leafHashes(size);
      const { read } = storedTree(leaves);
      for (let first = 1; first <= size; first++) {
        expect(consistencyProof(first, size, read)).toEqual(naiveSubtreeProof(0, first, leaves));
      }
    }),
    { numRuns: 20 },
  );
});

test("[L11] the nodes to fetch are named beforehand, are all the proof reads, and are few", () => {
  fc.assert(
    fc.property(sizes(1), fc.nat(), (size, n) => {
      const { read } = storedTree(leafHashes(size));
      const asked: string[] = [];
      const recording = (level: number, index: number): Uint8Array | undefined => {
        asked.push(`${level}/${index}`);
        return read(level, index);
      };
      const named = [
        ...inclusionNodes(n % size, size),
        ...consistencyNodes(1 + (n % size), size),
        rootNodes(size),
      ];
      inclusionProof(n % size, size, recording);
      consistencyProof(1 + (n % size), size, recording);
      treeRoot(size, recording);
      expect(asked.toSorted()).toEqual(
        named
          .flat()
          .map(({ level, index }) => `${level}/${index}`)
          .toSorted(),
      );
      expect(inclusionNodes(n % size, size).flat().length).toBeLessThanOrEqual(
        2 * Math.ceil(Math.log2(size + 1)),
      );
    }),
  );
});

test("[L11] a node the store lacks, or of the wrong length, stops the proof", () => {
  expect(() => inclusionProof(0, 3, emptyStore)).toThrow(coded("log.missing-node"));
  expect(() => inclusionProof(0, 3, () => new Uint8Array(31))).toThrow(coded("log.bad-hash"));
  expect(() => frontierOf(3, emptyStore)).toThrow(coded("log.missing-node"));
});

test("[L12] a frontier goes to bytes and back, and can be rebuilt from the store; both continue alike", () => {
  fc.assert(
    fc.property(sizes(), fc.nat(40), (size, more) => {
      const leaves = leafHashes(size + more);
      const { frontier, read } = storedTree(leaves.slice(0, size));
      const decoded = decodeFrontier(encodeFrontier(frontier));
      expect(decoded).toEqual(frontier);
      expect(frontierOf(size, read)).toEqual(frontier);
      expect(frontierRoot(appendLeaves(decoded, leaves.slice(size)).frontier)).toEqual(naiveRoot(leaves));
    }),
  );
});

test("[L12] the bytes are the size in 8 bytes, big-endian, then the hashes", () => {
  const { frontier } = storedTree(leafHashes(6));
  const bytes = encodeFrontier(frontier);
  expect([...bytes.subarray(0, 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 6]);
  expect(bytes.subarray(8)).toEqual(Uint8Array.from(frontier.peaks.flatMap((peak) => [...peak])));
});

test("[L12] bytes whose length does not fit their size are refused", () => {
  const bytes = encodeFrontier(storedTree(leafHashes(6)).frontier);
  const huge = bytes.slice();
  huge.fill(0xff, 0, 8);
  const otherSize = bytes.slice();
  otherSize[7] = 7;
  const damaged = [
    bytes.slice(0, -1),
    bytes.slice(0, 40),
    bytes.slice(0, 4),
    new Uint8Array(0),
    huge,
    otherSize,
  ];
  for (const bad of [...damaged, Uint8Array.of(...bytes, 0)]) {
    expect(() => decodeFrontier(bad)).toThrow(coded("log.bad-frontier"));
  }
  expect(() => appendLeaves({ size: 1, peaks: [] }, leafHashes(1))).toThrow(coded("log.bad-frontier"));
});

test("[L13] sizes and places outside the log are refused, and sizes up to 2^53 - 1 are exact", () => {
  for (const [index, size] of [
    [0, 0],
    [1, 1],
    [-1, 1],
    [0.5, 2],
    [0, 2 ** 53],
    [Number.NaN, 2],
  ] as const) {
    expect(() => inclusionProof(index, size, emptyStore)).toThrow(coded("log.out-of-range"));
  }
  for (const [first, second] of [
    [0, 1],
    [2, 1],
    [1, 1.5],
    [1, 2 ** 53],
  ] as const) {
    expect(() => consistencyProof(first, second, emptyStore)).toThrow(coded("log.out-of-range"));
  }
  expect(rootNodes(2 ** 53 - 1).length).toBe(53);
  expect(inclusionNodes(2 ** 53 - 2, 2 ** 53 - 1).length).toBe(52);
  expect(() => appendLeaves({ size: 2 ** 53 - 1, peaks: [] }, leafHashes(1))).toThrow(
    coded("log.out-of-range"),
  );
  expect(() => appendLeaves(emptyFrontier, [new Uint8Array(31)])).toThrow(coded("log.bad-hash"));
});
