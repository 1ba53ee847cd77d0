import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardField, unguardField } from "../src/sheet/formula-guard.ts";
import type { ListedHolder } from "../src/sheet/holder-columns.ts";
import { readHolders } from "../src/sheet/read-holders.ts";
import { writeHolders } from "../src/sheet/write-holders.ts";

const FORMULA_BEGINS = /^[=+\-@\t\r\n＝＋－＠]/;

function holder(over: Partial<ListedHolder>): ListedHolder {
  return {
    name: "Ana",
    organisation: "",
    actingFor: "",
    address: "",
    through: "",
    required: false,
    stage: 1,
    passingOn: "ask",
    instructions: "",
    ...over,
  };
}

const begin = fc.constantFrom("", "=", "+", "-", "@", "'", "''=", "'=", "'t ", "＝", '"', ";", ",", " ");
const clean = (text: string) =>
  text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, "");
const anyLine = fc
  .tuple(begin, fc.string({ unit: "grapheme", maxLength: 40 }))
  .map((parts) => clean(parts.join("")).trim());
const anyProse = fc
  .tuple(fc.constantFrom("", "\n", "\t", "=", 'a\nb;c,"d"\n'), anyLine)
  .map((parts) => parts.join(""));

const anyHolder = fc.record({
  name: anyLine.map((text) => text || "Ana"),
  organisation: anyLine,
  actingFor: anyLine,
  address: fc.constantFrom("", "ana@port.example", "b.c+d@x.example"),
  through: anyLine,
  required: fc.boolean(),
  stage: fc.integer({ min: 1, max: 500 }),
  passingOn: fc.constantFrom("allowed", "ask", "never") satisfies fc.Arbitrary<ListedHolder["passingOn"]>,
  instructions: anyProse,
});

describe("a distribution list as CSV", () => {
  it("comes back as it was written, and no field is a formula", () => {
    fc.assert(
      fc.property(fc.array(anyHolder, { maxLength: 10 }), (holders) => {
        const list = holders.map((one, i) => ({ ...one, name: `${one.name} ${i}` }));
        const csv = writeHolders(list);
        expect(readHolders(csv)).toEqual({ holders: list, problems: [] });
        for (const field of parse(csv, { bom: true }).flat()) expect(field).not.toMatch(FORMULA_BEGINS);
      }),
      { numRuns: 500 },
    );
  });

  it("gets an apostrophe where a program would work a field out, and loses exactly that one", () => {
    for (const text of ["=1", "+1", "-1", "@a", "\t=1", "'=1", "''+1", "＝1"])
      expect(guardField(text)).toBe(`'${text}`);
    for (const text of ["'t Hart", "' =", "a=1", "", "1-2"]) expect(guardField(text)).toBe(text);
    fc.assert(
      fc.property(fc.tuple(begin, fc.string()), ([a, b]) => unguardField(guardField(a + b)) === a + b),
    );
  });

  it("is read as Excel saves it in Europe, as it is pasted, and with its own first line", () => {
    const expected = [
      holder({
        name: "Ana Pérez",
        organisation: 'Port "North"; quay',
        address: "ana@port.example",
        required: true,
        stage: 2,
      }),
    ];
    const lines = (mark: string) =>
      [
        ["NAME", "Organization", "E-Mail", "Required (yes/no)", "Stage / turn", "Colour"],
        ["Ana Pérez", '"Port ""North""; quay"', " ana@port.example ", "Yes", "2", "blue"],
        ["", "", "", "", "", ""],
      ].map((line) => line.join(mark));
    for (const mark of [";", "\t", ","]) {
      for (const end of ["\r\n", "\n", "\r"]) {
        const text = lines(mark).join(end);
        for (const begin of ["", "\ufeff", ...(mark === "\t" ? [] : [`\ufeffsep=${mark}${end}`])]) {
          expect(readHolders(begin + text)).toEqual({ holders: expected, problems: [] });
        }
      }
    }
  });

  it("takes what is left empty as the least: not required, first stage, asks before passing on", () => {
    expect(readHolders("Name\nAna").holders).toEqual([holder({})]);
    expect(readHolders("name,passing on,acting for\nAna,never,The Director").holders).toEqual([
      holder({ passingOn: "never", actingFor: "The Director" }),
    ]);
    expect(readHolders("Name,Spokesperson\nAna,Bo\nBo,").holders).toEqual([
      holder({ through: "Bo" }),
      holder({ name: "Bo" }),
    ]);
  });

  it("lists every line that gives no holder, with its place in the file", () => {
    const csv = [
      "Name,E-mail,Required,Stage,Passing on,Instructions",
      "Ana,ana@port.example,yes,1,,",
      'Bo,"Bo <bo@port.example>",,,,',
      "Cy,cy@port.example,perhaps,,,",
      'Di,di@port.example,,,,"Look at',
      'paragraph 3."',
      "Ed,ed@port.example,,0,,",
      "Fay,fay@port.example,,1.5,,",
      "Gil,gil@port.example,,,sometimes,",
      "ANA ,ana@port.example,no,3,,",
      ",nobody@port.example,,,,",
      "Ana,other@port.example,,,,",
      "Hal\u202e,hal@port.example,,,,",
      `Ida,a@b@c.example,,,,`,
      `Jo,"jo@port.example, kim@port.example",,,,`,
      'Kim,kim,,,,"Look at',
      "",
      'all of it."',
      "Lee,lee,,,,",
    ].join("\r\n");
    const { holders, problems } = readHolders(csv);
    expect(holders.map(({ name, instructions }) => [name, instructions])).toEqual([
      ["Ana", ""],
      ["Di", "Look at\nparagraph 3."],
      ["Ana", ""],
    ]);
    expect(problems.map(({ line, why }) => [line, why])).toEqual([
      [3, expect.stringContaining('"Bo <bo@port.example>" is no bare mail address')],
      [4, expect.stringContaining('"perhaps" under Required')],
      [7, expect.stringContaining("stage")],
      [8, expect.stringContaining("stage")],
      [9, expect.stringContaining('"sometimes" under Passing on')],
      [10, expect.stringContaining("stands on line 2 already")],
      [11, expect.stringContaining("The name is missing")],
      [13, expect.stringContaining("The name")],
      [14, expect.stringContaining("no bare mail address")],
      [15, expect.stringContaining("no bare mail address")],
      [16, expect.stringContaining('"kim" is no bare mail address')],
      [19, expect.stringContaining('"lee" is no bare mail address')],
    ]);
  });

  it("is refused whole where it cannot be taken apart", () => {
    for (const [text, line, why] of [
      ["", 1, "is empty"],
      ["Organisation,E-mail\nPort,a@b.example", 1, "No column of this list is headed Name"],
      ['Name,E-mail\nAna,a@b.example\n"Bo,b@b.example', 3, "quotation marks"],
      ["x".repeat(2_000_001), 1, "2 million characters"],
    ] as const) {
      expect(readHolders(text)).toEqual({
        holders: [],
        problems: [{ line, why: expect.stringContaining(why) }],
      });
    }
  });

  it("has at most 500 holders, and says which columns are there twice", () => {
    const names = Array.from({ length: 502 }, (_, i) => `Holder ${i}`);
    const read = readHolders(["Name", ...names].join("\n"));
    expect(read.holders.length).toBe(500);
    expect(read.problems.map(({ line }) => line)).toEqual([502, 503]);
    expect(readHolders("Name,E-mail,Address\nAna,a@b.example,c@d.example")).toEqual({
      holders: [holder({ address: "a@b.example" })],
      problems: [{ line: 1, why: expect.stringContaining('More than one column means "E-mail"') }],
    });
  });

  it("whatever text: every filled line is a holder or a problem", () => {
    const field = fc.oneof(fc.string(), fc.constantFrom("yes", "1", "a@b.example", "never", '"', "\n", ";"));
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const { holders, problems } = readHolders(`Name,E-mail,Required,Stage\n${fields.join(",")}`);
        expect(problems.every(({ line, why }) => line >= 1 && why.endsWith("."))).toBe(true);
        expect(holders.every(({ name }) => name !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
    const lines = fc.array(fc.string({ unit: fc.constantFrom(..."ab,;='@ ") }), { maxLength: 9 });
    fc.assert(
      fc.property(lines, (written) => {
        const filled = written.filter((line) => /[^,\s]/.test(line)).length;
        const { holders, problems } = readHolders(["Name,E-mail", ...written].join("\n"));
        expect(holders.length + problems.length).toBe(filled);
      }),
      { numRuns: 500 },
    );
  });
});
