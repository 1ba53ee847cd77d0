import type { ReactNode } from "react";
import { CommentCard } from "../comment/comment-card.tsx";
import { CommentForm } from "../comment/comment-form.tsx";
import { useHolder } from "../holder-context.ts";
import type { Block } from "./paragraphs.ts";
import { type Place, runsOf } from "./passage.ts";
import type { PlacedRemark } from "./placed-remarks.ts";

type Props = {
  readonly page: number;
  readonly text: string;
  readonly block: Block;
  readonly subject: boolean;
  readonly marks: ReadonlyMap<string, Place>;
  readonly remarks: readonly PlacedRemark[];
  readonly picked: boolean;
  readonly comment: () => void;
};

function classOf({ block, subject }: Props): string {
  const kind = subject ? "para--subject" : `para--${block.kind}`;
  return `para ${kind}${block.labelled ? ` para--level-${block.level}` : ""}`;
}

/** A paragraph, its button, and below it what was said of it. On a phone a comment opens under its paragraph, not over it. */
export function Paragraph(props: Props): ReactNode {
  const { page, block, remarks } = props;
  return (
    <div className={classOf(props)}>
      <div className="para__line">
        <p dir="auto" data-page={page} data-start={block.start} data-end={block.end}>
          {block.labelled ? (
            <span className="para__label">
              <Runs {...props} start={block.start} end={block.words} />
            </span>
          ) : null}
          <Runs {...props} start={block.words} end={block.end} />
        </p>{" "}
        <CommentButton {...props} />
      </div>
      {remarks.map((remark) =>
        remark.form ? (
          <CommentForm key={remark.id} id={remark.id} form={remark.form} sent={remark.sent} />
        ) : remark.sent ? (
          <CommentCard key={remark.id} comment={remark.sent} />
        ) : null,
      )}
    </div>
  );
}

/** The letters as they are, so that a place in them is a place in the page's text. */
function Runs({ text, marks, start, end }: Props & Place): ReactNode {
  return runsOf(text, { start, end }, marks).map((run) =>
    run.marks.length > 0 ? <mark key={run.start}>{run.text}</mark> : <span key={run.start}>{run.text}</span>,
  );
}

function CommentButton({ page, block, picked, comment, text }: Props): ReactNode {
  const { view } = useHolder();
  if (!view.takesInput) return null;
  return (
    <button
      type="button"
      lang="en"
      dir="ltr"
      id={`p${page}-${block.start}`}
      className={picked ? "btn btn--go para__act" : "btn btn--plain para__act"}
      aria-label={picked ? undefined : `Comment on this: ${text.slice(block.start, block.start + 40)}`}
      // The press must not take the selection away before it is read.
      onPointerDown={(event) => event.preventDefault()}
      onClick={comment}
    >
      {picked ? "Comment on the selected words" : "Comment on this"}
    </button>
  );
}
