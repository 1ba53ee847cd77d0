import jsqr from "jsqr";
import type { Job, Told } from "./worker-job.ts";

// Looking for a square code in a photograph takes a second or two: not on the thread that draws the page.

type Part = readonly [x: number, y: number, width: number, height: number];

const WHOLE: Part = [0, 0, 1, 1];
/** Overlapping parts: a small code on a whole page is lost among other corners. The foot first, where ours stands. */
const PARTS: readonly Part[] = [
  [0.45, 0.45, 0.55, 0.55],
  [0, 0.45, 0.55, 0.55],
  [0.225, 0.225, 0.55, 0.55],
  [0.45, 0, 0.55, 0.55],
  [0, 0, 0.55, 0.55],
];
/** What is looked at in turn: a part, and its longer side in px. A far code needs many, a noisy close-up few. */
const LOOKS: readonly (readonly [Part, number])[] = [
  [WHOLE, 1000],
  [WHOLE, 1700],
  [WHOLE, 600],
  ...PARTS.map((part) => [part, 1000] as const),
  ...PARTS.slice(0, 2).map((part) => [part, 1700] as const),
];

// A CommonJS package whose function is its own default.
const read = jsqr.default;

function drawn(picture: ImageBitmap, [left, top, across, down]: Part, side: number): ImageData | null {
  const [w, h] = [across * picture.width, down * picture.height];
  const scale = Math.min(side / Math.max(w, h), 2);
  const [width, height] = [Math.max(1, Math.round(w * scale)), Math.max(1, Math.round(h * scale))];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(picture, left * picture.width, top * picture.height, w, h, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** The browser's own reader, where it has one (phones mostly): quicker, and better with bent paper. */
type Detector = new (of: { formats: string[] }) => {
  detect(picture: ImageBitmap): Promise<{ rawValue: string }[]>;
};

async function byBrowser(picture: ImageBitmap): Promise<string | null> {
  const Reader = (self as { BarcodeDetector?: Detector }).BarcodeDetector;
  if (!Reader) return null;
  const found = await new Reader({ formats: ["qr_code"] }).detect(picture).catch(() => []);
  return found[0]?.rawValue ?? null;
}

async function look(picture: Blob): Promise<readonly string[]> {
  const bitmap = await createImageBitmap(picture);
  const known = await byBrowser(bitmap);
  if (known !== null) return [known];
  for (const [part, side] of LOOKS) {
    const image = drawn(bitmap, part, side);
    const code = image && read(image.data, image.width, image.height, { inversionAttempts: "dontInvert" });
    if (code && code.data !== "") return [code.data];
  }
  return [];
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
