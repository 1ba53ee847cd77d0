import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDF } from "@libpdf/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareSeal, validateSeal } from "../src/index.ts";
import { type Office, office, prepared, sealed, sealedOn } from "./office.ts";
import { streamPaper, tablePaper } from "./paper.ts";
import { sharedPdfs } from "./shared.ts";

const installed = (program: string, flag: string): boolean => {
  const there = spawnSync(program, [flag]).error === undefined;
  if (!there) console.warn(`Skipped: ${program} is not installed.`);
  return there;
};
const hash = (part: Uint8Array): string => createHash("sha256").update(part).digest("hex");
const folder = mkdtempSync(join(tmpdir(), "seal-"));
const file = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const papers = [
  { name: "table.pdf", bytes: tablePaper() },
  { name: "stream.pdf", bytes: streamPaper() },
  ...sharedPdfs("pdfs"),
];
let harbour: Office;
let certificatePem: string;

beforeAll(async () => {
  harbour = await office();
  const base64 = Buffer.from(harbour.certificate).toString("base64").replace(/.{64}/g, "$&\n");
  const pem = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
  certificatePem = file("certificate.pem", new TextEncoder().encode(pem));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(papers)("a sealed $name", ({ name, bytes }) => {
  test("begins with exactly the approved bytes", async () => {
    const result = await sealed(bytes, harbour);
    expect(hash(result.subarray(0, bytes.length))).toBe(hash(bytes));
    expect(result.length).toBeGreaterThan(bytes.length);
  });

  test("passes our validator", async () => {
    const verdict = await validateSeal(await sealed(bytes, harbour), {
      trusted: [harbour.certificate],
      at: new Date("2027-01-01T00:00:00Z"),
    });
    expect(verdict).toMatchObject({ indication: "TOTAL-PASSED", coversEverything: true, signedAt: sealedOn });
  });

  test("comes out the same to the byte when it is made again", async () => {
    expect(await sealed(bytes, harbour)).toEqual(await sealed(bytes, harbour));
  });

  test.runIf(installed("pdfsig", "-v"))("is valid and wholly signed to pdfsig", async () => {
    const said = execFileSync("pdfsig", ["-nocert", file(name, await sealed(bytes, harbour))], {
      encoding: "utf8",
    });
    expect(said).toContain("Signature is Valid.");
    expect(said).toContain("Total document signed");
    expect(said).toContain("ETSI.CAdES.detached");
    expect(said.match(/Signature #/g)).toHaveLength(1);
  });

  test.runIf(installed("qpdf", "--version"))("has nothing for qpdf to complain of", async () => {
    const ran = spawnSync("qpdf", ["--check", file(name, await sealed(bytes, harbour))], {
      encoding: "utf8",
    });
    expect(`${ran.status} ${ran.stderr}`).toBe("0 ");
  });

  test.runIf(installed("openssl", "version"))("verifies with openssl cms", async () => {
    const waiting = prepared(bytes, harbour);
    const result = await sealed(bytes, harbour);
    const [, first, second] = waiting.byteRange;
    const digits = Buffer.from(result.subarray(first + 1, second - 1)).toString("latin1");
    const cms = file("cms.der", Buffer.from(digits, "hex"));
    const content = file("content", Buffer.concat([result.subarray(0, first), result.subarray(second)]));
    const options = ["-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any", "-no_check_time"];
    const args = ["cms", ...options, "-in", cms, "-content", content, "-CAfile", certificatePem];
    const ran = spawnSync("openssl", [...args, "-out", join(folder, "out")], { encoding: "utf8" });
    expect(ran.stderr).toBe("CAdES Verification successful\n");
    expect(readFileSync(join(folder, "out")).length).toBe(result.length - (second - first));
  });

  test("is one signed field to another library", async () => {
    const pdf = await PDF.load(await sealed(bytes, harbour));
    const fields = pdf.getForm()?.getSignatureFields() ?? [];
    expect(fields.map((field) => `${field.name} ${field.isSigned()}`)).toEqual(["Seal true"]);
    const before = await PDF.load(bytes);
    expect(pdf.getPageCount()).toBe(before.getPageCount());
  });
});

const page = (more: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> ${more} >>`;
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("what the update keeps", () => {
  test("every byte of the catalog's and page's other entries, high ones too", () => {
    const odd = "(\x80\x93\xff\\)\\051)";
    const approved = tablePaper({
      1: `<< /Type /Catalog /Pages 2 0 R /Odd ${odd} >>`,
      3: page(`/Odd ${odd}`),
    });
    const update = asText(prepared(approved, harbour).pdf.subarray(approved.length));
    expect(update.split(odd)).toHaveLength(3);
  });

  test.each(["[7 0 R]", "6 0 R"])("annotations given as %s", (annotations) => {
    const approved = tablePaper({
      3: page(`/Annots ${annotations}`),
      6: "[7 0 R]",
      7: "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>",
    });
    expect(asText(prepared(approved, harbour).pdf)).toMatch(/\/Annots \[7 0 R 9 0 R\]/);
  });

  test("the permanent half of the file's ID", () => {
    const approved = tablePaper({}, "/ID [<00112233> <44556677>]");
    expect(asText(prepared(approved, harbour).pdf)).toMatch(/\/ID \[<00112233> <[0-9a-f]{32}>\]/);
  });
});

const statement = (): Parameters<typeof prepareSeal>[1] => ({
  name: "Hafenamt",
  reason: "As approved",
  signedAt: sealedOn,
  certificate: harbour.certificate,
});
const form = (fields: string): string =>
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields ${fields} >> >>`;

describe("what cannot be sealed says why", () => {
  const cases: [string, () => Uint8Array, string, RegExp][] = [
    ["an encrypted file", () => tablePaper({}, "/Encrypt 5 0 R"), "not-sealable", /encrypted/],
    [
      "form fields",
      () => tablePaper({ 1: form("[6 0 R]"), 6: "<< /FT /Tx >>" }),
      "not-sealable",
      /form fields/,
    ],
    ["usage rights", () => tablePaper({ 1: "<< /Pages 2 0 R /Perms << >> >>" }), "not-sealable", /already/],
    ["a seal", () => prepared(tablePaper(), harbour).pdf, "not-sealable", /already/],
    [
      "two catalog entries of one name",
      () => tablePaper({ 1: "<< /Pages 2 0 R /Pages 2 0 R >>" }),
      "not-pdf",
      /twice/,
    ],
    [
      "no first page",
      () => tablePaper({ 2: "<< /Type /Pages /Kids [] /Count 0 >>" }),
      "not-pdf",
      /first page/,
    ],
    ["pages that loop", () => tablePaper({ 2: "<< /Type /Pages /Kids [2 0 R] >>" }), "not-pdf", /first page/],
    [
      "sections that loop",
      () => tablePaper({}, `/Prev ${asText(tablePaper()).indexOf("xref")}`),
      "not-pdf",
      /./,
    ],
    ["nothing", () => new Uint8Array(0), "not-pdf", /%PDF-/],
    ["bytes after the end", () => Buffer.concat([tablePaper(), Buffer.from("junk")]), "not-pdf", /%%EOF/],
    ["nesting without end", () => tablePaper({ 1: "[".repeat(5000) }), "not-pdf", /nest/],
  ];
  test.each(cases)("%s", (_, approved, code, message) => {
    const bytes = approved();
    expect(() => prepareSeal(bytes, statement())).toThrow(expect.objectContaining({ code }));
    expect(() => prepareSeal(bytes, statement())).toThrow(message);
  });

  test("an empty form is no obstacle", () => {
    expect(() => prepareSeal(tablePaper({ 1: form("[]") }), statement())).not.toThrow();
  });
});
