import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printedCode, qrUrl, readCode, readQr } from "@chirograph/marks";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const id = fc.stringMatching(/^[0-9a-f]{32}$/);
const place = fc.nat(15);
const other = fc.integer({ min: 1, max: 31 });

/** The code with the symbol at a place moved on in the alphabet. */
function changed(symbols: string, at: number, by: number): string {
  const symbol = SYMBOLS[(SYMBOLS.indexOf(symbols.charAt(at)) + by) % 32]!;
  return symbols.slice(0, at) + symbol + symbols.slice(at + 1);
}

const bare = (versionId: string) => printedCode(versionId).replaceAll("-", "");

describe("the printed code", () => {
  it("stands for the first 60 bits of the version's id", () => {
    fc.assert(
      fc.property(id, (versionId) => {
        const printed = printedCode(versionId);
        expect(printed).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
        expect(readCode(printed)).toEqual({ ok: true, printed, idPrefix: versionId.slice(0, 15) });
      }),
    );
  });

  it("is read in any case, with spaces and dashes anywhere, and with the letters people mistake", () => {
    const printed = printedCode("00112233445566778899aabbccddeeff");
    const typed = ` code ${printed.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
    expect(readCode(typed)).toMatchObject({ ok: true, printed });
    expect(readCode(printed.replaceAll("-", "\u2013").replaceAll("V", "u"))).toMatchObject({ printed });
  });

  it("notices every one, two, three or four wrong symbols", () => {
    fc.assert(
      fc.property(
        id,
        fc.uniqueArray(place, { minLength: 1, maxLength: 4 }),
        other,
        (versionId, places, by) => {
          const wrong = places.reduce((code, at) => changed(code, at, by), bare(versionId));
          expect(readCode(wrong)).toMatchObject({ ok: false, code: "mistyped-code" });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("notices every exchange of two symbols", () => {
    fc.assert(
      fc.property(id, place, place, (versionId, a, b) => {
        const code = bare(versionId);
        const swapped = [...code];
        [swapped[a], swapped[b]] = [swapped[b]!, swapped[a]!];
        fc.pre(swapped.join("") !== code);
        expect(readCode(swapped.join(""))).toMatchObject({ ok: false, code: "mistyped-code" });
      }),
      { numRuns: 2000 },
    );
  });

  it("never throws, and seldom takes a stranger's text for a code", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCode(text).ok).toBe(false);
      }),
    );
    expect(readCode("")).toMatchObject({ code: "not-a-code" });
  });

  it("is made of ids only", () => {
    expect(() => printedCode("xyz")).toThrow(expect.objectContaining({ code: "bad-version-id" }));
  });
});

describe("the QR's address", () => {
  it("names the version, and is read back", () => {
    fc.assert(
      fc.property(id, (versionId) => {
        const url = qrUrl("https://letters.port.example/", versionId);
        expect(url).toMatch(/^https:\/\/letters\.port\.example\/q\/[0-9A-Z]{26}$/);
        expect(readQr(url)).toBe(versionId);
        expect(readQr(`${url.toUpperCase()}?from=camera`)).toBe(versionId);
        expect(readQr(url.slice(-26))).toBe(versionId);
      }),
    );
  });

  it.each(["", "https://letters.port.example/", "https://letters.port.example/q/123", "WIFI:S:x;;"])(
    "is not read from %j",
    (text) => expect(readQr(text)).toBeNull(),
  );
});
