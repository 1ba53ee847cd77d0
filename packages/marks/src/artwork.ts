import { PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, type PdfRef } from "@libpdf/core";
import { encode } from "uqr";
import type { StampFont } from "./font.ts";
import { BANNER_MAX } from "./label.ts";
import { badgeParts, badgeWidth, BANNER_SIZE, CHAR, CODE_SIZE, QR_SIDE, type Place } from "./layout.ts";
import { numberText } from "./write-pdf.ts";

/** The slot of the banner: a whole show-text instruction of fixed length, filled up with spaces, so that one copy's bytes are as many as another's. */
export const LINE_SLOT = BANNER_MAX + "() Tj".length;

/** What stands in the slot of a template: nothing that a copy could hold. */
export const EMPTY_LINE = "_".repeat(LINE_SLOT);

/** ASCII text as a show-text instruction that fills the slot. The stamp's characters need no escapes. */
export function lineInstruction(text: string): string {
  return `(${text}) Tj`.padEnd(LINE_SLOT, " ");
}

/** The banner as a form; the slot starts `slotAt` bytes into its data. */
export function bannerForm(font: PdfRef): { form: PdfStream; slotAt: number } {
  const before = `0 g BT /F ${BANNER_SIZE} Tf `;
  const content = `${before}${EMPTY_LINE} ET`;
  const box = [-2, -4, BANNER_MAX * BANNER_SIZE * CHAR + 2, BANNER_SIZE + 2];
  return { form: form(content, box, fontResources(font)), slotAt: before.length };
}

/** The QR, 18 mm of vector squares, with the printed lines beside it, the last one at the foot. */
export function badgeForm(url: string, lines: readonly string[], place: Place, font: PdfRef): PdfStream {
  const { textX, qrX } = badgeParts(lines, place);
  const text = lines.map((line, i) => {
    const shift =
      place === "left" ? 0 : (Math.max(...lines.map((l) => l.length)) - line.length) * CODE_SIZE * CHAR;
    return `1 0 0 1 ${pt(textX + shift)} ${pt((lines.length - 1 - i) * (CODE_SIZE + 2.5))} Tm (${line}) Tj`;
  });
  const content = `0 g BT /F ${CODE_SIZE} Tf ${text.join(" ")} ET\n${qrPath(url, qrX)}`;
  return form(content, [-2, -4, badgeWidth(lines) + 2, QR_SIDE + 2], fontResources(font));
}

/** The font as a simple TrueType font with its descriptor and file: the objects in the order in which they need each other. */
export function fontObjects(font: StampFont, register: (object: PdfDict) => PdfRef): PdfRef {
  const file = new PdfStream([["Filter", PdfName.of("FlateDecode")]], font.file);
  file.set("Length1", PdfNumber.of(font.file.length));
  // libpdf deflates in JavaScript: the same bytes on every machine, unlike zlib's.
  const packed = new PdfStream(file, file.getEncodedData());
  const name = PdfName.of("CHIROG+StampMono");
  const descriptor = PdfDict.of({
    Type: PdfName.of("FontDescriptor"),
    FontName: name,
    Flags: PdfNumber.of(1 | 32), // fixed pitch, not symbolic (ISO 32000-2, table 121)
    FontBBox: numbers(font.bbox),
    ItalicAngle: PdfNumber.of(0),
    Ascent: PdfNumber.of(font.ascent),
    Descent: PdfNumber.of(font.descent),
    CapHeight: PdfNumber.of(font.capHeight),
    StemV: PdfNumber.of(80),
    FontFile2: register(packed),
  });
  return register(
    PdfDict.of({
      Type: PdfName.of("Font"),
      Subtype: PdfName.of("TrueType"),
      BaseFont: name,
      Encoding: PdfName.of("WinAnsiEncoding"),
      FirstChar: PdfNumber.of(32),
      LastChar: PdfNumber.of(126),
      Widths: numbers(Array.from({ length: 95 }, () => font.advance)),
      FontDescriptor: register(descriptor),
    }),
  );
}

/** A length in a content stream. */
export function pt(value: number): string {
  return numberText(Number(value.toFixed(4)));
}

// One path for all modules: filled at once, neighbours leave no seams.
function qrPath(url: string, x: number): string {
  const qr = encode(url, { ecc: "M", maskPattern: 2, boostEcc: false, border: 0 });
  const runs: string[] = [];
  qr.data.forEach((row, y) => {
    for (let from = row.indexOf(true); from >= 0;) {
      const end = row.indexOf(false, from);
      const to = end < 0 ? row.length : end;
      runs.push(`${from} ${qr.size - 1 - y} ${to - from} 1 re`);
      from = row.indexOf(true, to);
    }
  });
  const module = pt(QR_SIDE / qr.size);
  return `q ${module} 0 0 ${module} ${pt(x)} 0 cm ${runs.join(" ")} f Q`;
}

function form(content: string, box: readonly number[], resources: PdfDict): PdfStream {
  return new PdfStream(
    PdfDict.of({
      Type: PdfName.of("XObject"),
      Subtype: PdfName.of("Form"),
      BBox: numbers(box),
      Resources: resources,
    }),
    new TextEncoder().encode(content),
  );
}

function fontResources(font: PdfRef): PdfDict {
  return PdfDict.of({ Font: PdfDict.of({ F: font }) });
}

function numbers(values: readonly number[]): PdfArray {
  return PdfArray.of(...values.map((value) => PdfNumber.of(Number(value.toFixed(4)))));
}
