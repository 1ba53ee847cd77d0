import { speaks } from "./answers.ts";
import { canonicalText } from "./canonical.ts";
import type { Comment } from "./comment.ts";
import type { CopyCommand } from "./command.ts";
import { type IssuedCopy, noCopy } from "./copy.ts";
import { type Context, type Ruling, copyEvents } from "./ruling.ts";
import { isLate } from "./late.ts";
import { reasonRequired, refuse } from "./refusal.ts";

export type CommentCommand = Extract<
  CopyCommand,
  { type: "comment" | "withdraw-comment" | "reply" | "dispose" | "merge" | "answer-disposition" }
>;
type Of<Type extends CommentCommand["type"]> = Extract<CommentCommand, { type: Type }>;

const gone = refuse("nothing-to-change", "This comment is not there any more. Nothing was entered.");

function words({
  passage,
  severity,
  text,
  proposed,
  rationale,
  attachments,
  from,
}: Of<"comment"> | Comment): Omit<Of<"comment">, "type" | "letter" | "copy" | "comment"> {
  return { passage, severity, text, proposed, rationale, attachments, from };
}

/** A request that is sent twice would else take a comment's disposition from it. */
function says(comment: Comment, command: Of<"comment">): boolean {
  return !comment.withdrawn && canonicalText(words(comment)) === canonicalText(words(command));
}

function make(command: Of<"comment">, copy: IssuedCopy, context: Context): Ruling {
  if (!command.text.trim() && !command.proposed.trim())
    return refuse(
      "reason-required",
      "A comment needs words. Write what you mean, or the wording you propose.",
    );
  const { comment } = command;
  const before = copy.comments.find((one) => one.id === comment);
  if (before && says(before, command))
    return refuse("nothing-to-change", "This comment stands here in these words already.");
  const late = isLate(copy, context);
  return copyEvents(copy.id, { type: "comment-made", comment, ...words(command), late });
}

function dispose(command: Of<"dispose">, copy: IssuedCopy, comment: Comment): Ruling {
  if (command.edition !== undefined && command.edition !== comment.edition)
    return refuse(
      "other-version",
      "The holder changed this comment meanwhile. Your answer was not entered. Read its words as they stand now.",
    );
  const response = command.response.trim();
  if (command.disposition === "reject" && !response)
    return refuse(
      "reason-required",
      "Whoever is refused is told why. Nothing was entered. Write one sentence.",
    );
  const { disposed } = comment;
  if (disposed?.disposition === command.disposition && disposed.response === response)
    return refuse("nothing-to-change", "The comment has this answer already.");
  const { disposition } = command;
  return copyEvents(copy.id, {
    type: "comment-disposed",
    comment: comment.id,
    disposition,
    response,
  });
}

/** The other comment is there, is not this one, and stands for itself. */
function merge(command: Of<"merge">, copy: IssuedCopy, comment: Comment, { facts }: Context): Ruling {
  const into = command.into?.comment ?? null;
  if (comment.merged === into) return refuse("nothing-to-change", "It is so already. Nothing was changed.");
  if (command.into) {
    const other = facts.copies.get(command.into.copy) ?? noCopy;
    const known = speaks(other) && other.letter === copy.letter ? other.comments : [];
    const main = known.find((one) => one.id === into);
    if (!main || main.withdrawn || main.merged !== null || main.id === comment.id)
      return refuse(
        "not-found",
        "The comment that should stand for this one is withdrawn, or stands behind another itself. Choose another one.",
      );
  }
  return copyEvents(copy.id, { type: "comment-merged", comment: comment.id, into });
}

function answer(command: Of<"answer-disposition">, copy: IssuedCopy, comment: Comment): Ruling {
  if (comment.disposed?.n !== command.n)
    return refuse(
      "other-version",
      "The office answered this comment anew meanwhile. What you said was not entered. Read the new answer first.",
    );
  const { n, answer } = command;
  const note = command.note.trim();
  if (answer === "objects" && !note) return reasonRequired;
  return copyEvents(copy.id, {
    type: "disposition-answered",
    comment: comment.id,
    n,
    answer,
    note,
  });
}

/** Decides what is said about comments on a copy; the policy has admitted the actor and the state. Pure. */
export function decideComment(command: CommentCommand, copy: IssuedCopy, context: Context): Ruling {
  if (command.type === "comment") return make(command, copy, context);
  const comment = copy.comments.find((one) => one.id === command.comment);
  if (!comment || comment.withdrawn) return gone;
  switch (command.type) {
    case "withdraw-comment":
      return copyEvents(copy.id, { type: "comment-withdrawn", comment: comment.id });
    case "reply": {
      const text = command.text.trim();
      if (!text) return refuse("reason-required", "A reply needs words. Nothing was entered.");
      return copyEvents(copy.id, {
        type: "comment-replied",
        comment: comment.id,
        reply: command.reply,
        text,
      });
    }
    case "dispose":
      return dispose(command, copy, comment);
    case "merge":
      return merge(command, copy, comment, context);
    case "answer-disposition":
      return answer(command, copy, comment);
  }
}
