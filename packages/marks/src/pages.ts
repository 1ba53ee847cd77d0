import { PdfArray, PdfDict, PdfNumber, PdfRef, type PdfObject } from "@libpdf/core";
import { intersection, type Box, type Rotation } from "./geometry.ts";

/** Looks an object up; null where the file has none of that number. */
export type Resolve = (ref: PdfRef) => PdfObject | null;

/** A page with what it inherits from the page tree (ISO 32000-2, 7.7.3.4). `visible`: the part that is displayed, in the page's coordinates. */
export type Page = {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly resources: PdfDict | null;
  readonly media: Box;
  readonly visible: Box;
  readonly rotation: Rotation;
};

/** What a damaged page tree leads to; its code is for the caller's refusal. */
export class PageTreeError extends Error {
  readonly code = "damaged";
}

type Inherited = { readonly [Key in "Resources" | "MediaBox" | "CropBox" | "Rotate"]?: PdfObject };

const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"] as const;
/** What readers show where no MediaBox is given: US Letter. */
const LETTER: Box = { x: 0, y: 0, width: 612, height: 792 };
const DEEPEST = 64;

/** The document's pages in order. Throws PageTreeError where the tree is broken, endless or deeper than 64. */
export function pagesOf(root: PdfDict, resolve: Resolve): Page[] {
  const pages: Page[] = [];
  const path = new Set<string>();
  const visit = (value: PdfObject | undefined, inherited: Inherited): void => {
    const node = value instanceof PdfRef ? resolve(value) : value;
    if (!(value instanceof PdfRef) || !(node instanceof PdfDict) || path.size > DEEPEST) throw broken();
    const passedOn = inherit(node, inherited);
    const kids = node.getArray("Kids", resolve);
    if (!kids) {
      pages.push(pageOf(value, node, passedOn, resolve));
      return;
    }
    if (path.has(String(value))) throw broken();
    path.add(String(value));
    for (const kid of kids) visit(kid, passedOn);
    path.delete(String(value));
  };
  visit(root.get("Pages"), {});
  if (pages.length === 0) throw broken();
  return pages;
}

function inherit(node: PdfDict, inherited: Inherited): Inherited {
  const own: Record<string, PdfObject> = {};
  for (const key of INHERITED) {
    const value = node.get(key);
    if (value !== undefined && value.type !== "null") own[key] = value;
  }
  return { ...inherited, ...own };
}

function pageOf(ref: PdfRef, dict: PdfDict, inherited: Inherited, resolve: Resolve): Page {
  const resources = resolved(inherited.Resources, resolve);
  const media = boxOf(inherited.MediaBox, resolve) ?? LETTER;
  const crop = boxOf(inherited.CropBox, resolve);
  return {
    ref,
    dict,
    resources: resources instanceof PdfDict ? resources : null,
    media,
    visible: (crop && intersection(crop, media)) ?? media,
    rotation: rotationOf(resolved(inherited.Rotate, resolve)),
  };
}

function boxOf(value: PdfObject | undefined, resolve: Resolve): Box | null {
  const array = resolved(value, resolve);
  if (!(array instanceof PdfArray) || array.length !== 4) return null;
  const numbers = array.toArray().map((item) => {
    const number = resolved(item, resolve);
    return number instanceof PdfNumber ? number.value : Number.NaN;
  });
  if (!numbers.every(Number.isFinite)) return null;
  const [a, b, c, d] = numbers as [number, number, number, number];
  const box = { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) };
  return box.width > 0 && box.height > 0 ? box : null;
}

function rotationOf(value: PdfObject | null): Rotation {
  const turns = value instanceof PdfNumber ? Math.round(value.value / 90) : 0;
  return ([0, 90, 180, 270] as const)[((turns % 4) + 4) % 4]!;
}

function resolved(value: PdfObject | undefined, resolve: Resolve): PdfObject | null {
  return value instanceof PdfRef ? resolve(value) : (value ?? null);
}

function broken(): PageTreeError {
  return new PageTreeError("The PDF's page tree is broken.");
}
