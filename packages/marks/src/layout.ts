import { BANNER_MAX } from "./label.ts";
import type { Box, Growth } from "./geometry.ts";

/**
 * Where a page's stamp stands. `right`, `left`: banner in the upper margin, QR in that lower corner; `outside`: the margins are taken, so
 * the page is made taller and the stamp stands above and below what was the page. Either way it covers nothing.
 */
export type Place = "right" | "left" | "outside";

/** The boxes that must be blank for a place, on the displayed page, in pt from its lower left corner. */
export type Wanted = {
  readonly banner: readonly Box[];
  readonly right: readonly Box[];
  readonly left: readonly Box[];
};

/** Sizes in pt at scale 1. The QR is 18 mm; nothing stands nearer than 14 pt to an edge, where printers cannot reach. */
export const BANNER_SIZE = 8.5;
export const QR_SIDE = 51;
export const CODE_SIZE = 6.5;
/** IBM Plex Mono, and every face used here, is 600/1000 wide. */
export const CHAR = 0.6;
const SIDE = 24;
const FOOT = 16;
const QUIET = 7;
const BANNER_DROP = 20;
const BAND_TOP = 30;
const BAND_BOTTOM = FOOT + QR_SIDE + 2 * QUIET;
const GAP = 8;
const BANNER_WIDTH = BANNER_MAX * BANNER_SIZE * CHAR;
const NARROWEST = 0.5;

/** The stamp of one page: scales, and where the lower left corners of banner (its baseline) and badge go, on the page as grown. */
export type Layout = {
  readonly growth: Growth;
  readonly banner: { readonly x: number; readonly y: number; readonly scale: number };
  readonly badge: { readonly x: number; readonly y: number; readonly scale: number };
};

/** Width of the badge at scale 1: the QR and the lines of text beside it. */
export function badgeWidth(lines: readonly string[]): number {
  return QR_SIDE + GAP + textWidth(lines);
}

/** Where the text starts and the QR stands inside the badge at scale 1. */
export function badgeParts(lines: readonly string[], place: Place): { textX: number; qrX: number } {
  return place === "left" ? { textX: QR_SIDE + GAP, qrX: 0 } : { textX: 0, qrX: textWidth(lines) + GAP };
}

/** The boxes to look at before a place is chosen. */
export function wantedBoxes(width: number, height: number, lines: readonly string[]): Wanted {
  const { banner, badge } = scales(width, height);
  return {
    banner: [
      {
        x: (SIDE - 4) * banner,
        y: height - (BANNER_DROP + 5) * banner,
        width: (BANNER_WIDTH + 8) * banner,
        height: 16 * banner,
      },
    ],
    right: badgeBoxes(width - (SIDE + badgeWidth(lines)) * badge, badge, lines, "right"),
    left: badgeBoxes(SIDE * badge, badge, lines, "left"),
  };
}

/** The quietest place that is free. Small pages have no margins to stand in. */
export function choosePlace(
  width: number,
  height: number,
  blank: { readonly banner: boolean; readonly right: boolean; readonly left: boolean },
): Place {
  const { banner, badge } = scales(width, height);
  const roomy = height > 4 * BAND_BOTTOM * badge && width >= (BANNER_WIDTH + 2 * SIDE) * banner;
  if (!roomy || !blank.banner) return "outside";
  if (blank.right) return "right";
  return blank.left ? "left" : "outside";
}

/** Lays out one page of the displayed size. */
export function layOut(width: number, height: number, place: Place, lines: readonly string[]): Layout {
  const { banner, badge } = scales(width, height);
  const needed = Math.max((BANNER_WIDTH + 2 * SIDE) * banner, (badgeWidth(lines) + 2 * SIDE) * badge);
  const outside = place === "outside";
  const growth = {
    top: outside ? BAND_TOP * banner : 0,
    bottom: outside ? BAND_BOTTOM * badge : 0,
    right: outside ? Math.max(0, needed - width) : 0,
  };
  const right = width + growth.right - (SIDE + badgeWidth(lines)) * badge;
  return {
    growth,
    banner: {
      x: SIDE * banner,
      y: height + growth.top + growth.bottom - BANNER_DROP * banner,
      scale: banner,
    },
    badge: { x: place === "left" ? SIDE * badge : right, y: FOOT * badge, scale: badge },
  };
}

// Large sheets get a larger stamp; narrow pages a smaller banner, down to half. The QR is never smaller than 18 mm: it is to be scanned.
function scales(width: number, height: number): { banner: number; badge: number } {
  const sheet = Math.max(1, Math.min(width, height) / 842);
  const fitting = width / (BANNER_WIDTH + 2 * SIDE);
  return { banner: Math.max(NARROWEST, Math.min(sheet, fitting)), badge: sheet };
}

function badgeBoxes(x: number, scale: number, lines: readonly string[], place: Place): Box[] {
  const { textX, qrX } = badgeParts(lines, place);
  const box = (left: number, bottom: number, width: number, height: number): Box => ({
    x: x + left * scale,
    y: bottom * scale,
    width: width * scale,
    height: height * scale,
  });
  return [
    box(qrX - QUIET, FOOT - QUIET, QR_SIDE + 2 * QUIET, QR_SIDE + 2 * QUIET),
    box(textX - 3, FOOT - 4, textWidth(lines) + 6, 24),
  ];
}

function textWidth(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length)) * CODE_SIZE * CHAR;
}
