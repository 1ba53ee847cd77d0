import type { ReactNode } from "react";
import { dispositionWord } from "../answers/disposition-words.ts";
import { unfoldAnswers } from "../answers/waits.ts";
import { excerpt } from "../excerpt.ts";
import { GoTo } from "../letter/go-to.tsx";
import type { Earlier } from "../requests.ts";
import { useFreshFocus } from "../use-fresh-focus.ts";

/** One line under a paragraph: on an earlier version this holder said something of it, and what became of that. */
export function EarlierHere({ comment }: { readonly comment: Earlier }): ReactNode {
  const line = useFreshFocus<HTMLParagraphElement>(`passage-${comment.id}`);
  const { version, text, proposed, disposed, attached } = comment;
  return (
    <p className="earlier-here label" lang="en" dir="ltr" ref={line} tabIndex={-1}>
      You on version {version}
      {attached?.state === "changed" ? ", before it was changed" : ""}:{" "}
      <GoTo section="answers" place={`answer-${comment.id}`} reveal={unfoldAnswers}>
        <q dir="auto">{excerpt(text || proposed, 60)}</q>
      </GoTo>{" "}
      {disposed ? dispositionWord(disposed) : "Not answered yet"}
    </p>
  );
}
