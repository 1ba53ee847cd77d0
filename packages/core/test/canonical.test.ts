import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CanonicalError, type Json, canonical, canonicalText } from "../src/index.ts";

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));

/** RFC 8785, 3.2.2 to 3.2.4: the sample and its bytes. */
const sample = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
  "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
const sampleBytes = bytesOf(`
  7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72
  73 22 3a 5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32
  2c 31 65 2d 32 37 5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c
  5c 5c 5c 22 2f 22 7d`);

/** RFC 8785, appendix B: IEEE 754 bits and their JSON form. */
const numbers: readonly (readonly [string, string])[] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

const wellFormed = fc.string({ unit: "binary" }).filter((text) => text.isWellFormed());
const json = fc.jsonValue({ stringUnit: "binary" }) as fc.Arbitrary<Json>;

describe("canonical JSON", () => {
  it("[R2] writes the sample of RFC 8785 byte for byte", () => {
    expect(canonical(JSON.parse(sample) as Json)).toEqual(sampleBytes);
  });

  it("[R2] sorts keys by UTF-16 code units, as in RFC 8785, 3.2.3", () => {
    const keys = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const sorted = [...canonicalText(keys).matchAll(/:"([^"]+)"/g)].map(([, value]) => value);
    expect(sorted).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it("[R2] ignores how French sorts", () => {
    const french = { pêche: 3, péché: 2, sin: 4, peach: 1 };
    expect(canonicalText(french)).toBe('{"peach":1,"péché":2,"pêche":3,"sin":4}');
  });

  it.each(numbers)("[R2] writes the number with the bits %s as %s", (bits, text) => {
    const value = new DataView(bytesOf(bits).buffer).getFloat64(0);
    expect(canonicalText(value)).toBe(text);
  });

  it.each([
    ["undefined", { a: undefined }],
    ["a hole in an array", [1, , 3]], // oxlint-disable-line no-sparse-arrays
    ["NaN", Number.NaN],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["a lone high surrogate", "a\ud83d"],
    ["a lone low surrogate as a key", { "\ude00": 1 }],
    ["a function", { a: () => 1 }],
    ["a bigint", 1n],
    ["a Map", { a: new Map([["b", 1]]) }],
    ["a date", new Date(0)],
  ])("[R2] refuses %s", (_, value) => {
    expect(() => canonicalText(value as Json)).toThrow(CanonicalError);
    expect(() => canonicalText(value as Json)).toThrow(expect.objectContaining({ code: "not-canonical" }));
  });

  it("[R2] is the same again after parsing what it wrote, whatever order the keys came in", () => {
    const shuffled = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, shuffled(one)]),
      );
    };
    fc.assert(
      fc.property(fc.oneof(json, fc.dictionary(wellFormed, json)), (value) => {
        if (!JSON.stringify(value).isWellFormed() || /\\ud[89a-f]/.test(JSON.stringify(value))) return;
        const text = canonicalText(value);
        expect(canonicalText(JSON.parse(text) as Json)).toBe(text);
        expect(canonicalText(shuffled(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 500 },
    );
  });
});
