import jsqr from "jsqr";
import type { Job, Told } from "./worker-job.ts";

// Looking for a square code in a photograph takes a second or two: not on the thread that draws the page.

/** Longer sides that are tried, px: a code far off needs many, a noisy close-up is read better from few. */
const SIDES = [1000, 1600, 700, 2400, 400];
/** The picture is also looked at in overlapping parts: a small code on a whole page is lost among other corners. */
const PARTS = [
  [0, 0, 1, 1],
  [0.45, 0.45, 0.55, 0.55],
  [0, 0.45, 0.55, 0.55],
  [0.45, 0, 0.55, 0.55],
  [0, 0, 0.55, 0.55],
  [0.225, 0.225, 0.55, 0.55],
] as const;
const TURNS = [0, Math.PI / 4];

// A CommonJS package whose function is its own default.
const read = jsqr.default;

function drawn(
  picture: ImageBitmap,
  part: readonly [number, number, number, number],
  side: number,
  turn: number,
): ImageData | null {
  const [x, y, w, h] = [
    part[0] * picture.width,
    part[1] * picture.height,
    part[2] * picture.width,
    part[3] * picture.height,
  ];
  const scale = Math.min(side / Math.max(w, h), 2);
  const [width, height] = [Math.max(1, Math.round(w * scale)), Math.max(1, Math.round(h * scale))];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(turn);
  context.drawImage(picture, x, y, w, h, -width / 2, -height / 2, width, height);
  return context.getImageData(0, 0, width, height);
}

/** Every code that is found until one is ours to judge: the page says which. */
function* codes(picture: ImageBitmap): Generator<string> {
  for (const turn of TURNS)
    for (const part of PARTS)
      for (const side of SIDES) {
        const image = drawn(picture, part, side, turn);
        const code =
          image && read(image.data, image.width, image.height, { inversionAttempts: "attemptBoth" });
        if (code && code.data !== "") yield code.data;
      }
}

async function look(picture: Blob): Promise<readonly string[]> {
  const bitmap = await createImageBitmap(picture);
  const found = codes(bitmap).next();
  return found.done ? [] : [found.value];
}

function tell(told: Told): void {
  self.postMessage(told, { transfer: [] });
}

self.addEventListener("message", (event: MessageEvent<Job>) => {
  if (event.data.kind !== "square-code") return;
  look(event.data.picture)
    .catch((): readonly string[] => [])
    .then((found) => tell({ kind: "square-code", found }))
    .catch((fault: unknown) => console.error(fault));
});
