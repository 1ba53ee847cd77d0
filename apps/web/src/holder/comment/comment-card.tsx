import { type ReactNode, useState } from "react";
import { GatheredAnswer } from "../answers/gathered-answer.tsx";
import { OfficeAnswer } from "../answers/office-answer.tsx";
import { unfoldAnswers, waitsForYou } from "../answers/waits.ts";
import { withComment } from "../comment-patch.ts";
import { excerpt } from "../excerpt.ts";
import { useHolder } from "../holder-context.ts";
import { GoTo } from "../letter/go-to.tsx";
import { since } from "../moments.ts";
import { type Comment, withdrawComment } from "../requests.ts";
import { SendNote } from "../send-note.tsx";
import { Thread } from "../thread/thread.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";
import { CommentWords } from "./comment-words.tsx";
import { FromColleague } from "./from-colleague.tsx";

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A comment that was sent: its words, what was answered, what was said under it. */
export function CommentCard({ comment }: { readonly comment: Comment }): ReactNode {
  const { view } = useHolder();
  const card = useFreshFocus<HTMLElement>(`comment-${comment.id}`);
  const { severity, text, proposed, late, at } = comment;
  return (
    <article
      className={`comment${severity === "critical" ? " comment--critical" : ""}`}
      id={`comment-${comment.id}`}
      ref={card}
      tabIndex={-1}
      lang="en"
      dir="ltr"
      aria-label={`Your comment, ${severity}: ${excerpt(text || proposed, 40)}`}
    >
      <header>
        <span className="comment__sev">{capital(severity)}</span>
        <span className="label">
          Sent {since(at)}
          {late ? ", after the suspense" : ""}
        </span>
      </header>
      <FromColleague from={comment.from} />
      <CommentWords comment={comment} />
      <Thread comment={comment} back={`comment-${comment.id}`} />
      <GatheredAnswer comment={comment} />
      {comment.disposed === null ? null : <Answered comment={comment} />}
      {view.takesInput ? <CardActs comment={comment} /> : null}
    </article>
  );
}

/** The answer is read here; what one says to it is said where all answers stand. */
function Answered({ comment }: { readonly comment: Comment }): ReactNode {
  const { view } = useHolder();
  const waits = waitsForYou(view, comment);
  return (
    <>
      <OfficeAnswer comment={comment} />
      {waits || comment.satisfaction ? (
        <p className="small">
          <GoTo section="answers" place={`answer-${comment.id}`} reveal={unfoldAnswers}>
            {waits ? "Say whether this answers it" : "What you said to it"}
          </GoTo>
        </p>
      ) : null}
    </>
  );
}

function CardActs({ comment }: { readonly comment: Comment }): ReactNode {
  const { keeper, freshen } = useHolder();
  const [asking, setAsking] = useState(false);
  const { id, passage, severity, text, proposed, rationale, attachments, from } = comment;
  const change = () => {
    const form = { passage, severity, text, proposed, rationale, attachments, from };
    keeper.change((now) => ({ ...now, comments: { ...now.comments, [id]: form } }));
    freshen(id);
  };
  if (asking) return <Withdrawing id={id} keep={() => setAsking(false)} />;
  return (
    <div className="btns comment__acts">
      <button type="button" className="btn btn--plain" onClick={change}>
        Change
      </button>
      <button type="button" className="btn btn--plain" onClick={() => setAsking(true)}>
        Withdraw
      </button>
    </div>
  );
}

function Withdrawing({ id, keep }: { readonly id: string; readonly keep: () => void }): ReactNode {
  const { copy, patch, announce } = useHolder();
  const { sending, send } = useSend(async () => {
    await withdrawComment(copy, id);
    patch((now) => withComment(now, id, { withdrawn: true }));
    announce("The comment is withdrawn.");
    document.getElementById("comments-title")?.focus();
  });
  return (
    <div className="stack comment__acts">
      <p>The office read it perhaps; the record keeps that it was made and withdrawn.</p>
      <SendNote sending={sending} />
      <div className="btns">
        <button type="button" className="btn btn--stop" onClick={send} ref={(button) => button?.focus()}>
          Withdraw this comment
        </button>
        <button type="button" className="btn btn--plain" onClick={keep}>
          Keep it
        </button>
      </div>
    </div>
  );
}
