import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { GoTo } from "../letter/go-to.tsx";
import type { Earlier } from "../requests.ts";

type Props = { readonly comment: Earlier; readonly toWords: () => void };

/** Where the passage of a comment on an earlier version stands in this one; if nowhere, its old words are what remains of it. */
export function WhereNow({ comment, toWords }: Props): ReactNode {
  const { view } = useHolder();
  const { attached, passage, version } = comment;
  if (!passage || !attached || view.copy.recalled || version === view.copy.version) return null;
  return (
    <div className="where">
      <blockquote dir="auto" lang={view.language}>
        {passage.quote}
      </blockquote>
      <p className="label">{whereWords(comment, view.copy.version)}</p>
      {attached.state === "changed" && attached.passage ? (
        <blockquote dir="auto" lang={view.language}>
          {attached.passage.quote}
        </blockquote>
      ) : null}
      {attached.passage ? (
        <GoTo section="words" place={`passage-${comment.id}`} reveal={toWords}>
          See it in the letter
        </GoTo>
      ) : null}
    </div>
  );
}

function whereWords({ attached, version }: Earlier, now: number): string {
  const was = `These were the words of version ${version}.`;
  switch (attached?.state) {
    case "here":
      return `They stand in version ${now} as they stood, on page ${attached.passage?.page}.`;
    case "changed":
      return `${was} On page ${attached.passage?.page} of version ${now} the passage reads:`;
    default:
      return `${was} Version ${now} has this passage no more.`;
  }
}
