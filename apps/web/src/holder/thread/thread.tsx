import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import type { Comment } from "../requests.ts";
import { ReplyBox } from "./reply-box.tsx";

/**
 * What was said under a comment, oldest first, and the box to say more. Only the comment's holder and the office speak here. `back` names
 * what takes the focus after a reply.
 */
export function Thread({ comment, back }: { readonly comment: Comment; readonly back: string }): ReactNode {
  const { view, forms } = useHolder();
  const { id, replies, disposed } = comment;
  // While nobody said anything to it, what one has to add is a change of the comment itself.
  const open = view.takesInput && (replies.length > 0 || disposed !== null || id in forms.replies);
  if (replies.length === 0 && !open) return null;
  return (
    <div className="thread">
      <Replies comment={comment} own={view.copy.holder.name} />
      {open ? <ReplyBox comment={comment} back={back} /> : null}
    </div>
  );
}

/** The same, where one only reads. */
export function Replies({ comment, own }: { readonly comment: Comment; readonly own: string }): ReactNode {
  if (comment.replies.length === 0) return null;
  return (
    <ol className="replies">
      {comment.replies.map((reply) => (
        <li key={reply.id}>
          <p className="label">
            <b dir="auto">{reply.by === own ? "You" : reply.by}</b> {since(reply.at)}
          </p>
          <p className="as-typed" dir="auto">
            {reply.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
