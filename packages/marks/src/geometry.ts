/** A rectangle in pt: lower left corner, size. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Degrees clockwise by which a page is turned when displayed (ISO 32000-2, 7.7.3.3, /Rotate). */
export type Rotation = 0 | 90 | 180 | 270;

/** A PDF transformation [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Space added at the sides of the page as displayed, in pt. */
export type Growth = { readonly top: number; readonly bottom: number; readonly right: number };

/** Width and height of a page's visible box as displayed. */
export function displayedSize(box: Box, rotation: Rotation): { width: number; height: number } {
  return isTurned(rotation)
    ? { width: box.height, height: box.width }
    : { width: box.width, height: box.height };
}

/** Takes points of the displayed page (from its lower left corner) to the page's own coordinates. */
export function fromDisplay(box: Box, rotation: Rotation): Matrix {
  const [right, top] = [box.x + box.width, box.y + box.height];
  switch (rotation) {
    case 0:
      return [1, 0, 0, 1, box.x, box.y];
    case 90:
      return [0, 1, -1, 0, right, box.y];
    case 180:
      return [-1, 0, 0, -1, right, top];
    case 270:
      return [0, -1, 1, 0, box.x, top];
  }
}

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** The page's box with the space added where the displayed page has its top, bottom and right side. */
export function grow(box: Box, rotation: Rotation, by: Growth): Box {
  const { left, down, right, up } = ownSides(rotation, by);
  return {
    x: box.x - left,
    y: box.y - down,
    width: box.width + left + right,
    height: box.height + down + up,
  };
}

function ownSides(rotation: Rotation, by: Growth) {
  switch (rotation) {
    case 0:
      return { left: 0, down: by.bottom, right: by.right, up: by.top };
    case 90:
      return { left: by.top, down: 0, right: by.bottom, up: by.right };
    case 180:
      return { left: by.right, down: by.top, right: 0, up: by.bottom };
    case 270:
      return { left: by.bottom, down: by.right, right: by.top, up: 0 };
  }
}

/** The smallest box that holds both. */
export function union(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const top = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: top - y };
}

/** What both hold; null where that is nothing. */
export function intersection(a: Box, b: Box): Box | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function isTurned(rotation: Rotation): boolean {
  return rotation === 90 || rotation === 270;
}
