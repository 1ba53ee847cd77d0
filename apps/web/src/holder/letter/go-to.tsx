import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";

type Props = {
  /** What the page calls the place, for the focus. */
  readonly place: string;
  /** Makes the place visible first: folded away it takes no focus. */
  readonly reveal: () => void;
  readonly section: "words" | "comments" | "answers";
  readonly children: ReactNode;
};

/**
 * A link to a place of this page that takes the focus. The browser's own way to the section would take the focus from it again; and ids
 * are too long for addresses here: a long part after # is a link's secret.
 */
export function GoTo({ place, reveal, section, children }: Props): ReactNode {
  const { freshen } = useHolder();
  return (
    <a
      href={`#${section}`}
      onClick={(event) => {
        event.preventDefault();
        reveal();
        freshen(place);
      }}
    >
      {children}
    </a>
  );
}
