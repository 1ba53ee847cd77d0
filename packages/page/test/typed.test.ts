import { printedCode, qrUrl, readCode, readQr } from "@chirograph/marks/code";
import { sortTyped } from "@chirograph/page";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const readers = { readCode, readQr };
const kind = (text: string) => sortTyped(text, readers).kind;
const ids = fc.stringMatching(/^[0-9a-f]{32}$/);

describe("what was typed", () => {
  test("is a code or a square code for every version", () => {
    fc.assert(
      fc.property(ids, fc.constantFrom("https://a.example", "http://localhost:7040/"), (id, address) => {
        const code = printedCode(id);
        expect(sortTyped(` ${code.toLowerCase()} `, readers)).toEqual({ kind: "code", value: code });
        expect(sortTyped(qrUrl(address, id), readers)).toEqual({ kind: "square-code", value: id });
      }),
    );
  });

  test("is a slip of a code, told before it is asked", () => {
    const code = printedCode("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    expect(kind(code.slice(0, -1) + (code.endsWith("7") ? "8" : "7"))).toBe("mistyped-code");
  });

  test.each([
    ["VSPA/PIL/2026/041", "reference"],
    ["  2026-041 ", "reference"],
    ["HO-2026-7", "reference"],
    ["كتاب/٢٠٢٦/٤١", "reference"],
    ["", "nothing"],
    [" \n", "nothing"],
    ["The harbour opens again on 4 May 2026, at the east-side quay", "words"],
    ["The harbour opens", "words"],
    ["what is this now then", "words"],
    ["From 1 June 2026\nthe boats/ships lie at Orrin Head", "words"],
  ])("%j is %s", (text, expected) => expect(kind(text)).toBe(expected));
});
