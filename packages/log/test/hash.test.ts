import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { emptyRoot, leafHash, nodeHash } from "../src/index.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const sha256 = (...parts: Uint8Array[]): string =>
  createHash("sha256").update(Buffer.concat(parts)).digest("hex");
const hash = (): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: 32, maxLength: 32 });

test("[L1] the empty root and the hash of the empty leaf are the published ones", () => {
  expect(hex(emptyRoot())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(hex(leafHash(new Uint8Array(0)))).toBe(
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  );
});

test("[L1] leaves are hashed behind 0x00 and nodes behind 0x01, as another SHA-256 computes them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), hash(), hash(), (data, left, right) => {
      expect(hex(leafHash(data))).toBe(sha256(Uint8Array.of(0), data));
      expect(hex(nodeHash(left, right))).toBe(sha256(Uint8Array.of(1), left, right));
    }),
  );
});

test("[L1] a node of anything but two 32-byte hashes is not computed", () => {
  const good = new Uint8Array(32);
  for (const length of [0, 31, 33, 64]) {
    const bad = new Uint8Array(length);
    expect(() => nodeHash(bad, good)).toThrow(expect.objectContaining({ code: "log.bad-hash" }));
    expect(() => nodeHash(good, bad)).toThrow(expect.objectContaining({ code: "log.bad-hash" }));
  }
});
