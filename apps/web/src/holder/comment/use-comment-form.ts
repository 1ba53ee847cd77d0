import { type FormEvent, type RefObject, useState } from "react";
import { useHolder } from "../holder-context.ts";
import { type Comment, putComment } from "../requests.ts";
import type { CommentForm, Forms } from "../unsent/forms.ts";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { type Sending, useSend } from "../use-send.ts";
import { realProposal } from "./proposal.tsx";

const needsWords = "A comment needs words. Write what you mean, or the wording you propose.";

function without(forms: Forms, id: string): Forms {
  const { [id]: _, ...comments } = forms.comments;
  return { ...forms, comments };
}

/** The button under the paragraph that a form stands under. */
function buttonBefore(inside: HTMLElement | null): HTMLElement | null {
  return inside?.closest(".para")?.querySelector<HTMLElement>(".para__act") ?? null;
}

/** Sends the form as the comment of its id, and shows it as sent. */
function useSendComment(id: string, form: CommentForm, proposed: string): ReturnType<typeof useSend> {
  const { copy, view, keeper, patch, freshen, announce } = useHolder();
  return useSend(async () => {
    const remark = { ...form, text: form.text.trim(), proposed };
    await putComment(copy, id, remark);
    const { holder, version } = view.copy;
    const whose = { copy, holder: holder.name, organisation: holder.organisation, version };
    const comment: Comment = { ...whose, ...remark, id, at: new Date().toISOString(), withdrawn: false };
    patch((now) => ({ ...now, comments: [...now.comments.filter((one) => one.id !== id), comment] }));
    keeper.change((now) => without(now, id));
    freshen(`comment-${id}`);
    announce("The comment is sent.");
  });
}

export type CommentFormState = {
  readonly words: RefObject<HTMLTextAreaElement | null>;
  readonly error: string | null;
  readonly sending: Sending;
  /** The wording as it would be sent; "" when it changes nothing. */
  readonly proposed: string;
  readonly set: (change: Partial<CommentForm>) => void;
  readonly submit: (event: FormEvent) => void;
  readonly discard: () => void;
};

/** What a comment's form does: every letter is kept, sending needs words, the focus goes where one reads on. */
export function useCommentForm(id: string, form: CommentForm): CommentFormState {
  const { keeper } = useHolder();
  const [error, setError] = useState<string | null>(null);
  const words = useFreshFocus<HTMLTextAreaElement>(id);
  const proposed = realProposal(form.passage?.quote, form.proposed);
  const { sending, send, giveUp } = useSendComment(id, form, proposed);
  return {
    words,
    error,
    sending,
    proposed,
    set: (change) => {
      setError(null);
      keeper.change((now) => ({ ...now, comments: { ...now.comments, [id]: { ...form, ...change } } }));
    },
    submit: (event) => {
      event.preventDefault();
      if (form.text.trim() !== "" || proposed !== "") return send();
      setError(needsWords);
      words.current?.focus();
    },
    discard: () => {
      const place = buttonBefore(words.current) ?? document.getElementById("comment-on-all");
      giveUp();
      keeper.change((now) => without(now, id));
      place?.focus();
    },
  };
}
