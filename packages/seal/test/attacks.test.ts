import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { concat } from "../src/der.ts";
import { validateSeal } from "../src/index.ts";
import { type Office, office, prepared, sealed } from "./office.ts";
import { tablePaper } from "./paper.ts";
import { sharedPdfs } from "./shared.ts";

const at = new Date("2026-12-01T00:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "attack-"));
afterAll(() => rmSync(folder, { recursive: true }));

const files = sharedPdfs("vectors/pdf-attacks");

function certificatesIn(der: string): Uint8Array[] {
  const file = join(folder, "cms.der");
  writeFileSync(file, Buffer.from(der, "hex"));
  const ran = spawnSync("openssl", ["pkcs7", "-inform", "DER", "-in", file, "-print_certs"], {
    encoding: "utf8",
  });
  const found = (ran.stdout ?? "").matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g);
  return [...found].map((pem) => new Uint8Array(Buffer.from(pem[1]!, "base64")));
}

/** Every certificate in anything that looks like the hexadecimal CMS of a signature. */
function certificatesOf(pdf: Uint8Array): Uint8Array[] {
  const strings = Buffer.from(pdf)
    .toString("latin1")
    .matchAll(/<(30[0-9a-fA-F\s]{400,})>/g);
  return [...strings].flatMap((found) => certificatesIn(found[1]!));
}

const page = "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n";
const table = (offset: number): string => `xref\n3 1\n${String(offset).padStart(10, "0")} 00000 n \n`;

describe.runIf(files.length > 0)("published attacks on signed PDFs, their own certificates trusted", () => {
  const trusted = files.flatMap(({ bytes }) => certificatesOf(bytes));

  const hasOpenssl = spawnSync("openssl", ["version"]).error === undefined;
  test.runIf(hasOpenssl)("their certificates were found", () => {
    expect(files).toHaveLength(26);
    expect(trusted.length).toBeGreaterThanOrEqual(19);
  });

  test.each(files)("$name does not pass", async ({ bytes }) => {
    const verdict = await validateSeal(bytes, { trusted, at: new Date("2019-01-01T00:00:00Z") });
    expect(verdict).toMatchObject({
      indication: "TOTAL-FAILED",
      sub: "FORMAT_FAILURE",
      coversEverything: false,
    });
  });
});

/**
 * The same classes of attack on a seal of our own, where nothing but the attack itself can be the reason for a refusal:
 * universal signature forgery (USF), incremental saving (ISA), signature wrapping (SWA), shadow documents.
 */
describe("the published classes of attack on our own seal", () => {
  let harbour: Office;
  let text: string;
  let range: readonly [0, number, number, number];

  beforeAll(async () => {
    harbour = await office();
    const letter = await sealed(tablePaper(), harbour);
    text = Buffer.from(letter).toString("latin1");
    range = prepared(tablePaper(), harbour).byteRange;
  });
  const judge = async (
    pdf: string | Uint8Array,
  ): Promise<{ indication: string; coversEverything: boolean }> =>
    validateSeal(typeof pdf === "string" ? Buffer.from(pdf, "latin1") : pdf, {
      trusted: [harbour.certificate],
      at,
    });
  const contents = (): string => text.slice(range[1], range[2]);
  const written = (): string => /\/ByteRange (\[[^\]]*\])/.exec(text)![1]!;

  test("the seal itself passes", async () => {
    expect((await judge(text)).indication).toBe("TOTAL-PASSED");
  });

  const forgeries: [string, () => string][] = [
    ["Contents empty", () => text.replace(contents(), "<>")],
    ["Contents 00", () => text.replace(contents(), "<00>")],
    ["Contents null", () => text.replace(contents(), "null")],
    ["Contents without a value", () => text.replace(contents(), "")],
    ["no Contents", () => text.replace(`/Contents ${contents()}`, "")],
    ["ByteRange null", () => text.replace(written(), "null".padEnd(written().length))],
    ["ByteRange empty", () => text.replace(written(), "[]".padEnd(written().length))],
    ["ByteRange of zeros", () => text.replace(written(), "[0 0 0 0]".padEnd(written().length))],
    [
      "ByteRange with a negative number",
      () => text.replace(written(), "[0 -1 -1 -1]".padEnd(written().length)),
    ],
    ["no ByteRange", () => text.replace(`/ByteRange ${written()}`, "")],
    ["ByteRange from another byte", () => text.replace("/ByteRange [0 ", "/ByteRange [1 ")],
    ["a gap wider than Contents", () => text.replace(String(range[1]), String(range[1] - 1))],
  ];
  test.each(forgeries)("USF: %s", async (_, forged) => {
    const pdf = forged();
    expect(pdf).not.toBe(text);
    expect(await judge(pdf)).toMatchObject({ indication: "TOTAL-FAILED", coversEverything: false });
  });

  test("USF: all of Contents zero", async () => {
    const zero = text.replace(contents(), `<${"0".repeat(contents().length - 2)}>`);
    expect(await judge(zero)).toMatchObject({ indication: "TOTAL-FAILED", sub: "FORMAT_FAILURE" });
  });

  const trailer = "trailer\n<< /Size 8 /Root 1 0 R >>\n";
  const end = (): string => `startxref\n${text.length + page.length}\n%%EOF\n`;
  const copied = (): string => /6 0 obj\n[\s\S]*?endobj\n/.exec(text)![0];
  const saved: [string, () => string][] = [
    ["a page replaced, in full form", () => page + table(text.length) + trailer + end()],
    ["a page replaced, without a table", () => page],
    ["a page replaced, without a trailer", () => page + table(text.length) + end()],
    ["the old end once more", () => page + text.slice(text.lastIndexOf("xref\n1 "))],
    ["the signature copied too", () => page + copied() + text.slice(text.lastIndexOf("trailer"))],
    ["white space", () => "\n"],
    ["a comment", () => "% seen\n"],
    ["the whole file again", () => text],
  ];
  test.each(saved)("ISA and shadow: appended, %s", async (_, more) => {
    expect(await judge(text + more())).toMatchObject({ indication: "TOTAL-FAILED", coversEverything: false });
  });

  test("SWA: the second signed part moved back, others put between", async () => {
    const between = ` >>\nendobj\n${page}`;
    const to = range[2] + between.length;
    const head = text
      .slice(0, range[1])
      .replace(` ${range[2]} `, ` ${to} `.slice(0, String(range[2]).length + 2));
    expect(await judge(head + contents() + between + text.slice(range[2]))).toMatchObject({
      indication: "TOTAL-FAILED",
    });
  });

  test("SWA: Contents twice in one dictionary", async () => {
    const twice = text.replace(`/Contents ${contents()}`, `/Contents <30> /Contents ${contents()}`);
    expect(await judge(twice)).toMatchObject({ indication: "TOTAL-FAILED", coversEverything: false });
  });

  test("a file put before the seal", async () => {
    const before = Buffer.from("%PDF-1.4\n1 0 obj\n<< >>\nendobj\n");
    expect((await judge(concat(before, Buffer.from(text, "latin1")))).indication).toBe("TOTAL-FAILED");
  });

  test.runIf(spawnSync("pdfsig", ["-v"]).error === undefined)(
    "pdfsig still calls an appended page valid",
    () => {
      const file = join(folder, "isa.pdf");
      writeFileSync(file, Buffer.from(text + page + table(text.length) + trailer + end(), "latin1"));
      const said = execFileSync("pdfsig", ["-nocert", file], { encoding: "utf8" });
      expect(said).not.toContain("Total document signed");
    },
  );
});
