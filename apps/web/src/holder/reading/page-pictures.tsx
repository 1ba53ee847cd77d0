import { type ReactNode, useState } from "react";
import { pictureAddress } from "../requests.ts";
import { useReading } from "./reading-context.ts";

/** The real pages of this copy, folded: they are drawn once somebody opens the fold. */
export function PagePictures(): ReactNode {
  const { view, words, copy } = useReading();
  const [opened, setOpened] = useState(false);
  return (
    <details className="reading__pages no-print" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{words.pictures}</summary>
      {opened ? (
        <div className="pages">
          {view.pages.map((_, i) => (
            <a
              key={`page ${i + 1}`}
              className="page-picture"
              href={pictureAddress(copy, i + 1)}
              target="_blank"
              rel="noreferrer"
            >
              <img
                className="sheet"
                src={pictureAddress(copy, i + 1)}
                alt={words.pictureOf(i + 1)}
                loading="lazy"
                width={1190}
                height={1684}
              />
            </a>
          ))}
        </div>
      ) : null}
    </details>
  );
}
