import { useSyncExternalStore, type ReactNode } from "react";
import { Underlines } from "./underlines.tsx";
import { FindingList } from "./finding-list.tsx";
import type { Wording } from "./use-wording.ts";
import { WORDING } from "./wording-section.tsx";
import { countWords } from "./wording-words.ts";

/** What a paragraph's field has of the check: lines behind its words, a sentence that describes it, and on a phone its list. */
export type PointedOut = {
  readonly underlines: ReactNode;
  readonly sentence: string;
  readonly list: ReactNode;
};

const narrow = "(max-width: 40rem)";

/** Whether the window is a phone's, or as narrow by its zoom: the findings then stand under their paragraph. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(narrow).matches,
  );
}

export function pointedOutAt(
  wording: Wording,
  text: string,
  at: number,
  phone: { readonly letter: string; readonly places: readonly string[] } | null,
): PointedOut {
  const found = wording.found.filter((one) => one.at === at);
  const commits = found.filter(({ finding }) => finding.kind === "commitment").length;
  const sentence = countWords(commits, found.length - commits);
  const standing = wording.underlined(at);
  return {
    sentence,
    underlines: standing.length > 0 ? <Underlines text={text} findings={standing} /> : null,
    list:
      phone && found.length > 0 ? (
        <details className="fold at-paragraph">
          <summary>{sentence}</summary>
          <FindingList found={found} wording={wording} rest={WORDING} {...phone} />
        </details>
      ) : null,
  };
}

/** How much is pointed out, at the head of the paragraphs; it leads to the list. */
export function WordingCount({ wording }: { readonly wording: Wording }): ReactNode {
  const commits = wording.found.filter(({ finding }) => finding.kind === "commitment").length;
  const look = wording.found.length - commits;
  if (commits + look === 0) return null;
  return (
    <a
      className="wording-count"
      href={`#${WORDING}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(WORDING)?.focus();
      }}
    >
      {countWords(commits, look)}
    </a>
  );
}
