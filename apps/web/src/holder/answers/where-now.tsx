import type { HolderView } from "@chirograph/wire/copy";
import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { GoTo } from "../letter/go-to.tsx";
import type { Earlier } from "../requests.ts";

type Props = { readonly comment: Earlier; readonly toWords: () => void };

/** Whether the passage of a comment stands in another version than the one that is read here. */
export function isMoved({ copy }: HolderView, { passage, attached, version }: Earlier): boolean {
  return passage !== null && attached !== null && !copy.recalled && version !== copy.version;
}

/** Where the passage of a comment on an earlier version stands in this one; if nowhere, its old words are what remains of it. */
export function WhereNow({ comment, toWords }: Props): ReactNode {
  const { view } = useHolder();
  const { attached, passage, version } = comment;
  if (!isMoved(view, comment) || !passage) return null;
  const now = view.copy.version;
  const here = attached?.passage ?? null;
  const kept = attached?.state === "here";
  return (
    <div className="where">
      <p className="label">
        {kept ? `Version ${version} said, and version ${now} says still:` : `Version ${version} said:`}
      </p>
      <Quoted words={passage.quote} />
      {kept ? null : (
        <p className="label">
          {here ? `Version ${now} says there now:` : `Version ${now} does not have this passage any more.`}
        </p>
      )}
      {here && !kept ? <Quoted words={here.quote} /> : null}
      {here ? (
        <GoTo section="words" place={`passage-${comment.id}`} reveal={toWords}>
          See it in the letter, page {here.page}
        </GoTo>
      ) : null}
    </div>
  );
}

function Quoted({ words }: { readonly words: string }): ReactNode {
  const { view } = useHolder();
  return (
    <blockquote dir="auto" lang={view.language}>
      {words}
    </blockquote>
  );
}
