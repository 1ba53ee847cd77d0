import { type ReactNode, useRef, useState } from "react";
import { useHolder } from "../holder-context.ts";
import { pictureAddress } from "../requests.ts";
import { PictureDialog } from "./picture-dialog.tsx";

/** The real pages of this copy, as pictures; a tap opens one larger. */
export function Pictures({ toWords }: { readonly toWords: () => void }): ReactNode {
  const { view } = useHolder();
  const [larger, setLarger] = useState<number | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <div className="pages">
      {view.pages.map((_, i) => (
        <figure key={`page ${i + 1}`}>
          <Picture
            page={i + 1}
            open={(button) => {
              opener.current = button;
              setLarger(i + 1);
            }}
          />
          <figcaption className="small">
            <span className="label">
              Page {i + 1} of {view.pages.length}. Press it to enlarge it.
            </span>
            <a href={`#words-${i + 1}`} onClick={toWords}>
              {view.takesInput ? "Comment on words of this page" : "Read the words of this page"}
            </a>
          </figcaption>
        </figure>
      ))}
      {larger === null ? null : (
        <PictureDialog
          page={larger}
          closed={() => {
            setLarger(null);
            opener.current?.focus();
          }}
        />
      )}
    </div>
  );
}

type Props = { readonly page: number; readonly open: (button: HTMLButtonElement) => void };

function Picture({ page, open }: Props): ReactNode {
  const { copy } = useHolder();
  const [tries, setTries] = useState(0);
  const [broken, setBroken] = useState(false);
  if (broken)
    return (
      <div className="note note--error" role="alert">
        <p>
          <b>Page {page} could not be drawn.</b> Its words are under “Text”.
        </p>
        <button
          type="button"
          className="btn btn--plain"
          onClick={() => {
            setTries(tries + 1);
            setBroken(false);
          }}
        >
          Try again
        </button>
      </div>
    );
  return (
    <button
      type="button"
      className="page-picture"
      aria-haspopup="dialog"
      onClick={(event) => open(event.currentTarget)}
    >
      <img
        key={tries}
        className="sheet"
        src={pictureAddress(copy, page)}
        alt={`Page ${page} as typeset`}
        // The first page is what one came for; A4 keeps its place until it is there.
        loading={page === 1 ? "eager" : "lazy"}
        width={1190}
        height={1684}
        onError={() => setBroken(true)}
      />
      <span className="vh">, enlarge</span>
    </button>
  );
}
