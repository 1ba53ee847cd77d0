import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import type { Comment } from "../requests.ts";
import { dispositionWord } from "./disposition-words.ts";

/** What the office answered to a comment; or that it did not yet. */
export function OfficeAnswer({ comment }: { readonly comment: Comment }): ReactNode {
  const { view } = useHolder();
  const { disposed, merged } = comment;
  const together = merged === null ? "" : "Another comment says the same; the office treats both as one.";
  if (!disposed)
    return (
      <p className="label office-answer__none">
        {`${view.office} has not answered it yet. ${together}`.trim()}
      </p>
    );
  return (
    <div className="office-answer" data-disposition={disposed.disposition}>
      <p>
        <b>{dispositionWord(disposed)}</b> <span className="label">{since(disposed.at)}</span>
      </p>
      {disposed.response === "" ? null : (
        <p className="as-typed" dir="auto">
          {disposed.response}
        </p>
      )}
      {together === "" ? null : <p className="label">{together}</p>}
    </div>
  );
}
