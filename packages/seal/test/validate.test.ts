import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { algorithm, oids, signedAttributes } from "../src/attributes.ts";
import { sealCms } from "../src/cms.ts";
import { concat, encode, encodeSet, tags } from "../src/der.ts";
import { hex } from "../src/hex.ts";
import { type PreparedSeal, type SealVerdict, validateSeal } from "../src/index.ts";
import { type Office, office, prepared, sealed, sealedOn, sign } from "./office.ts";
import { streamPaper, tablePaper } from "./paper.ts";

const at = new Date("2027-01-01T00:00:00Z");
const digest = async (...parts: Uint8Array[]): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
const verdictOf = (pdf: Uint8Array, by: Office, when = at): Promise<SealVerdict> =>
  validateSeal(pdf, { trusted: [by.certificate], at: when });

let harbour: Office;
let letter: Uint8Array;
let waiting: PreparedSeal;

beforeAll(async () => {
  harbour = await office();
  letter = await sealed(tablePaper(), harbour);
  waiting = prepared(tablePaper(), harbour);
});

describe("no changed byte passes", () => {
  test("every byte of the update, each with one bit flipped", async () => {
    for (let place = tablePaper().length; place < letter.length; place++) {
      const changed = letter.slice();
      changed[place]! ^= 1 << (place % 8);
      const verdict = await verdictOf(changed, harbour);
      expect(verdict.indication, `byte ${place}`).not.toBe("TOTAL-PASSED");
    }
  });

  test("any byte, any other value", async () => {
    const change = fc.record({ place: fc.nat(letter.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    const property = fc.asyncProperty(change, async ({ place, by }) => {
      const changed = letter.slice();
      changed[place]! ^= by;
      return (await verdictOf(changed, harbour)).indication !== "TOTAL-PASSED";
    });
    await fc.assert(property, { numRuns: 2000 });
  });

  test("the digits of the signature in capitals", async () => {
    const [, first, second] = waiting.byteRange;
    for (let place = first + 1; place < second - 1; place++) {
      if (letter[place]! < 97) continue;
      const changed = letter.slice();
      changed[place]! -= 32;
      expect((await verdictOf(changed, harbour)).sub).toBe("FORMAT_FAILURE");
    }
  });

  test("bytes put in or taken out anywhere", async () => {
    const change = fc.record({
      place: fc.nat(letter.length),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    });
    const property = fc.asyncProperty(change, async ({ place, bytes }) => {
      const more = concat(letter.subarray(0, place), bytes, letter.subarray(place));
      const less = concat(letter.subarray(0, place), letter.subarray(place + bytes.length));
      const verdicts = [await verdictOf(more, harbour)];
      if (less.length < letter.length) verdicts.push(await verdictOf(less, harbour));
      return verdicts.every(({ indication }) => indication !== "TOTAL-PASSED");
    });
    await fc.assert(property, { numRuns: 500 });
  });

  test("one changed word of the letter is a hash failure", async () => {
    const changed = letter.slice();
    changed[Buffer.from(letter).indexOf("winter")]! ^= 1;
    expect(await verdictOf(changed, harbour)).toMatchObject({
      indication: "TOTAL-FAILED",
      sub: "HASH_FAILURE",
    });
  });
});

describe("whose seal and when", () => {
  test("a certificate that is not trusted leaves it open", async () => {
    const verdict = await verdictOf(letter, await office("Another office"));
    expect(verdict).toMatchObject({ indication: "INDETERMINATE", sub: "NO_CERTIFICATE_CHAIN_FOUND" });
    expect(verdict.certificateSha256).toBe(hex(await digest(harbour.certificate)));
  });

  test.each([
    ["2026-11-22T10:41:06Z", "OUT_OF_BOUNDS_NO_POE"],
    ["2026-11-22T10:41:07Z", undefined],
    ["2036-11-22T10:41:07Z", undefined],
    ["2036-11-22T10:41:08Z", "OUT_OF_BOUNDS_NO_POE"],
  ])("known to exist at %s: %s", async (when, sub) => {
    expect((await verdictOf(letter, harbour, new Date(when))).sub).toBe(sub);
  });

  test("a seal that claims a time before its certificate leaves it open", async () => {
    const later = await office("Hafenamt", new Date(sealedOn.getTime() + 60_000));
    expect((await verdictOf(await sealed(tablePaper(), later), later)).sub).toBe("OUT_OF_BOUNDS_NO_POE");
  });

  test.each([tablePaper(), streamPaper(), new Uint8Array(0), Buffer.from("a note")])(
    "no signature is no failure",
    async (pdf) => {
      expect(await verdictOf(pdf, harbour)).toMatchObject({
        indication: "INDETERMINATE",
        sub: "NO_SIGNATURE_FOUND",
      });
    },
  );
});

/** Puts any CMS, of any length, into a prepared file and sets the ByteRange accordingly. */
async function withCms(
  cmsOf: (digest: Uint8Array, certificateDigest: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const certificateDigest = await digest(harbour.certificate);
  const length = (await cmsOf(new Uint8Array(32), certificateDigest)).length;
  const [, first, second, rest] = waiting.byteRange;
  const end = first + length * 2 + 2;
  const range = `[0 ${[first, end, rest].map((n) => String(n).padEnd(10)).join("")}`.padEnd(34);
  const head = Buffer.from(waiting.pdf.subarray(0, first))
    .toString("latin1")
    .replace(/\[0 \d+ +\d+ +\d+ +/, range);
  const parts = [Buffer.from(head, "latin1"), waiting.pdf.slice(second)] as const;
  // The update is longer now, so its cross-reference section stands elsewhere.
  const tail = Buffer.from(parts[1]).toString("latin1");
  const moved = tail.replace(/^(\d{10}) 00000 n /gm, (line, offset: string) =>
    shifted(line, Number(offset), second, end),
  );
  const last = moved.replace(
    /startxref\n(\d+)/,
    (_, offset: string) => `startxref\n${Number(offset) + end - second}`,
  );
  const covered = [parts[0], Buffer.from(last, "latin1")] as const;
  const cms = await cmsOf(await digest(...covered), certificateDigest);
  return concat(covered[0], Buffer.from(`<${hex(cms)}>`), covered[1]);
}

function shifted(line: string, offset: number, second: number, end: number): string {
  return offset < second ? line : `${String(offset + end - second).padStart(10, "0")} 00000 n `;
}

async function usual(attributes: Uint8Array): Promise<Uint8Array> {
  return sealCms({
    certificate: harbour.certificate,
    attributes,
    signature: await sign(harbour, attributes),
  });
}

const attribute = (type: Uint8Array, value: Uint8Array): Uint8Array =>
  encode(tags.sequence, type, encode(tags.set, value));

describe("a signature by the trusted key itself passes only in the one shape of a seal", () => {
  test("the shape itself passes", async () => {
    const pdf = await withCms((value, certificate) => usual(signedAttributes(value, certificate)));
    expect((await verdictOf(pdf, harbour)).indication).toBe("TOTAL-PASSED");
  });

  test("signing-certificate-v2 that names another certificate", async () => {
    const pdf = await withCms((value) => usual(signedAttributes(value, new Uint8Array(32))));
    expect((await verdictOf(pdf, harbour)).sub).toBe("SIG_CONSTRAINTS_FAILURE");
  });

  test("no signing-certificate-v2", async () => {
    const pdf = await withCms((value) =>
      usual(
        encodeSet([
          attribute(oids.contentType, oids.data),
          attribute(oids.messageDigest, encode(tags.octets, value)),
        ]),
      ),
    );
    expect((await verdictOf(pdf, harbour)).sub).toBe("SIG_CONSTRAINTS_FAILURE");
  });

  test("another digest in the attributes", async () => {
    const pdf = await withCms((_, certificate) => usual(signedAttributes(new Uint8Array(32), certificate)));
    expect((await verdictOf(pdf, harbour)).sub).toBe("HASH_FAILURE");
  });

  test("attributes signed by another key under the trusted certificate", async () => {
    const thief = await office("A thief");
    const pdf = await withCms(async (value, certificate) => {
      const attributes = signedAttributes(value, certificate);
      return sealCms({
        certificate: harbour.certificate,
        attributes,
        signature: await sign(thief, attributes),
      });
    });
    expect((await verdictOf(pdf, harbour)).sub).toBe("SIG_CRYPTO_FAILURE");
  });

  test("another key's certificate beside the trusted key's name", async () => {
    const thief = await office();
    const pdf = await sealed(tablePaper(), thief);
    expect((await verdictOf(pdf, harbour)).sub).toBe("NO_CERTIFICATE_CHAIN_FOUND");
  });

  test.each(["0000", "30"])("digits after the CMS: %s", async (more) => {
    const pdf = await withCms(async (value, certificate) => {
      const cms = await usual(signedAttributes(value, certificate));
      return concat(cms, Buffer.from(more, "hex"));
    });
    expect((await verdictOf(pdf, harbour)).sub).toBe("FORMAT_FAILURE");
  });

  test("another digest algorithm named outside the signed attributes", async () => {
    const pdf = await withCms(async (value, certificate) => {
      const cms = Buffer.from(await usual(signedAttributes(value, certificate)));
      const named = Buffer.from(algorithm(oids.sha256));
      cms[cms.indexOf(named) + named.length - 3]! ^= 2;
      return cms;
    });
    expect((await verdictOf(pdf, harbour)).sub).toBe("SIG_CONSTRAINTS_FAILURE");
  });
});

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/from "([^"]+)"/g)].map((found) => found[1]!);

describe("the validator runs in a browser", () => {
  test("neither it nor what it imports reaches for Node or a package", () => {
    const seen = new Set<string>();
    for (const next = ["../src/validate.ts"]; next.length > 0;) {
      const file = next.pop()!;
      if (seen.has(file)) continue;
      seen.add(file);
      const imports = importsOf(file);
      expect(imports.filter((name) => !name.startsWith("."))).toEqual([]);
      next.push(
        ...imports.map((name) =>
          new URL(name, `file:///${file.replace("../", "")}`).pathname.replace("/", "../"),
        ),
      );
    }
    expect(seen.size).toBeGreaterThan(6);
  });
});
