import type { ReactNode } from "react";
import { newId, useHolder } from "../holder-context.ts";
import type { Comment, Earlier } from "../requests.ts";

type Props = { readonly comment: Comment | Earlier; readonly toWords: () => void };

/** A recalled copy takes no answers. What one still wants is said on this copy, with one press. */
export function OnRecalled({ comment, toWords }: Props): ReactNode {
  const { view, keeper, freshen } = useHolder();
  const { version } = view.copy;
  if (!view.takesInput) return null;
  const again = () => {
    const id = newId();
    const { severity, text, proposed, rationale } = comment;
    const passage = ("attached" in comment && comment.attached?.passage) || null;
    const form = { passage, severity, text, proposed, rationale, attachments: [], from: null };
    keeper.change((now) => ({ ...now, comments: { ...now.comments, [id]: form } }));
    if (passage) toWords();
    freshen(id);
  };
  return (
    <div className="your-word">
      <p className="small">
        That copy was recalled, so nothing can be added to it. If version {version} does not settle what you
        said:
      </p>
      <div className="btns">
        <button type="button" className="btn" onClick={again}>
          Say it again on version {version}
        </button>
      </div>
    </div>
  );
}
