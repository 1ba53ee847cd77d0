import { withMemory, type Engine, type Pointer } from "./pdfium.ts";
import { plainText } from "./words.ts";

/** A page as it is displayed (after /Rotate): size in pt, and its text in reading order, LF between lines. */
export type PageText = { readonly width: number; readonly height: number; readonly text: string };

/** Pixels, four bytes each (red, green, blue, alpha), row by row from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

/** A rectangle on the displayed page, in pt from its lower left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** FPDFBitmap_BGRA, FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER (fpdfview.h): annotations drawn, bytes as RGBA. */
const BGRA = 4;
const ANNOTATIONS_AS_RGBA = 0x01 | 0x10;
const WHITE = 0xffffffff;
/** Antialiasing next to white loses a level or two; print and paper shades start well below. */
const NEARLY_WHITE = 250;

/** Width and height of a loaded page in pt, as displayed. */
export function pageSize(engine: Engine, page: Pointer): { width: number; height: number } {
  return { width: engine.FPDF_GetPageWidthF(page), height: engine.FPDF_GetPageHeightF(page) };
}

/** The text of a loaded page; null where pdfium cannot make it out. Throws a RangeError where it has more than `most` characters. */
export function pageText(engine: Engine, page: Pointer, most: number): string | null {
  const textPage = engine.FPDFText_LoadPage(page);
  if (textPage === 0) return null;
  try {
    const count = engine.FPDFText_CountChars(textPage);
    if (count <= 0) return "";
    if (count > most) throw new RangeError("more text than a letter could hold");
    // A character outside the basic plane takes two UTF-16 units; one more pair ends the string.
    return withMemory(engine, (count * 2 + 2) * 2, (at) => {
      const units = engine.FPDFText_GetText(textPage, 0, count * 2 + 1, at);
      return plainText(utf16At(engine, at, Math.max(0, units - 1)));
    });
  } finally {
    engine.FPDFText_ClosePage(textPage);
  }
}

/** Draws the part of a loaded page that the box covers (the whole page without one), at pxPerPt pixels a point. */
export function drawPage(engine: Engine, page: Pointer, pxPerPt: number, box?: Box): Picture {
  const size = pageSize(engine, page);
  const part = box ?? { x: 0, y: 0, ...size };
  const px = (pt: number) => Math.max(1, Math.round(pt * pxPerPt));
  const [width, height] = [px(part.width), px(part.height)];
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0);
  if (bitmap === 0) throw new RangeError("out of memory in the PDF engine");
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const left = -Math.round(part.x * pxPerPt);
    const top = -Math.round((size.height - part.y - part.height) * pxPerPt);
    const [fullWidth, fullHeight] = [px(size.width), px(size.height)];
    engine.FPDF_RenderPageBitmap(bitmap, page, left, top, fullWidth, fullHeight, 0, ANNOTATIONS_AS_RGBA);
    return { width, height, rgba: bitmapBytes(engine, bitmap, width, height) };
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

/** Whether nothing but white shows inside the box, annotations included. */
export function isBlank(engine: Engine, page: Pointer, box: Box): boolean {
  return drawPage(engine, page, 1, box).rgba.every((level) => level >= NEARLY_WHITE);
}

function utf16At(engine: Engine, at: Pointer, units: number): string {
  const bytes = engine.pdfium.HEAPU8.subarray(at, at + units * 2);
  return new TextDecoder("utf-16le").decode(bytes);
}

function bitmapBytes(engine: Engine, bitmap: Pointer, width: number, height: number): Uint8Array {
  const from = engine.FPDFBitmap_GetBuffer(bitmap);
  const stride = engine.FPDFBitmap_GetStride(bitmap);
  const rgba = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = from + row * stride;
    rgba.set(engine.pdfium.HEAPU8.subarray(start, start + width * 4), row * width * 4);
  }
  return rgba;
}
