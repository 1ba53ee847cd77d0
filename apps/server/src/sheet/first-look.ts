import { refuseSheet, SHEET_LIMITS, type SheetRefusal } from "./refusal.ts";

/** First bytes of a zip archive, and of the older Office container that also holds encrypted workbooks ([MS-OFFCRYPTO], 2.3.4). */
const ZIP = "PK\u0003\u0004";
const OLD_OFFICE = "\u00d0\u00cf\u0011\u00e0";
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

const NOT_A_SPREADSHEET: readonly (readonly [magic: RegExp, name: string])[] = [
  [/^%PDF-/, "a PDF"],
  [/^\s*<(!doctype|html)/i, "a web page"],
  [/^\s*<\?xml/, "an XML document"],
  [/^\{\\rtf/, "a rich text document"],
];

/** What can be said of a spreadsheet before it is parsed: nothing here depends on more than plain bytes. */
export function firstLookAtSheet(bytes: Uint8Array): SheetRefusal | null {
  if (bytes.length === 0) return refuseSheet("empty");
  if (bytes.length > SHEET_LIMITS.bytes) return refuseSheet("too-big");
  const head = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  if (head.startsWith(ZIP)) return null;
  if (head.startsWith(OLD_OFFICE)) {
    if (Buffer.from(bytes).includes(ENCRYPTED)) return refuseSheet("encrypted");
    return notAWorkbook("an older Office document");
  }
  const kind = NOT_A_SPREADSHEET.find(([magic]) => magic.test(head))?.[1];
  return kind ? notAWorkbook(kind) : refuseSheet("not-a-spreadsheet");
}

/** The refusal that names what the file is instead. */
export function notAWorkbook(name: string): SheetRefusal {
  return refuseSheet(
    "not-a-spreadsheet",
    `This is ${name}, not an Excel workbook (.xlsx). Save the spreadsheet as .xlsx and bring that.`,
  );
}
