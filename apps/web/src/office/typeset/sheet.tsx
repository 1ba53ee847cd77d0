import { useEffect, useRef, useState, type ReactNode } from "react";
import { problemOf } from "../../api.ts";
import { openFile, type OpenFile } from "./page-reader.ts";

const A4_WIDTH_PT = 595;
/** No screen shows more; it keeps one page under 40 million pixels. */
const MOST_PX_PER_PT = 4;

type Opened = { readonly file: OpenFile | null; readonly trouble: string | null };

/** Opens the bytes; while a newer file opens, the earlier one stays. */
export function useOpenFile(bytes: Uint8Array | undefined): Opened {
  const [opened, setOpened] = useState<Opened>({ file: null, trouble: null });
  useEffect(() => {
    if (!bytes) return undefined;
    let superseded = false;
    const take = (next: Opened) => {
      if (!superseded) setOpened(next);
    };
    openFile(bytes).then(
      (file) => take({ file, trouble: null }),
      (error: unknown) =>
        take({ file: null, trouble: error instanceof Error ? error.message : problemOf(error).message }),
    );
    return () => {
      superseded = true;
    };
  }, [bytes]);
  return opened;
}

/** One typeset page on its paper, sharp on this screen. `page` counts from 0. */
export function Sheet({
  file,
  page,
  name,
}: {
  readonly file: OpenFile;
  readonly page: number;
  readonly name: string;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  useEffect(() => {
    if (width === 0) return undefined;
    let superseded = false;
    const pxPerPt = Math.min(MOST_PX_PER_PT, (width * devicePixelRatio) / A4_WIDTH_PT);
    file.draw(page, pxPerPt).then(
      (drawn) => {
        if (!superseded && canvas.current) paint(canvas.current, drawn);
      },
      (error: unknown) => console.error(error),
    );
    return () => {
      superseded = true;
    };
  }, [file, page, width]);
  return (
    <div className="sheet">
      <canvas ref={canvas} role="img" aria-label={name} />
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, drawn: { width: number; height: number; rgba: Uint8Array }): void {
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const pixels = new ImageData(new Uint8ClampedArray(drawn.rgba), drawn.width, drawn.height);
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
}

/** The width of an element in CSS px, in steps of 8 so that a resize does not draw at every pixel. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.ceil(target.clientWidth / 8) * 8));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
