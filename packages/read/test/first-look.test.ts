import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstLook, LIMITS, looksSigned } from "@chirograph/read";
import { linesOf, pagesPdf } from "./made-pdf.ts";

const pdf = pagesPdf([{ content: linesOf(["A letter."]) }]);
const look = (bytes: Uint8Array) => firstLook(bytes, LIMITS);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("first look", () => {
  it("lets a PDF through, also with stray bytes before its header", () => {
    expect(look(pdf)).toBeNull();
    expect(look(new Uint8Array(Buffer.concat([Buffer.from("stray\n"), pdf])))).toBeNull();
  });

  it("refuses what is empty, too big or cut short", () => {
    expect(look(new Uint8Array(0))?.code).toBe("empty");
    expect(look(new Uint8Array(LIMITS.bytes + 1))).toMatchObject({
      code: "too-big",
      message: expect.stringContaining("This file is 31 MB; we read up to 30 MB."),
    });
    expect(look(new Uint8Array(LIMITS.bytes))?.code).toBe("not-a-pdf");
    expect(look(pdf.slice(0, pdf.length / 2))?.code).toBe("damaged");
  });

  it.each([
    ["a picture (PNG)", "\u0089PNG\r\n\u001a\n"],
    ["a picture (JPEG)", "\u00ff\u00d8\u00ff\u00e0"],
    ["a picture (HEIC)", "\0\0\0\u0018ftypheic"],
    ["a Word document (.docx)", "PK\u0003\u0004 [Content_Types].xml word/document.xml"],
    ["a spreadsheet (.xlsx)", "PK\u0003\u0004 xl/workbook.xml"],
    ["a text document (.odt)", "PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.text"],
    ["a zip archive", "PK\u0003\u0004 other"],
    ["an older Office document", "\u00d0\u00cf\u0011\u00e0"],
    ["a web page (.html)", "\n<!DOCTYPE html>"],
  ])("says that it is %s", (name, head) => {
    expect(look(bytesOf(head))).toMatchObject({
      code: "not-a-pdf",
      message: expect.stringContaining(`This is ${name}`),
    });
  });

  it("never throws, and lets nothing through that has no header", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const hasHeader = Buffer.from(bytes).includes("%PDF-");
        expect(look(bytes) !== null || hasHeader).toBe(true);
      }),
    );
  });

  it("sees a signature's ByteRange and nothing else", () => {
    expect(looksSigned(pdf)).toBe(false);
    expect(looksSigned(bytesOf("/Byte /ByteRang /ByteRange [0 1]"))).toBe(true);
  });
});
