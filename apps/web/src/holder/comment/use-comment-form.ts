import { type FormEvent, type RefObject, useState } from "react";
import { canAnswer, isLate } from "../asked/terms.ts";
import { useHolder } from "../holder-context.ts";
import { remarkHere } from "../letter/passage-here.ts";
import { type Comment, putComment } from "../requests.ts";
import { type CommentForm, withoutComment } from "../unsent/forms.ts";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { type Sending, useSend } from "../use-send.ts";
import { realProposal } from "./proposal.tsx";
import { type Files, useFiles } from "./use-files.ts";

const needsWords = "A comment needs words. Write what you mean, or the wording you propose.";
const fileComing = "A file is still on its way. Send the comment when it is there, or take the file away.";

/** The button under the paragraph that a form stands under. */
function buttonBefore(inside: HTMLElement | null): HTMLElement | null {
  return inside?.closest(".para")?.querySelector<HTMLElement>(".para__act") ?? null;
}

/** Sends the form as the comment of its id, and shows it as sent. */
function useSendComment(
  id: string,
  form: CommentForm,
  proposed: string,
  sent: Comment | null,
): ReturnType<typeof useSend> {
  const { copy, view, keeper, patch, freshen, announce } = useHolder();
  return useSend(async () => {
    const typed = { ...form, text: form.text.trim(), proposed, rationale: form.rationale.trim() };
    const remark = remarkHere(view, typed);
    await putComment(copy, id, remark);
    const { holder, version } = view.copy;
    const whose = { copy, holder: holder.name, organisation: holder.organisation, version };
    // Other words were not answered yet; what was said under the comment stays.
    const fresh = { withdrawn: false, merged: null, disposed: null, satisfaction: null };
    const at = sent?.at ?? new Date().toISOString();
    const comment: Comment = {
      ...whose,
      ...remark,
      ...fresh,
      id,
      at,
      attachments: [...remark.attachments],
      edition: (sent?.edition ?? 0) + 1,
      late: isLate(view),
      replies: sent?.replies ?? [],
    };
    patch((now) => ({ ...now, comments: [...now.comments.filter((one) => one.id !== id), comment] }));
    keeper.change((now) => withoutComment(now, id));
    freshen(`comment-${id}`);
    announce(
      view.answersThrough === null
        ? "The comment is sent."
        : `The comment is sent to ${view.answersThrough}.`,
    );
  });
}

export type CommentFormState = {
  readonly words: RefObject<HTMLTextAreaElement | null>;
  readonly error: string | null;
  /** Why it is not sent yet, where nothing that is typed is wrong. */
  readonly held: string | null;
  readonly sending: Sending;
  /** The wording as it would be sent; "" when it changes nothing. */
  readonly proposed: string;
  readonly files: Files;
  readonly set: (change: Partial<CommentForm>) => void;
  readonly submit: (event: FormEvent) => void;
  readonly discard: () => void;
};

/** What a comment's form does: every letter is kept, sending needs words, the focus goes where one reads on. */
export function useCommentForm(id: string, form: CommentForm, sent: Comment | null): CommentFormState {
  const { view, keeper } = useHolder();
  const [error, setError] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  const words = useFreshFocus<HTMLTextAreaElement>(id);
  const files = useFiles(id);
  const proposed = realProposal(form.passage?.quote, form.proposed);
  const { sending, send, giveUp } = useSendComment(id, form, proposed, sent);
  return {
    words,
    error,
    // Gone as soon as the last file is there.
    held: pressed && files.busy ? fileComing : null,
    sending,
    proposed,
    files,
    set: (change) => {
      setError(null);
      keeper.change((now) => {
        const current = now.comments[id] ?? form;
        return { ...now, comments: { ...now.comments, [id]: { ...current, ...change } } };
      });
    },
    submit: (event) => {
      event.preventDefault();
      if (!canAnswer(view)) return;
      setPressed(files.busy);
      if (form.text.trim() !== "" || proposed !== "") return files.busy ? undefined : send();
      setError(needsWords);
      words.current?.focus();
    },
    discard: () => {
      const place = buttonBefore(words.current) ?? document.getElementById("comment-on-all");
      giveUp();
      keeper.change((now) => withoutComment(now, id));
      place?.focus();
    },
  };
}
