import readExcelFile from "read-excel-file/node";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dispositions } from "@chirograph/core";
import { CELL_LIMIT, shownText } from "../src/sheet/cell-text.ts";
import { dispositionWord, offeredWords, parseDisposition } from "../src/sheet/disposition-word.ts";
import { importReport } from "../src/sheet/import-report.ts";
import { COLUMNS, type SheetRow } from "../src/sheet/matrix-columns.ts";
import { readMatrix, type ReadMatrix } from "../src/sheet/read-matrix.ts";
import { readWorkbook } from "../src/sheet/workbook.ts";
import { writeMatrix } from "../src/sheet/write-matrix.ts";
import { ABOUT, HEADINGS, idOf, madeRow, madeXlsx, sheetRow } from "./sheet-made.ts";

const HOSTILE = [
  '=HYPERLINK("https://evil.example","look")',
  "+1+1",
  "-2+3",
  "@SUM(A1:A9)",
  "\t=1",
  "\r=1",
  " leading and trailing ",
  "line\nline\r\nline",
  "_x000D_ and _x005F_x0041_",
  "constructor",
  "__proto__",
  "toString",
  "t0",
  "<t>&amp;]]>",
  "\u0000\u0001\u001f\u007f\u0085\ufffd\ufffe\uffff",
  "\u{10ffff}x\u{1fffe}y",
  "half \ud83d and half \ude00",
  "😀 👩‍👩‍👧",
  "مرحبا بكم في الميناء",
  "12",
  "2026-11-22",
  "TRUE",
  "#N/A",
  "'quoted",
];

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);
/** What the office can have entered: what the wire takes as prose. */
const anyResponse = fc.oneof(
  fc.constantFrom(...HOSTILE.slice(0, 4), "constructor", "_x0041_", "مرحبا", "a\nb", "12", " "),
  fc
    .string({ unit: "grapheme" })
    .map((text) => text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, "")),
);

const anyRow = fc.record({
  holder: anyText,
  organisation: anyText,
  severity: anyText,
  page: fc.option(fc.nat(500)),
  paragraph: anyText,
  line: fc.option(fc.nat(80)),
  passage: anyText,
  comment: anyText,
  proposed: anyText,
  rationale: anyText,
  satisfaction: anyText,
  answer: fc.oneof(
    fc.constant({ disposition: "", response: "" }),
    fc.constant({ disposition: "withdrawn", response: "" }),
    fc.record({ disposition: fc.constantFrom(...dispositions), response: anyResponse }),
  ),
});

const anyMatrix = fc
  .array(anyRow, { maxLength: 8 })
  .map((rows) => rows.map(({ answer, ...row }, i) => sheetRow(i + 1, { ...row, ...answer })));

async function written(rows: readonly SheetRow[]): Promise<ReadMatrix> {
  return ok(readMatrix(await writeMatrix(ABOUT, rows)));
}

function ok(read: ReturnType<typeof readMatrix>): ReadMatrix {
  if (!read.ok) throw new Error(`${read.code}: ${read.message}`);
  return read;
}

/** What a sheet of these rows says, made by hand. */
function madeMatrix(rows: readonly (readonly string[])[], rest = ""): ReadMatrix {
  return ok(readMatrix(madeXlsx([`<sheetData>${HEADINGS}${rows.map(madeRow).join("")}</sheetData>${rest}`])));
}

describe("the matrix as a workbook", () => {
  it("says of every row what was written, and nothing changes by bringing it back", async () => {
    await fc.assert(
      fc.asyncProperty(anyMatrix, async (rows) => {
        const read = await written(rows);
        expect(read.problems).toEqual([]);
        expect(read.rows).toEqual(
          rows.map(({ id, disposition, response }, i) => ({ row: i + 2, id, disposition, response })),
        );
        expect(importReport(rows, read)).toEqual({
          changes: [],
          unchanged: rows.length,
          missing: [],
          problems: [],
        });
      }),
      { numRuns: 80 },
    );
  });

  it("keeps every text of every column, and none is a formula", async () => {
    await fc.assert(
      fc.asyncProperty(anyMatrix, async (rows) => {
        const [sheet] = readWorkbook(await writeMatrix(ABOUT, rows));
        rows.forEach((row, i) => {
          COLUMNS.forEach(({ key }, column) => {
            const cell = sheet?.lines[i + 1]?.cells.get(column + 1);
            const value = key === "disposition" ? dispositionWord(row.disposition) : String(row[key] ?? "");
            expect([cell?.text ?? "", cell?.doubt ?? null]).toEqual([shownText(value), null]);
          });
        });
      }),
      { numRuns: 80 },
    );
  });

  it("is read the same by another reader", async () => {
    const rows = HOSTILE.map((text, i) => sheetRow(i + 1, { comment: text, response: text }));
    const bytes = Buffer.from(await writeMatrix(ABOUT, rows));
    const [sheet] = await readExcelFile(bytes, { trim: false });
    const at = COLUMNS.findIndex(({ key }) => key === "comment");
    expect(sheet?.data.slice(1).map((row) => row[at])).toEqual(HOSTILE.map(shownText));
  });

  it("is the same bytes each time, and no row at all is a workbook too", async () => {
    const rows = [sheetRow(1), sheetRow(2)];
    expect(await writeMatrix(ABOUT, rows)).toEqual(await writeMatrix(ABOUT, rows));
    expect((await written([])).rows).toEqual([]);
  });

  it("says so where a text is longer than a cell", async () => {
    const long = (length: number) => "😀".repeat(length / 2);
    const rows = [
      sheetRow(1, { comment: `x${long(CELL_LIMIT - 1)}` }),
      sheetRow(2, { comment: long(40_000) }),
    ];
    const [sheet] = readWorkbook(await writeMatrix(ABOUT, rows));
    const [whole, cut] = [2, 3].map((row) => sheet?.lines[row - 1]?.cells.get(9)?.text ?? "");
    expect(whole).toBe(rows[0]?.comment);
    expect(cut?.length).toBeLessThanOrEqual(CELL_LIMIT);
    expect(cut?.isWellFormed()).toBe(true);
    expect(cut).toMatch(/😀 \[\.\.\.\] This text is longer than the 32,767 characters .+ cut here\. .+\.$/);
  });
});

describe("a matrix that came back", () => {
  it("is read wherever its columns and rows stand", () => {
    const rows = [
      madeRow(["Comments on HA/2026/14"]),
      "<row/>",
      madeRow(["Added", "RESPONSE", "Row\nid (do not change)", "More", " disposition: "]),
      madeRow(["", "Second", idOf(2).toUpperCase(), "", "rejected"]),
      madeRow(["", "", "", "", " "]),
      madeRow(["note", "First", ` ${idOf(1)} `, "", "ACCEPT"]),
    ];
    const file = madeXlsx([
      `<sheetData>${madeRow(["Notes"])}</sheetData>`,
      `<sheetData>${rows.join("")}</sheetData>`,
    ]);
    expect(ok(readMatrix(file))).toEqual({
      ok: true,
      rows: [
        { row: 4, id: idOf(2), disposition: "reject", response: "Second" },
        { row: 6, id: idOf(1), disposition: "accept", response: "First" },
      ],
      problems: [],
    });
  });

  it("lists every row that cannot be told, and drops none", () => {
    const read = madeMatrix([
      [idOf(1), "Accept", ""],
      ["", "Accept", "no id"],
      ["7", "Accept", "an id changed"],
      [idOf(2), "Accept", "one"],
      [idOf(3), "perhaps", "no such word"],
      [idOf(2), "Reject", "two"],
      [idOf(4), "Reject", "x".repeat(10_001)],
      [idOf(5), "Reject", "a &#x202e; turn"],
    ]);
    expect(read.rows.map(({ row }) => row)).toEqual([2]);
    expect(read.problems.map(({ row, id, why }) => [row, id, why])).toEqual([
      [3, undefined, expect.stringContaining("no row id")],
      [4, undefined, expect.stringContaining("row id of this row was changed")],
      [5, idOf(2), expect.stringContaining("rows 5, 7")],
      [6, idOf(3), expect.stringContaining('"perhaps" is no disposition. Choose one of: Accept,')],
      [7, idOf(2), expect.stringContaining("rows 5, 7")],
      [8, idOf(4), expect.stringContaining("longer than 10,000 characters")],
      [9, idOf(5), expect.stringContaining("cannot be shown")],
    ]);
    const known = [1, 2, 3, 4, 5, 6].map((n) => sheetRow(n));
    expect(importReport(known, read).missing).toEqual([{ id: idOf(6), n: 6 }]);
  });

  it("shows formulas as they were typed, and works none out", () => {
    const read = madeMatrix([
      [idOf(1), "Accept", "<c t='str'><f>1+1&amp;\"&lt;\"</f><v>2</v></c>"],
      [idOf(2), "Accept", "<c t='e'><v>#NAME?</v></c>"],
      [idOf(3), "Accept", "<c><f t='shared' si='0'/><v>4</v></c>"],
      [idOf(4), '<c><f>IF(1,"Accept")</f><v>0</v></c>', ""],
      ["<c><f>A2</f><v>1</v></c>", "Accept", ""],
    ]);
    expect(read.rows).toEqual([{ row: 2, id: idOf(1), disposition: "accept", response: '=1+1&"<"' }]);
    expect(read.problems.map(({ row, why }) => [row, why])).toEqual([
      [3, expect.stringContaining("a formula that failed")],
      [4, expect.stringContaining("a formula copied from another cell")],
      [5, expect.stringContaining("is no disposition")],
      [6, expect.stringContaining("was changed")],
    ]);
  });

  it("takes numbers as typed, and no date or percentage for a text", () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="@"/><numFmt numFmtId="171" formatCode="d mmm"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`;
    const cells = ["", "s='0'", "s='1'", "s='2'", "s='3'"].map(
      (s) => `<c ${s}><v>0.10000000000000001</v></c>`,
    );
    const rows = cells.map((cell, i) => madeRow([idOf(i), "Accept", cell])).join("");
    const file = madeXlsx([`<sheetData>${HEADINGS}${rows}</sheetData>`], { "xl/styles.xml": styles });
    const read = ok(readMatrix(file));
    expect(read.rows.map(({ row, response }) => [row, response])).toEqual(
      [2, 3, 5].map((row) => [row, "0.1"]),
    );
    expect(read.problems.map(({ row, why }) => [row, why])).toEqual(
      [4, 6].map((row) => [row, expect.stringContaining("a date or a formatted number")]),
    );
  });

  it("does not guess what belongs to merged rows", () => {
    const rows = [1, 2, 3].map((n) => [idOf(n), "Accept", n === 1 ? "for all" : ""]);
    const merged = (range: string) => `<mergeCells><mergeCell ref="${range}"/></mergeCells>`;
    const down = madeMatrix(rows, merged("C2:C3"));
    expect(down.rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(down.problems).toEqual([{ row: 3, id: idOf(2), why: expect.stringContaining("merged") }]);
    expect(madeMatrix(rows, merged("B4:C4")).problems.map(({ row }) => row)).toEqual([4]);
    expect(madeMatrix(rows, merged("D2:E9")).problems).toEqual([]);
  });

  it("says when columns or sheets are there twice", () => {
    const doubled = madeRow(["Row id", "Disposition", "Response", "Response"]);
    const sheet = `<sheetData>${doubled}${madeRow([idOf(1), "Accept", "first", "second"])}</sheetData>`;
    const read = ok(readMatrix(madeXlsx([sheet, sheet])));
    expect(read.rows.map(({ response }) => response)).toEqual(["first"]);
    expect(read.problems.map(({ why }) => why)).toEqual([
      expect.stringContaining('Two columns are headed "Response"'),
      expect.stringContaining('The sheet "Sheet 2" has the same columns.'),
    ]);
  });

  it("is read with prefixes, rich text, reading aids, characters by number and cells without addresses", () => {
    const rich = `<x:c t="s"><x:v>0</x:v></x:c>`;
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><x:sheetData>${[
      HEADINGS,
      `<row r="7"><c t="inlineStr" r="C7"><is><t><![CDATA[a<5]]> &#128512;&#x1F600;</t><rPh><t>aid</t></rPh></is></c><c r="A7" t="inlineStr"><is><t>${idOf(1)}</t></is></c></row>`,
    ]
      .join("")
      .replaceAll(
        /<(\/?)(?=[a-z])/g,
        "<$1x:",
      )}<x:row><x:c t="inlineStr"><x:is><x:t>${idOf(2)}</x:t></x:is></x:c><x:c/>${rich}</x:row></x:sheetData></x:worksheet>`;
    const shared =
      "<sst><si><r><t>One</t></r><r><rPr><b/></rPr><t xml:space='preserve'> two_x000A_three</t></r><rPh><t>aid</t></rPh></si></sst>";
    const read = ok(readMatrix(madeXlsx([xml], { "xl/sharedStrings.xml": shared })));
    expect(read.rows.map(({ row, response }) => [row, response])).toEqual([
      [7, "a<5 😀😀"],
      [8, "One two\nthree"],
    ]);
  });
});

describe("disposition words", () => {
  it("are known again, however they are written", () => {
    for (const [i, code] of dispositions.entries()) expect(parseDisposition(offeredWords[i]!)).toBe(code);
    const written: readonly (readonly [string, ReturnType<typeof parseDisposition>])[] = [
      ["ACCEPTED", "accept"],
      ["partial", "partially-accept"],
      ["Partially-Accepted", "partially-accept"],
      ["  rejected.", "reject"],
      ["out_of  scope", "out-of-scope"],
      ["Deferred", "deferred"],
      ["  ", ""],
      ["accept?reject", null],
      ["constructor", null],
      ["-", null],
      ["قبول", null],
    ];
    for (const [word, code] of written) expect([word, parseDisposition(word)]).toEqual([word, code]);
  });
});

describe("the import report", () => {
  const known = [
    sheetRow(1, { disposition: "accept", response: "Agreed." }),
    sheetRow(2),
    sheetRow(3, { disposition: "withdrawn" }),
    sheetRow(4, { disposition: "reject", response: "Not now." }),
  ];
  const row = (n: number, disposition: string, response: string) => [idOf(n), disposition, response];

  it("tells changes, what stays, what is missing, and what cannot be done", () => {
    const read = madeMatrix([
      row(2, "Reject", "Out of our hands."),
      row(1, "Accept", "Agreed."),
      row(9, "Accept", ""),
    ]);
    expect(importReport(known, read)).toEqual({
      changes: [{ id: idOf(2), disposition: "reject", response: "Out of our hands." }],
      unchanged: 1,
      missing: [
        { id: idOf(3), n: 3 },
        { id: idOf(4), n: 4 },
      ],
      problems: [{ row: 4, why: expect.stringContaining("no comment of this letter") }],
    });
  });

  it("neither takes an answer away nor answers what was withdrawn", () => {
    const read = madeMatrix([
      row(1, "", ""),
      row(2, "", "Words."),
      row(3, "Accept", ""),
      row(4, "withdrawn", ""),
    ]);
    expect(importReport(known, read)).toMatchObject({
      changes: [],
      unchanged: 0,
      problems: [
        { row: 2, why: expect.stringContaining("was emptied") },
        { row: 3, why: expect.stringContaining("Choose a disposition") },
        { row: 4, why: expect.stringContaining("was withdrawn by its holder") },
        { row: 5, why: expect.stringContaining("Only its holder withdraws") },
      ],
    });
  });

  it("accounts for every row of the file and every known comment", () => {
    const cell = (...words: string[]) => fc.constantFrom(...words);
    const line = fc.tuple(
      cell("", "7", ...[1, 2, 3, 4, 5].map(idOf)),
      cell("", "Accept", "withdrawn", "no word", "reject"),
      cell("", "Agreed.", "New."),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const read = madeMatrix(lines);
        const report = importReport(known, read);
        const filled = lines.filter((cells) => cells.some((text) => text !== "")).length;
        expect(report.changes.length + report.unchanged + report.problems.length).toBe(filled);
        const named = new Set(lines.map(([id]) => id));
        expect(report.missing.map(({ id }) => id)).toEqual(
          known.map(({ id }) => id).filter((id) => !named.has(id)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
