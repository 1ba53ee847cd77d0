import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { shortMoment } from "../moments.ts";
import { useLetter } from "./letter-context.ts";

const rank = { critical: 0, major: 1, substantive: 2, administrative: 3 };
type Comment = letter.CommentView;

/** What holders said, in the order of the letter: by page and place, the newest version first. */
export function CommentsTab(): ReactNode {
  const { view } = useLetter();
  const comments = view.comments.toSorted(byPlace);
  if (comments.length === 0) {
    return (
      <p className="empty">
        There is no comment yet. Holders write them on a passage of their copy, and they stand here in the
        order of the letter.
      </p>
    );
  }
  return (
    <section className="stack" aria-labelledby="comments">
      <h3 id="comments">{comments.length === 1 ? "1 comment" : `${comments.length} comments`}</h3>
      <CommentList comments={comments} />
    </section>
  );
}

export function CommentList({ comments }: { readonly comments: readonly Comment[] }): ReactNode {
  return (
    <ol className="comments stack">
      {comments.map((comment, i) => (
        <li key={comment.id}>
          <CommentCard comment={comment} repeats={samePassage(comments[i - 1], comment)} />
        </li>
      ))}
    </ol>
  );
}

function CommentCard({
  comment,
  repeats,
}: {
  readonly comment: Comment;
  readonly repeats: boolean;
}): ReactNode {
  const { passage, severity, proposed } = comment;
  return (
    <article className={severity === "critical" ? "comment comment--critical" : "comment"}>
      <header>
        <span className="comment__sev">{severity[0]?.toUpperCase() + severity.slice(1)}</span>
        <span dir="auto">{comment.organisation || comment.holder}</span>
        <span className="label">
          {shortMoment(comment.at)}, version {comment.version}
          {passage ? `, page ${passage.page}` : ", on the whole letter"}
          {comment.withdrawn ? ", withdrawn by its author" : ""}
        </span>
      </header>
      {passage ? <blockquote dir="auto">{repeats ? "The same passage." : passage.quote}</blockquote> : null}
      <p dir="auto">{comment.text}</p>
      {proposed ? (
        <p dir="auto">
          Proposed: {passage ? <del>{passage.quote}</del> : null} <ins>{proposed}</ins>
        </p>
      ) : null}
    </article>
  );
}

function samePassage(a: Comment | undefined, b: Comment): boolean {
  if (!a?.passage || !b.passage || a.version !== b.version) return false;
  return (
    a.passage.page === b.passage.page &&
    a.passage.start === b.passage.start &&
    a.passage.end === b.passage.end
  );
}

function byPlace(a: Comment, b: Comment): number {
  if (a.version !== b.version) return b.version - a.version;
  const page = (a.passage?.page ?? 0) - (b.passage?.page ?? 0);
  return page || (a.passage?.start ?? 0) - (b.passage?.start ?? 0) || bySeverity(a, b);
}

/** The gravest first. */
export function bySeverity(a: Comment, b: Comment): number {
  return rank[a.severity] - rank[b.severity] || a.at.localeCompare(b.at);
}
