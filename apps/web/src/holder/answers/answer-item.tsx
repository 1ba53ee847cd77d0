import type { ReactNode } from "react";
import { CommentWords } from "../comment/comment-words.tsx";
import { excerpt } from "../excerpt.ts";
import { GoTo } from "../letter/go-to.tsx";
import type { Comment, Earlier } from "../requests.ts";
import { Thread } from "../thread/thread.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { OfficeAnswer } from "./office-answer.tsx";
import { WhereNow } from "./where-now.tsx";
import { YourWord } from "./your-word.tsx";

type Props = { readonly comment: Comment | Earlier; readonly toWords: () => void };

const isEarlier = (comment: Comment | Earlier): comment is Earlier => "attached" in comment;

/** One comment, what the office answered, and what its holder says to that. */
export function AnswerItem({ comment, toWords }: Props): ReactNode {
  const card = useFreshFocus<HTMLElement>(`answer-${comment.id}`);
  const { disposed, severity, version, text, proposed } = comment;
  const moved = isEarlier(comment) && comment.attached !== null;
  return (
    <article
      className="comment answered"
      id={`answer-${comment.id}`}
      ref={card}
      tabIndex={-1}
      lang="en"
      dir="ltr"
      aria-label={`Answer to your comment: ${excerpt(text || proposed, 40)}`}
    >
      <header>
        <span className="label">
          Your comment on version {version}, {severity}
        </span>
      </header>
      {isEarlier(comment) ? <WhereNow comment={comment} toWords={toWords} /> : null}
      <CommentWords comment={comment} quoted={!moved} />
      {isEarlier(comment) ? (
        <Thread comment={comment} back={`answer-${comment.id}`} />
      ) : (
        <InTheLetter comment={comment} toWords={toWords} />
      )}
      <OfficeAnswer comment={comment} />
      {disposed ? <YourWord comment={comment} disposed={disposed} /> : null}
    </article>
  );
}

/** What was written under a comment of this copy stands with the comment. */
function InTheLetter({ comment, toWords }: Props): ReactNode {
  const { replies, passage } = comment;
  if (replies.length === 0) return null;
  return (
    <p className="small">
      <GoTo section={passage ? "words" : "comments"} place={`comment-${comment.id}`} reveal={toWords}>
        {replies.length === 1 ? "One reply" : `${replies.length} replies`} under the comment
      </GoTo>
    </p>
  );
}
