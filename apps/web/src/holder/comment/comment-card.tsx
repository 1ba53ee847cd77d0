import { type ReactNode, useState } from "react";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { type Comment, withdrawComment } from "../requests.ts";
import { SendNote } from "../send-note.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";
import { Proposal } from "./proposal.tsx";

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A comment that the office has. */
export function CommentCard({ comment }: { readonly comment: Comment }): ReactNode {
  const { view } = useHolder();
  const card = useFreshFocus<HTMLElement>(`comment-${comment.id}`);
  const { passage, severity, text, proposed } = comment;
  return (
    <article
      className={`comment${severity === "critical" ? " comment--critical" : ""}`}
      id={`comment-${comment.id}`}
      ref={card}
      tabIndex={-1}
      lang="en"
      dir="ltr"
      aria-label={`Your comment, ${severity}: ${(text || proposed).slice(0, 40)}`}
    >
      <header>
        <span className="comment__sev">{capital(severity)}</span>
        <span className="label">Sent {since(comment.at)}</span>
      </header>
      {passage ? <blockquote dir="auto">{passage.quote}</blockquote> : null}
      {text === "" ? null : (
        <p className="as-typed" dir="auto">
          {text}
        </p>
      )}
      {proposed === "" ? null : <Proposal quote={passage?.quote ?? ""} proposed={proposed} />}
      {view.takesInput ? <CardActs comment={comment} /> : null}
    </article>
  );
}

function CardActs({ comment }: { readonly comment: Comment }): ReactNode {
  const { copy, keeper, patch, freshen, announce } = useHolder();
  const [asking, setAsking] = useState(false);
  const { id, passage, severity, text, proposed } = comment;
  const change = () => {
    keeper.change((now) => ({
      ...now,
      comments: { ...now.comments, [id]: { passage, severity, text, proposed } },
    }));
    freshen(id);
  };
  const { sending, send } = useSend(async () => {
    await withdrawComment(copy, id);
    patch((now) => ({
      ...now,
      comments: now.comments.map((one) => (one.id === id ? { ...one, withdrawn: true } : one)),
    }));
    announce("The comment is withdrawn.");
    document.getElementById("comments-title")?.focus();
  });
  if (!asking)
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
  return (
    <div className="stack comment__acts">
      <p>The office read it perhaps; the record keeps that it was made and withdrawn.</p>
      <SendNote sending={sending} />
      <div className="btns">
        <button type="button" className="btn btn--stop" onClick={send} ref={(button) => button?.focus()}>
          Withdraw this comment
        </button>
        <button type="button" className="btn btn--plain" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
    </div>
  );
}
