import { PDF, PdfDict, type PdfRef } from "@libpdf/core";
import { sha256 } from "@noble/hashes/sha2.js";
import { badgeForm, bannerForm, fontObjects } from "./artwork.ts";
import { badgeLines } from "./badge-lines.ts";
import { qrUrl } from "./code.ts";
import { stampFont } from "./font.ts";
import { displayedSize, type Box } from "./geometry.ts";
import { choosePlace, wantedBoxes, type Place } from "./layout.ts";
import { Objects } from "./objects.ts";
import { PageTreeError, pagesOf, type Page } from "./pages.ts";
import { stampPage } from "./stamp-page.ts";
import { refuseStamp, type StampRefusal } from "./stamp-refusal.ts";
import { hex, writePdf } from "./write-pdf.ts";

/** Names the bytes that come out: any change to them is a new number, and the row of a copy pins the one it was made with. */
export const STAMPER = "1";

/** What all copies of a version share. `publicAddress`: where anyone may ask what a paper is; `versionId`: 32 hex digits; `font`: a monospaced TrueType file. */
export type VersionMark = {
  readonly versionId: string;
  readonly publicAddress: string;
  readonly trial: boolean;
  readonly font: Uint8Array;
};

/**
 * A version with room for a copy's marks. A copy is these bytes with two slots filled, so a stranger's file is parsed once, where it can
 * be stopped, and never again. `lineAt`, `idAt`: byte offsets of the banner's instruction and of the file identifier.
 */
export type Template = {
  readonly ok: true;
  readonly stamper: typeof STAMPER;
  readonly bytes: Uint8Array;
  readonly lineAt: number;
  readonly idAt: number;
  /** Hash of all that went in, as 64 hex digits. */
  readonly seed: string;
  readonly trial: boolean;
};

/** Where each page's stamp goes, with the page's displayed size (pt) that this was measured on. */
export type PagePlace = { readonly width: number; readonly height: number; readonly place: Place };

/** The boxes that must be blank on a page of this displayed size for its stamp to stand in the margins. */
export function stampBoxes(
  width: number,
  height: number,
  mark: Pick<VersionMark, "versionId" | "publicAddress">,
): readonly Box[] {
  const wanted = wantedBoxes(width, height, badgeLines(mark));
  return [...wanted.banner, ...wanted.right, ...wanted.left];
}

/** The place that follows from which of stampBoxes are blank. */
export function placeFor(width: number, height: number, blank: readonly boolean[]): PagePlace {
  const [banner, rightQr, rightText, leftQr, leftText] = blank;
  const found = {
    banner: banner === true,
    right: rightQr === true && rightText === true,
    left: leftQr === true && leftText === true,
  };
  return { width, height, place: choosePlace(width, height, found) };
}

/**
 * Compiles a version's PDF into a template. Pages without a measured place get their stamp outside what was the page: nothing is ever covered.
 * A whole new file is written, never an update appended to the old one. Refuses signed, restricted and damaged files.
 */
export async function compileTemplate(
  versionPdf: Uint8Array,
  mark: VersionMark,
  places: readonly PagePlace[] = [],
): Promise<Template | StampRefusal> {
  if (new TextDecoder("latin1").decode(versionPdf).includes("/ByteRange"))
    return refuseStamp("signed-already");
  const pdf = await load(versionPdf);
  if (!pdf) return refuseStamp("damaged");
  if (pdf.isEncrypted) return refuseStamp("encrypted");
  try {
    const seed = hex(sha256(new TextEncoder().encode(seedText(versionPdf, mark, places))));
    return compile(pdf, mark, places, seed) ?? refuseStamp("cannot-mark");
  } catch (fault) {
    if (fault instanceof PageTreeError) return refuseStamp("damaged");
    throw fault;
  }
}

function compile(pdf: PDF, mark: VersionMark, places: readonly PagePlace[], seed: string): Template | null {
  const trailer = pdf.context.info.trailer;
  const root = trailer.getRef("Root");
  const objects = new Objects(pdf);
  const catalog = root && objects.resolve(root);
  if (!root || !(catalog instanceof PdfDict)) throw new PageTreeError("The PDF has no catalog.");
  const banner = stampPages(pagesOf(catalog, objects.resolve), mark, places, objects);
  if (!banner) return null;
  const written = writePdf({
    version: pdf.version,
    root,
    info: trailer.getRef("Info") ?? null,
    id: [seed.slice(0, 32), "0".repeat(32)],
    resolve: objects.resolve,
  });
  const dataAt = written.dataAt.get(String(banner.ref));
  if (dataAt === undefined) throw new Error("The banner was drawn on no page.");
  const { bytes, secondIdAt } = written;
  return {
    ok: true,
    stamper: STAMPER,
    bytes,
    lineAt: dataAt + banner.slotAt,
    idAt: secondIdAt,
    seed,
    trial: mark.trial,
  };
}

/** Stamps every page; the banner's form and where its slot is, or null where a page's content would swallow it. */
function stampPages(
  pages: readonly Page[],
  mark: VersionMark,
  places: readonly PagePlace[],
  objects: Objects,
): { ref: PdfRef; slotAt: number } | null {
  const lines = badgeLines(mark);
  const url = qrUrl(mark.publicAddress, mark.versionId);
  const font = fontObjects(stampFont(mark.font), objects.register);
  const { form, slotAt } = bannerForm(font);
  const badges = new Map<Place, PdfRef>();
  const badge = (place: Place) => {
    const side = place === "left" ? "left" : "right";
    const ref = badges.get(side) ?? objects.register(badgeForm(url, lines, side, font));
    badges.set(side, ref);
    return ref;
  };
  const stamp = {
    banner: objects.register(form),
    badge,
    lines,
    resolve: objects.resolve,
    register: objects.register,
  };
  for (const [i, page] of pages.entries()) {
    const stamped = stampPage(page, measuredPlace(page, places[i]), stamp);
    if (!stamped) return null;
    objects.replace(page.ref, stamped);
  }
  return { ref: stamp.banner, slotAt };
}

/** A place holds only for the page it was measured on: where the sizes differ, something was read differently. */
function measuredPlace(page: Page, measured: PagePlace | undefined): Place {
  const { width, height } = displayedSize(page.visible, page.rotation);
  const fits = measured && Math.abs(measured.width - width) < 1 && Math.abs(measured.height - height) < 1;
  return fits ? measured.place : "outside";
}

async function load(bytes: Uint8Array): Promise<PDF | null> {
  try {
    return await PDF.load(bytes);
  } catch {
    return null;
  }
}

function seedText(versionPdf: Uint8Array, mark: VersionMark, places: readonly PagePlace[]): string {
  const { versionId, publicAddress, trial } = mark;
  const files = [versionPdf, mark.font].map((bytes) => hex(sha256(bytes)));
  return JSON.stringify([
    STAMPER,
    files,
    versionId,
    publicAddress,
    trial,
    places.map((p) => [p.width, p.height, p.place]),
  ]);
}
