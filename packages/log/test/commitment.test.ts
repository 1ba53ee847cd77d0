import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commitment, SALT_BYTES } from "../src/index.ts";
import { flip } from "./flip.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const salts = (): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: SALT_BYTES, maxLength: SALT_BYTES });

test("[L2] a fixed event has a fixed commitment, for ever", () => {
  const salt = Uint8Array.from({ length: 16 }, (_, i) => i);
  const bytes = new TextEncoder().encode('{"type":"letter-drafted"}');
  // printf 'chirograph/event/v1\n\0\1\2...\17{"type":"letter-drafted"}' | sha256sum
  expect(hex(commitment(salt, bytes))).toBe(
    "4f8e680f436e0a046e5b1b8ea3082eb829d1d0639e7206da2838c6dee045c588",
  );
});

test("[L2] it is SHA-256 over the domain line, the salt and the bytes, as another SHA-256 computes it", () => {
  fc.assert(
    fc.property(salts(), fc.uint8Array({ maxLength: 300 }), (salt, bytes) => {
      const expected = createHash("sha256")
        .update("chirograph/event/v1\n")
        .update(salt)
        .update(bytes)
        .digest("hex");
      expect(hex(commitment(salt, bytes))).toBe(expected);
    }),
  );
});

test("[L2] another salt or other bytes give another commitment", () => {
  fc.assert(
    fc.property(salts(), fc.uint8Array({ minLength: 1, maxLength: 50 }), fc.nat(), (salt, bytes, bit) => {
      const original = hex(commitment(salt, bytes));
      expect(hex(commitment(flip(salt, bit), bytes))).not.toBe(original);
      expect(hex(commitment(salt, flip(bytes, bit)))).not.toBe(original);
    }),
  );
});

test("[L3] a salt of any other length than 16 bytes is refused", () => {
  for (const length of [0, 15, 17, 32]) {
    const salted = (): Uint8Array => commitment(new Uint8Array(length), new Uint8Array(1));
    expect(salted).toThrow(expect.objectContaining({ code: "log.bad-salt" }));
  }
});
