import type { ReactNode } from "react";
import { CommentWords } from "../comment/comment-words.tsx";
import { excerpt } from "../excerpt.ts";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import type { Comment } from "../requests.ts";
import { Replies } from "../thread/thread.tsx";

/** A comment of somebody else: theirs by name, read and not changed. */
export function TheirCard({
  comment,
  children,
}: {
  readonly comment: Comment;
  readonly children?: ReactNode;
}): ReactNode {
  const { view } = useHolder();
  const { holder, organisation, severity, text, proposed, at, late } = comment;
  return (
    <article
      className={`comment comment--theirs${severity === "critical" ? " comment--critical" : ""}`}
      lang="en"
      dir="ltr"
      aria-label={`${holder}, ${severity}: ${excerpt(text || proposed, 40)}`}
    >
      <header>
        <span className="comment__who" dir="auto">
          {organisation === "" ? holder : `${holder}, ${organisation}`}
        </span>
        <span className="label">
          {severity}, {since(at)}
          {late ? ", after the suspense" : ""}
        </span>
      </header>
      <CommentWords comment={comment} />
      <Replies comment={comment} own={view.copy.holder.name} />
      {children}
    </article>
  );
}
