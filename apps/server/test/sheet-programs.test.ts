import { describe, expect, it } from "vitest";
import { dispositionWord, offeredWords } from "../src/sheet/disposition-word.ts";
import { importReport } from "../src/sheet/import-report.ts";
import { COLUMNS, type SheetRow } from "../src/sheet/matrix-columns.ts";
import { readMatrix, type ReadMatrix } from "../src/sheet/read-matrix.ts";
import { readWorkbook } from "../src/sheet/workbook.ts";
import { writeMatrix } from "../src/sheet/write-matrix.ts";
import { ABOUT, idOf, sheetRow } from "./sheet-made.ts";
import { office, python, savedByOffice, withPython } from "./sheet-programs.ts";

const TEXTS = [
  '=HYPERLINK("https://evil.example","look")',
  "+1+1",
  "-2+3 tonnes",
  "@SUM(A1:A9)",
  "\t=1",
  "  blanks at both ends  ",
  "line\nline\n\nline",
  "constructor",
  "__proto__",
  "toString",
  "<t>&amp;]]>",
  "😀 and \u{10ffff}x",
  "مرحبا بكم في الميناء",
  "0012",
  "2026-11-22",
  "TRUE",
  "#N/A",
  "'quoted",
  "\u0080\ufffd",
  "x".repeat(32_767),
];

/** A text in every text column, and answered rows beside open ones. */
const rows: readonly SheetRow[] = TEXTS.map((text, i) =>
  sheetRow(i + 1, {
    holder: text,
    organisation: text,
    paragraph: text,
    passage: text,
    comment: text,
    proposed: text,
    rationale: text,
    ...(i % 3 === 0 ? {} : { disposition: "partially-accept", response: text.slice(0, 200) }),
  }),
);

function ok(read: ReturnType<typeof readMatrix>): ReadMatrix {
  if (!read.ok) throw new Error(`${read.code}: ${read.message}`);
  return read;
}

describe.skipIf(!python)("the matrix in openpyxl", () => {
  it("has every text as a string, the words to choose from, and the headings standing still", async () => {
    const script = `
import json, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Comments"]
rules = sheet.data_validations.dataValidation
print(json.dumps({
  "rows": [[[cell.data_type, cell.number_format, cell.value] for cell in row] for row in sheet.iter_rows(min_row=2)],
  "rules": [[str(rule.sqref), rule.type, rule.formula1] for rule in rules],
  "panes": sheet.freeze_panes, "sheets": book.sheetnames, "rightToLeft": bool(sheet.sheet_view.rightToLeft),
}))`;
    const said = JSON.parse(withPython(script, await writeMatrix(ABOUT, rows)).printed);
    expect(said.rules).toEqual([[`L2:L${rows.length + 1}`, "list", `"${offeredWords.join(",")}"`]]);
    expect([said.panes, said.sheets, said.rightToLeft]).toEqual(["B2", ["Comments", "About"], false]);
    rows.forEach((row, i) =>
      COLUMNS.forEach(({ key }, column) => {
        const [type, format, value] = said.rows[i][column];
        const written = key === "disposition" ? dispositionWord(row.disposition) : row[key];
        const number = typeof written === "number";
        expect([key, value ?? ""]).toEqual([key, written]);
        expect(type).toBe(number || written === "" ? "n" : "s");
        expect(format).toBe(number ? "General" : "@");
      }),
    );
  });

  it("runs from the right where the letter does", async () => {
    const script = `
import openpyxl, sys
print([bool(sheet.sheet_view.rightToLeft) for sheet in openpyxl.load_workbook(sys.argv[1])])`;
    const arabic = { ...ABOUT, subject: "14/2026 العبّارة" };
    expect(withPython(script, await writeMatrix(arabic, rows)).printed.trim()).toBe("[True, True]");
  });

  it("comes back whole after it was only saved", async () => {
    const { workbook } = withPython(
      "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])",
      await writeMatrix(ABOUT, rows),
    );
    const report = importReport(rows, ok(readMatrix(workbook)));
    expect(report).toEqual({ changes: [], unchanged: rows.length, missing: [], problems: [] });
  });

  it("comes back with what was filled in: columns moved, rows sorted, added, repeated and taken out", async () => {
    const script = `
import openpyxl, sys, datetime
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Comments"]
cell = lambda row, column: sheet.cell(row=row, column=column)
cell(2, 12).value, cell(2, 13).value = "ACCEPTED", "=not a formula, a text"
cell(2, 13).data_type = "s"
cell(3, 12).value, cell(3, 13).value = "out-of-scope", 12.5
cell(4, 12).value = "don't know"
cell(5, 12).value, cell(5, 13).value = "Reject", datetime.datetime(2026, 11, 22)
cell(6, 12).value, cell(6, 13).value = "Reject", '=HYPERLINK("https://evil.example")'
sheet.delete_rows(9)
sheet.insert_rows(1, 3)
sheet["A1"] = "Comments, third round"
sheet.insert_cols(2)
cell(4, 2).value = "Team"
order = sorted(range(5, sheet.max_row + 1), key=lambda row: -cell(row, 1).value)
moved = [[cell(row, column).value for column in range(1, 17)] for row in order]
formats = [[cell(row, column).number_format for column in range(1, 17)] for row in order]
for i, values in enumerate(moved):
  for j, value in enumerate(values):
    cell(5 + i, 1 + j).value = value
    cell(5 + i, 1 + j).number_format = formats[i][j]
    if isinstance(value, str) and not value.startswith("=HYPER"): cell(5 + i, 1 + j).data_type = "s"
sheet.append(["a remark under the table"])
again = [cell(5, column).value for column in range(1, 17)]
sheet.append(again)
book.move_sheet("Comments", 1)
book.save(sys.argv[1])`;
    const open = rows.slice(0, 12).map((row) => ({ ...row, disposition: "", response: "" }));
    const { workbook } = withPython(script, await writeMatrix(ABOUT, open));
    const report = importReport(open, ok(readMatrix(workbook)));
    expect(report.changes.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: idOf(1), disposition: "accept", response: "=not a formula, a text" },
      { id: idOf(2), disposition: "out-of-scope", response: "12.5" },
      { id: idOf(5), disposition: "reject", response: '=HYPERLINK("https://evil.example")' },
    ]);
    expect(report.missing).toEqual([{ id: idOf(8), n: 8 }]);
    expect(report.unchanged).toBe(12 - 3 - 1 - 2 - 1);
    expect(report.problems.map(({ row, why }) => [row, why.slice(0, 40)])).toEqual([
      [5, "The rows 5, 17 have the same row id, so "],
      [12, "Its response is a date or a formatted nu"],
      [13, '"don\'t know" is no disposition. Choose o'],
      [16, "This row has no row id, so it belongs to"],
      [17, "The rows 5, 17 have the same row id, so "],
    ]);
  });
});

describe.skipIf(!office)("the matrix in LibreOffice", () => {
  it("comes back whole after it was saved there", async () => {
    const bytes = await writeMatrix(ABOUT, rows);
    const saved = savedByOffice(bytes);
    expect(importReport(rows, ok(readMatrix(saved)))).toEqual({
      changes: [],
      unchanged: rows.length,
      missing: [],
      problems: [],
    });
    const texts = (file: Uint8Array) =>
      readWorkbook(file).map(({ lines }) =>
        lines.map(({ row, cells }) => [
          row,
          [...cells].map(([column, { text, doubt }]) => [column, text, doubt]),
        ]),
      );
    expect(texts(saved)).toEqual(texts(bytes));
  });
});
