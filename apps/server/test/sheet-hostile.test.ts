import { strToU8, zipSync } from "fflate";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { linesOf, pagesPdf } from "../../../packages/read/test/made-pdf.ts";
import { createParser } from "../src/parse/parser.ts";
import { readMatrix } from "../src/sheet/read-matrix.ts";
import { writeMatrix } from "../src/sheet/write-matrix.ts";
import { ABOUT, HEADINGS, idOf, madeRow, madeXlsx, sheetRow } from "./sheet-made.ts";

const good = await writeMatrix(ABOUT, [sheetRow(1, { disposition: "accept", response: "Agreed." })]);
const letter = pagesPdf([{ content: linesOf(["The ferry runs daily."]) }]);
const parser = createParser({ children: 1 });
afterAll(parser.close);

/** After whatever was tried, the next file is read. */
async function expectStillReading(): Promise<void> {
  expect(await parser.matrix(good)).toEqual({
    ok: true,
    rows: [{ row: 2, id: idOf(1), disposition: "accept", response: "Agreed." }],
    problems: [],
  });
}

function zip(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function oldOffice(text: string): Uint8Array {
  return Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(text, "utf16le"),
  ]);
}

/** A sheet of the headings and so many characters of nothing. */
function padded(length: number): Uint8Array {
  return madeXlsx([`<sheetData>${HEADINGS}</sheetData>${" ".repeat(length)}`]);
}

/** The archive's directory says of every part that it is so long. */
function saying(length: number, file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file);
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
    bytes.writeUInt32LE(length, at + 24); // uncompressed size (APPNOTE 4.3.12)
  }
  return bytes;
}

const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">${[..."bcdefghij"]
  .map((name, i) => `<!ENTITY ${name} "${`&${"abcdefghij"[i]};`.repeat(10)}">`)
  .join(
    "",
  )}]><worksheet><sheetData>${HEADINGS}${madeRow([idOf(1), "Accept", "&j;"])}</sheetData></worksheet>`;

const sharedByAll = `<sst><si><t>${"x".repeat(9_000)}</t></si></sst>`;
const oneForAll = Array.from({ length: 4_000 }, (_, i) =>
  madeRow([idOf(i), "Accept", "<c t='s'><v>0</v></c>"]),
);
const tooMany = Array.from({ length: 5_200 }, (_, i) => madeRow([idOf(i)]));
const cells = madeRow(Array.from({ length: 510_000 }, () => "<c><v>1</v></c>"));

describe("a spreadsheet that is none, or none of ours, is refused with a sentence", () => {
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["zero bytes", () => new Uint8Array(0), "empty"],
    ["11 MB", () => new Uint8Array(11_000_000), "too-big"],
    ["a PDF named .xlsx", () => letter, "not-a-spreadsheet"],
    ["words", () => strToU8("Row id,Disposition,Response"), "not-a-spreadsheet"],
    ["an older workbook", () => oldOffice("Workbook"), "not-a-spreadsheet"],
    ["a locked workbook", () => oldOffice("EncryptedPackage"), "encrypted"],
    ["a zip archive", () => zip({ "a.txt": "a" }), "not-a-spreadsheet"],
    [
      "a Word document",
      () => zip({ "[Content_Types].xml": "", "word/document.xml": "" }),
      "not-a-spreadsheet",
    ],
    ["an OpenDocument file", () => zip({ mimetype: "", "content.xml": "<a/>" }), "not-a-spreadsheet"],
    [
      "a binary workbook",
      () => zip({ "[Content_Types].xml": "", "xl/workbook.bin": "" }),
      "not-a-spreadsheet",
    ],
    ["no workbook inside", () => zip({ "[Content_Types].xml": "" }), "damaged"],
    ["a file cut short", () => good.slice(0, good.length - 300), "damaged"],
    ["a sheet that ends too early", () => madeXlsx(["<sheetData><row>"]), "damaged"],
    [
      "a text that is not there",
      () => madeXlsx([`<sheetData>${madeRow(["<c t='s'><v>9</v></c>"])}</sheetData>`]),
      "damaged",
    ],
    ["a row beyond all rows", () => madeXlsx(["<sheetData><row r='9999999999'/></sheetData>"]), "damaged"],
    ["entities of entities", () => madeXlsx([laughs]), "damaged"],
    ["a sheet of 120 MB in a small file", () => padded(120_000_000), "too-large-inside"],
    ["one of 90 MB that says it is small", () => saying(100, padded(90_000_000)), "damaged"],
    [
      "a million merged cells",
      () => madeXlsx([`<sheetData>${HEADINGS}</sheetData>${"<mergeCell ref='A9:B9'/>".repeat(1_000_000)}`]),
      "too-large-inside",
    ],
    ["half a million cells", () => madeXlsx([`<sheetData>${cells}</sheetData>`]), "too-large-inside"],
    [
      "one long text in four thousand rows",
      () =>
        madeXlsx([`<sheetData>${HEADINGS}${oneForAll.join("")}</sheetData>`], {
          "xl/sharedStrings.xml": sharedByAll,
        }),
      "too-large-inside",
    ],
    [
      "5,200 rows",
      () => madeXlsx([`<sheetData>${HEADINGS}${tooMany.join("")}</sheetData>`]),
      "too-many-rows",
    ],
    ["no sheet", () => madeXlsx([]), "no-columns"],
    [
      "no sheet of ours",
      () => madeXlsx([`<sheetData>${madeRow(["Row id", "Response"])}</sheetData>`]),
      "no-columns",
    ],
  ];

  it.each(cases)("%s", async (_, make, code) => {
    expect(await parser.matrix(make())).toMatchObject({
      ok: false,
      code,
      message: expect.stringMatching(/^(This|No sheet of this) (?!PDF).+\.$/s),
    });
    await expectStillReading();
  });

  it("what an archive says of its size is believed before anything is unpacked", () => {
    expect(readMatrix(saying(4_000_000_000, good))).toMatchObject({ ok: false, code: "too-large-inside" });
    expect(readMatrix(padded(101_000_000))).toMatchObject({ ok: false, code: "too-large-inside" });
  });

  it("5,000 rows are read, and so is a sheet whose elements stand ten thousand deep", async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => madeRow([idOf(i), "Accept", "Agreed."]));
    const deep = `${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}`;
    const read = await parser.matrix(madeXlsx([`${deep}<sheetData>${HEADINGS}${rows.join("")}</sheetData>`]));
    expect(read.ok && read.rows.length).toBe(5_000);
  });

  it("one that takes too long, in the words for spreadsheets", async () => {
    const hurried = createParser({ children: 1, timeMs: 1 });
    expect(await hurried.matrix(good)).toMatchObject({
      code: "too-slow",
      message: expect.stringMatching(/^Reading this workbook took longer/),
    });
    hurried.close();
  });

  it("whatever bytes", async () => {
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, fc.uint8Array({ maxLength: 200 }), async (spoiled, tail) => {
        const bytes = new Uint8Array([...good, ...tail]);
        for (const [at, byte] of spoiled) bytes[at] = byte;
        const read = await parser.matrix(bytes);
        expect(read.ok || read.message.endsWith(".")).toBe(true);
      }),
      { numRuns: 200 },
    );
    await expectStillReading();
  });

  it("whatever markup in a sheet", async () => {
    const cells = [
      "<c t='s'>",
      "<c t='inlineStr'>",
      "</c>",
      "<v>",
      "</v>",
      "9",
      "<f/>",
      "<f>1</f>",
      "<is><t>x",
      "</t></is>",
    ];
    const others = [
      "<row>",
      "</row>",
      HEADINGS,
      "<rPh>",
      "</rPh>",
      "<mergeCell ref='A1:ZZ9'/>",
      "<mergeCell/>",
    ];
    const broken = ["<!--", "-->", "<![CDATA[", "]]>", "&#0;", "<"];
    const pieces = fc.constantFrom(...cells, ...others, ...broken);
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), async (markup) => {
        const read = await parser.matrix(madeXlsx([`<sheetData>${HEADINGS}${markup.join("")}</sheetData>`]));
        expect(read.ok || ["damaged", "no-columns"].includes(read.code)).toBe(true);
      }),
      { numRuns: 200 },
    );
    await expectStillReading();
  });
});
