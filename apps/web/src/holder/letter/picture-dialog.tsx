import { type ReactNode, useEffect, useRef, useState } from "react";
import { useHolder } from "../holder-context.ts";
import { pictureAddress } from "../requests.ts";

/** How wide the page is drawn, in rem: about life size on a screen, and larger. */
const WIDTHS = [46, 64, 90] as const;

/** One page, larger than the window if need be: it is moved by finger, wheel or arrow keys. Escape closes it. */
export function PictureDialog({
  page,
  closed,
}: {
  readonly page: number;
  readonly closed: () => void;
}): ReactNode {
  const { copy } = useHolder();
  const [size, setSize] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog className="zoom" ref={dialog} onClose={closed} aria-label={`Page ${page}, enlarged`}>
      <div className="zoom__bar">
        <span className="small">Page {page}</span>
        <button
          type="button"
          className="btn"
          aria-disabled={size === 0 || undefined}
          onClick={() => setSize(Math.max(0, size - 1))}
        >
          Smaller
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={size === WIDTHS.length - 1 || undefined}
          onClick={() => setSize(Math.min(WIDTHS.length - 1, size + 1))}
        >
          Larger
        </button>
        <button type="button" className="btn btn--go" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {/* Arrow keys move what has the focus, so the frame around the picture takes it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="zoom__frame" tabIndex={0} aria-label="Page, moved with the arrow keys">
        <img
          src={pictureAddress(copy, page)}
          alt={`Page ${page} as typeset`}
          style={{ inlineSize: `${WIDTHS[size] ?? WIDTHS[0]}rem` }}
          width={1190}
          height={1684}
        />
      </section>
    </dialog>
  );
}
