import type { ReactNode } from "react";
import { CommentCard } from "../comment/comment-card.tsx";
import { CommentForm } from "../comment/comment-form.tsx";
import { useHolder } from "../holder-context.ts";
import { EarlierHere } from "../others/earlier-here.tsx";
import { OthersHere } from "../others/others-here.tsx";
import type { Comment, Earlier } from "../requests.ts";
import type { Block } from "@chirograph/find/paragraphs";
import { type Place, runsOf } from "./passage.ts";
import type { PlacedRemark } from "./placed-remarks.ts";

/** What the names of marks begin with that stand for others' comments. */
export const THEIRS = "theirs ";

type Props = {
  readonly page: number;
  readonly text: string;
  readonly block: Block;
  readonly subject: boolean;
  readonly marks: ReadonlyMap<string, Place>;
  readonly remarks: readonly PlacedRemark[];
  readonly others: readonly Comment[];
  readonly earlier: readonly Earlier[];
  readonly picked: boolean;
  readonly comment: () => void;
};

function classOf({ block, subject }: Props): string {
  const kind = subject ? "para--subject" : `para--${block.kind}`;
  return `para ${kind}${block.labelled ? ` para--level-${block.level}` : ""}`;
}

/** A paragraph, its button, and below it what was said of it. On a phone a comment opens under its paragraph, not over it. */
export function Paragraph(props: Props): ReactNode {
  const { page, block, remarks, others, earlier } = props;
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
      {earlier.map((one) => (
        <EarlierHere key={one.id} comment={one} />
      ))}
      {remarks.map((remark) =>
        remark.form ? (
          <CommentForm key={remark.id} id={remark.id} form={remark.form} sent={remark.sent} />
        ) : remark.sent ? (
          <CommentCard key={remark.id} comment={remark.sent} />
        ) : null,
      )}
      <OthersHere comments={others} />
    </div>
  );
}

/** The letters as they are, so that a place in them is a place in the page's text. */
function Runs({ text, marks, start, end }: Props & Place): ReactNode {
  return runsOf(text, { start, end }, marks).map((run) => {
    if (run.marks.length === 0) return <span key={run.start}>{run.text}</span>;
    const theirs = run.marks.every((name) => name.startsWith(THEIRS));
    return (
      <mark key={run.start} className={theirs ? "mark--theirs" : undefined}>
        {run.text}
      </mark>
    );
  });
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
