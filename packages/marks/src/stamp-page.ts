import { PdfArray, PdfDict, PdfNumber, PdfRef, PdfStream } from "@libpdf/core";
import { pt } from "./artwork.ts";
import { contentBalance, type Balance } from "./content-balance.ts";
import { compose, displayedSize, fromDisplay, grow, union, type Box, type Matrix } from "./geometry.ts";
import { layOut, type Place } from "./layout.ts";
import type { Page, Resolve } from "./pages.ts";

/** The forms to draw, and a way to add objects to the file. */
export type Stamp = {
  readonly banner: PdfRef;
  badge(place: Place): PdfRef;
  readonly lines: readonly string[];
  readonly resolve: Resolve;
  register(object: PdfDict): PdfRef;
};

/** The page with its stamp; null where the page's content would swallow it. */
export function stampPage(page: Page, place: Place, stamp: Stamp): PdfDict | null {
  const streams = contentStreams(page, stamp.resolve);
  const balance = balanceOf(streams, stamp.resolve);
  if (balance.swallows) return null;
  const { width, height } = displayedSize(page.visible, page.rotation);
  const layout = layOut(width, height, place, stamp.lines);
  const visible = grow(page.visible, page.rotation, layout.growth);
  const toPage = fromDisplay(visible, page.rotation);
  const at = (spot: { x: number; y: number; scale: number }) =>
    compose(toPage, [spot.scale, 0, 0, spot.scale, spot.x, spot.y]);
  const [resources, names] = withForms(page, [stamp.banner, stamp.badge(place)], stamp.resolve);
  const stamped = page.dict.clone();
  stamped.set("Resources", resources);
  if (place === "outside") setBoxes(stamped, page, visible);
  const before = opening(balance, place === "outside" ? page.visible : null);
  const after = closing(balance, [
    artifact("Header", "Top", names[0]!, at(layout.banner)),
    artifact("Footer", "Bottom", names[1]!, at(layout.badge)),
  ]);
  stamped.set("Contents", PdfArray.of(content(before, stamp), ...streams, content(after, stamp)));
  return stamped;
}

// What the page hides outside its visible part must stay hidden when the page grows.
function opening(balance: Balance, clip: Box | null): string {
  const clipping = clip ? ` ${pt(clip.x)} ${pt(clip.y)} ${pt(clip.width)} ${pt(clip.height)} re W n` : "";
  return `q${clipping}${" q".repeat(balance.missingStates)}\n`;
}

function closing(balance: Balance, stamps: readonly string[]): string {
  const ends = [
    ...(balance.openText ? ["ET"] : []),
    ...Array.from({ length: balance.openMarks }, () => "EMC"),
    ...Array.from({ length: balance.openStates + 1 }, () => "Q"),
  ];
  return `\n${ends.join(" ")}\n${stamps.join("\n")}\n`;
}

/** Not part of the letter's text: readers aloud and reflowing viewers leave it out (ISO 32000-2, 14.8.2.2). */
function artifact(subtype: string, edge: string, name: string, matrix: Matrix): string {
  const properties = `<</Type /Pagination /Subtype /${subtype} /Attached [/${edge}]>>`;
  return `/Artifact ${properties} BDC q ${matrix.map(pt).join(" ")} cm /${name} Do Q EMC`;
}

function contentStreams(page: Page, resolve: Resolve): PdfRef[] {
  const value = page.dict.get("Contents");
  const contents = value instanceof PdfRef ? resolve(value) : value;
  const items = contents instanceof PdfArray ? contents.toArray() : [value];
  return items.filter((item): item is PdfRef => item instanceof PdfRef && resolve(item) instanceof PdfStream);
}

function balanceOf(streams: readonly PdfRef[], resolve: Resolve): Balance {
  const parts = streams.flatMap((ref) => {
    const stream = resolve(ref);
    return stream instanceof PdfStream ? [stream.getDecodedData(), Uint8Array.of(0x0a)] : [];
  });
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return contentBalance(whole);
}

// Pages share and inherit resources: the page gets dictionaries of its own, and no other page changes.
function withForms(page: Page, forms: readonly PdfRef[], resolve: Resolve): [PdfDict, string[]] {
  const resources = page.resources?.clone() ?? new PdfDict();
  const xobjects = resources.getDict("XObject", resolve)?.clone() ?? new PdfDict();
  const names = forms.map((form) => {
    const name = freeName(xobjects);
    xobjects.set(name, form);
    return name;
  });
  resources.set("XObject", xobjects);
  return [resources, names];
}

function freeName(xobjects: PdfDict): string {
  let number = 1;
  while (xobjects.has(`Stamp${number}`)) number++;
  return `Stamp${number}`;
}

function setBoxes(page: PdfDict, was: Page, visible: Box): void {
  page.set("MediaBox", boxArray(union(was.media, visible)));
  page.set("CropBox", boxArray(visible));
}

function boxArray(box: Box): PdfArray {
  const corners = [box.x, box.y, box.x + box.width, box.y + box.height];
  return PdfArray.of(...corners.map((corner) => PdfNumber.of(Number(corner.toFixed(4)))));
}

function content(text: string, stamp: Stamp): PdfRef {
  return stamp.register(new PdfStream(new PdfDict(), new TextEncoder().encode(text)));
}
