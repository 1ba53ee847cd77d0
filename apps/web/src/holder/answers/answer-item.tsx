import type { ReactNode } from "react";
import { CommentWords } from "../comment/comment-words.tsx";
import { excerpt } from "../excerpt.ts";
import { useHolder } from "../holder-context.ts";
import { GoTo } from "../letter/go-to.tsx";
import type { Comment, Earlier } from "../requests.ts";
import { Replies, Thread } from "../thread/thread.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { gatheredIn } from "./gathered.ts";
import { GatheredAnswer } from "./gathered-answer.tsx";
import { OfficeAnswer } from "./office-answer.tsx";
import { OnRecalled } from "./on-recalled.tsx";
import { isOnRecalled } from "./waits.ts";
import { isMoved, WhereNow } from "./where-now.tsx";
import { YourWord } from "./your-word.tsx";

type Props = { readonly comment: Comment | Earlier; readonly toWords: () => void };

const isEarlier = (comment: Comment | Earlier): comment is Earlier => "attached" in comment;

/** One comment, what the office answered, and what its holder says to that. */
export function AnswerItem({ comment, toWords }: Props): ReactNode {
  const card = useFreshFocus<HTMLElement>(`answer-${comment.id}`);
  const { view } = useHolder();
  const gathered = gatheredIn(view, comment.id);
  const { disposed, severity, version, text, proposed } = comment;
  const moved = isEarlier(comment) && isMoved(view, comment);
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
          {isEarlier(comment) ? madeOn(comment, view.copy.version) : ""}
        </span>
      </header>
      {isEarlier(comment) ? <WhereNow comment={comment} toWords={toWords} /> : null}
      <CommentWords comment={comment} quoted={!moved} />
      {isEarlier(comment) ? (
        <SaidSince comment={comment} own={view.copy.holder.name} />
      ) : (
        <InTheLetter comment={comment} toWords={toWords} />
      )}
      {gathered ? <GatheredAnswer comment={comment} /> : <OfficeAnswer comment={comment} />}
      {disposed && !gathered ? <YourWord comment={comment} disposed={disposed} /> : null}
      {isOnRecalled(comment) ? <OnRecalled comment={comment} toWords={toWords} /> : null}
    </article>
  );
}

/** On which copy it was made, where that is not plain: the version tells the number, this tells why it is another. */
function madeOn({ version, recalled }: Earlier, now: number): string {
  if (recalled) return ", on a copy that the office recalled";
  return version === now ? "" : `, which version ${now} replaced`;
}

/** Under a comment on an earlier copy one can still speak, unless that copy was recalled. */
function SaidSince({ comment, own }: { readonly comment: Earlier; readonly own: string }): ReactNode {
  if (comment.recalled) return <Replies comment={comment} own={own} />;
  return <Thread comment={comment} back={`answer-${comment.id}`} />;
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
