import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import type { Comment } from "../requests.ts";
import { AttachedFiles } from "./attached-files.tsx";
import { Proposal } from "./proposal.tsx";

/** What a comment says: the passage, the words, the wording it proposes, the reason and the files. */
export function CommentWords({
  comment,
  quoted = true,
}: {
  readonly comment: Comment;
  readonly quoted?: boolean;
}): ReactNode {
  const { view } = useHolder();
  const { passage, text, proposed, rationale, attachments } = comment;
  return (
    <>
      {passage && quoted ? (
        <blockquote dir="auto" lang={view.language}>
          {passage.quote}
        </blockquote>
      ) : null}
      {text === "" ? null : (
        <p className="as-typed" dir="auto">
          {text}
        </p>
      )}
      {proposed === "" ? null : <Proposal quote={passage?.quote ?? ""} proposed={proposed} />}
      {rationale === "" ? null : (
        <p className="as-typed comment__why" dir="auto">
          <span className="label">Reason:</span> {rationale}
        </p>
      )}
      <AttachedFiles files={attachments} />
    </>
  );
}
