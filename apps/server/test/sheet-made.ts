import { strToU8, zipSync } from "fflate";
import type { SheetRow } from "../src/sheet/matrix-columns.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook written by hand: the inside of each sheet's root element, and further parts by name. */
export function madeXlsx(sheets: readonly string[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const numbers = sheets.map((_, i) => i + 1);
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = [
    ...numbers.map((n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`)),
    relation("rId98", "sharedStrings", "sharedStrings.xml"),
    relation("rId99", "styles", "/xl/styles.xml"),
  ];
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers
      .map((n) => `<sheet name="Sheet ${n}" sheetId="${n}" r:id="rId${n}"/>`)
      .join("")}</sheets></workbook>`,
    ...Object.fromEntries(sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(xml)])),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    level: 1,
  });
}

function worksheet(xml: string): string {
  return xml.startsWith("<?xml") ? xml : `<worksheet xmlns="${MAIN}">${xml}</worksheet>`;
}

/** A row of inline texts; a cell that begins with "<" stands as it is. */
export function madeRow(cells: readonly string[]): string {
  const made = cells.map((text) =>
    text.startsWith("<") ? text : `<c t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row>${made.join("")}</row>`;
}

export const HEADINGS = madeRow(["Row id", "Disposition", "Response"]);

export function idOf(n: number): string {
  return n.toString(16).padStart(32, "0");
}

/** A comment's row, of which a test says only what it is about. */
export function sheetRow(n: number, over: Partial<SheetRow> = {}): SheetRow {
  return {
    id: idOf(n),
    copy: idOf(900),
    n,
    holder: "Noor Haddad",
    organisation: "Harbour Authority",
    severity: "major",
    page: 2,
    paragraph: "3.a",
    line: 14,
    passage: "the ferry runs daily",
    comment: "It does not run on Fridays.",
    proposed: "the ferry runs daily except Friday",
    rationale: "Port plan, section 3.",
    disposition: "",
    response: "",
    satisfaction: "",
    ...over,
  };
}

export const ABOUT = {
  reference: "HA/2026/14",
  subject: "Ferry",
  version: "2",
  exported: "22 November 2026",
};
