import type { ReactNode } from "react";
import { excerpt } from "../excerpt.ts";
import { newId, useHolder } from "../holder-context.ts";
import { GoTo } from "../letter/go-to.tsx";
import { ownRemarks, type Remark, unplacedRemarks } from "../letter/placed-remarks.ts";
import { OthersHere } from "../others/others-here.tsx";
import { unplacedOthers } from "../others/placed-others.ts";
import { freshComment } from "../unsent/forms.ts";
import { CommentCard } from "./comment-card.tsx";
import { CommentForm } from "./comment-form.tsx";

/** All of this copy's comments at a glance; those on the whole letter stand here in full. */
export function CommentsSection({ toWords }: { readonly toWords: () => void }): ReactNode {
  const { view, forms, keeper, freshen } = useHolder();
  const unplaced = unplacedRemarks(view, forms);
  const placed = ownRemarks(view, forms).filter((one) => !unplaced.some(({ id }) => id === one.id));
  const withdrawn = view.comments.filter((one) => one.withdrawn && one.copy === view.copy.id).length;
  const onAll = () => {
    const id = newId();
    keeper.change((now) => ({
      ...now,
      comments: { ...now.comments, [id]: freshComment(null) },
    }));
    freshen(id);
  };
  return (
    <section className="block" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" tabIndex={-1}>
        Your comments
      </h2>
      {placed.length + unplaced.length === 0 ? (
        <p className="small quiet">{emptySentence(view.takesInput)}</p>
      ) : null}
      <ol className="remarks">
        {placed.map((remark) => (
          <PlacedLine key={remark.id} remark={remark} toWords={toWords} />
        ))}
      </ol>
      {unplaced.map((remark) =>
        remark.form ? (
          <CommentForm key={remark.id} id={remark.id} form={remark.form} sent={remark.sent} />
        ) : remark.sent ? (
          <CommentCard key={remark.id} comment={remark.sent} />
        ) : null,
      )}
      <OthersOnAll />
      {withdrawn > 0 ? (
        <p className="label">{withdrawn === 1 ? "One comment" : `${withdrawn} comments`} withdrawn.</p>
      ) : null}
      {view.takesInput ? (
        <div className="btns">
          <button type="button" className="btn" id="comment-on-all" onClick={onAll}>
            Comment on the whole letter
          </button>
        </div>
      ) : null}
    </section>
  );
}

/** Others' comments on the whole letter; those on a passage stand beside it. */
function OthersOnAll(): ReactNode {
  const { view } = useHolder();
  const said = unplacedOthers(view);
  if (said.length === 0) return null;
  return (
    <div className="others-on-all">
      <h3>Of others, on the whole letter</h3>
      <OthersHere comments={said} />
    </div>
  );
}

function emptySentence(takesInput: boolean): string {
  return takesInput
    ? "None yet. Under each paragraph of the text is “Comment on this”; select words in it to mean only those."
    : "You sent none.";
}

function PlacedLine({
  remark,
  toWords,
}: {
  readonly remark: Remark;
  readonly toWords: () => void;
}): ReactNode {
  const { passage, severity } = remark.form ?? remark.sent ?? { passage: null, severity: "substantive" };
  const state = remark.form ? "not sent yet" : severity;
  return (
    <li>
      <GoTo section="words" place={remark.form ? remark.id : `comment-${remark.id}`} reveal={toWords}>
        <q dir="auto">{excerpt(passage?.quote ?? "", 60)}</q>
      </GoTo>
      <span className="label">
        page {passage?.page}, {state}
      </span>
    </li>
  );
}
