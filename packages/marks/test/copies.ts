import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileTemplate, placeFor, stampBoxes, type PagePlace, type Template } from "@chirograph/marks";
import { openReader } from "@chirograph/read";
import { pdfiumWasm } from "../../read/test/samples.ts";

const FONT = "@expo-google-fonts/ibm-plex-mono/500Medium/IBMPlexMono_500Medium.ttf";

/** A version's mark for tests. */
export const MARK = {
  versionId: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
  publicAddress: "https://letters.port.example",
  trial: false,
  font: new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(FONT))),
};

export const reader = await openReader(pdfiumWasm());

/** Where the stamps of a PDF's pages go, as pdfium sees the pages. */
export async function measure(pdf: Uint8Array): Promise<PagePlace[]> {
  const sizes: { width: number; height: number }[] = [];
  const blank = await reader.findBlank(pdf, (width, height) => {
    sizes.push({ width, height });
    return stampBoxes(width, height, MARK);
  });
  if (!blank.ok) throw new Error(blank.code);
  return blank.pages.map((boxes, i) => placeFor(sizes[i]!.width, sizes[i]!.height, boxes));
}

/** The template, measured; throws where there is none. */
export async function templateOf(pdf: Uint8Array, places?: readonly PagePlace[]): Promise<Template> {
  const template = await compileTemplate(pdf, MARK, places ?? (await measure(pdf)));
  if (!template.ok) throw new Error(template.code);
  return template;
}

/** The pages as read; throws where they are not. */
export async function pagesOf(pdf: Uint8Array) {
  const read = await reader.readPdf(pdf);
  if (!read.ok) throw new Error(read.code);
  return read.pages;
}

/** A page in pixels; throws where it cannot be drawn. */
export async function drawn(pdf: Uint8Array, page: number, pxPerPt: number) {
  const picture = await reader.renderPage(pdf, page, pxPerPt);
  if (!picture.ok) throw new Error(picture.code);
  return picture;
}
