import { randomBytes as cryptoBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareBytes } from "../src/byte-order.ts";
import { BATCH_MULTIPLE, isBatch, orderBatch } from "../src/index.ts";
import { naiveLeaf } from "./naive-tree.ts";

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("hex");
const randomBytes = (length: number): Uint8Array => new Uint8Array(cryptoBytes(length));

const near = (): fc.Arbitrary<Uint8Array> => fc.uint8Array({ max: 2, maxLength: 4 });
const noPadding = (): Uint8Array => expect.fail("padding was asked for");
const refused = (code: string): unknown => expect.objectContaining({ code });

/** A source of padding that gives the same bytes each time it is started anew. */
function paddingFrom(seed: string): (length: number) => Uint8Array {
  let n = 0;
  return () => naiveLeaf(new TextEncoder().encode(`${seed}/${n++}`));
}

/** Few distinct first bytes, so that the order is decided deep inside the commitments too. */
const commitments = (): fc.Arbitrary<Uint8Array[]> =>
  fc.uniqueArray(
    fc
      .tuple(fc.uint8Array({ minLength: 31, maxLength: 31 }), fc.nat(2), fc.nat(30))
      .map(([tail, head, zeros]) => Uint8Array.of(head, ...tail.fill(0, 0, zeros))),
    { maxLength: 40, selector: hex },
  );

test("[L4] a batch is filled to the next multiple of 8 with padding asked for 32 bytes at a time, and no further", () => {
  fc.assert(
    fc.property(commitments(), (input) => {
      const asked: number[] = [];
      const batch = orderBatch(input, (length) => {
        asked.push(length);
        return randomBytes(length);
      });
      expect(batch.leaves.length % BATCH_MULTIPLE).toBe(0);
      expect(batch.leaves.length).toBe(input.length + asked.length);
      expect(asked.length).toBeLessThan(BATCH_MULTIPLE);
      expect(asked.every((length) => length === 32)).toBe(true);
    }),
  );
});

test("[L4] an empty batch stays empty and asks for no padding", () => {
  expect(orderBatch([], noPadding)).toEqual({ leaves: [], places: [] });
});

test("[L5] the leaves are strictly ascending, by an independent comparison, and each input is found at its place", () => {
  fc.assert(
    fc.property(commitments(), (input) => {
      const { leaves, places } = orderBatch(input, randomBytes);
      const spelled = leaves.map(hex);
      expect(spelled).toEqual([...new Set(spelled)].sort());
      expect(places.map((place) => hex(leaves[place]))).toEqual(input.map(hex));
    }),
  );
});

test("[L5] the order does not depend on the order the events came in", () => {
  const shuffled = commitments().chain((input) =>
    fc.tuple(fc.constant(input), fc.shuffledSubarray(input, { minLength: input.length })),
  );
  fc.assert(
    fc.property(shuffled, ([input, other]) => {
      const [a, b] = [orderBatch(input, paddingFrom("p")), orderBatch(other, paddingFrom("p"))];
      expect(a.leaves.map(hex)).toEqual(b.leaves.map(hex));
    }),
  );
});

test("[L5] anyone can check a batch: swapped, missing, doubled and short leaves are seen", () => {
  const input = Array.from({ length: 13 }, (_, i) => naiveLeaf(Uint8Array.of(i)));
  const { leaves } = orderBatch(input, randomBytes);
  const [first, second, ...rest] = leaves;
  if (first === undefined || second === undefined) throw new Error("a batch of 13 has 16 leaves");
  expect(isBatch(leaves)).toBe(true);
  expect(isBatch([])).toBe(true);
  expect(isBatch([second, first, ...rest])).toBe(false);
  expect(isBatch([first, first, ...rest])).toBe(false);
  expect(isBatch(leaves.slice(1))).toBe(false);
  expect(isBatch([first.slice(1), second, ...rest])).toBe(false);
});

test("[L5] byte order is that of another comparison, for values of any length", () => {
  fc.assert(
    fc.property(near(), near(), (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
    }),
  );
});

test("[L6] equal leaves and leaves of another length are refused, in the events and in the padding", () => {
  const leaf = naiveLeaf(Uint8Array.of(1));
  expect(() => orderBatch([leaf, leaf.slice()], randomBytes)).toThrow(refused("log.duplicate-leaf"));
  expect(() => orderBatch([leaf], () => leaf.slice())).toThrow(refused("log.duplicate-leaf"));
  expect(() => orderBatch([leaf], () => new Uint8Array(32))).toThrow(refused("log.duplicate-leaf"));
  expect(() => orderBatch([leaf.slice(1)], randomBytes)).toThrow(refused("log.bad-hash"));
  expect(() => orderBatch([leaf], () => new Uint8Array(31))).toThrow(refused("log.bad-hash"));
});
