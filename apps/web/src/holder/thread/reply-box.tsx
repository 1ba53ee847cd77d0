import { type FormEvent, type ReactNode, useState } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { commentIn, withComment } from "../comment-patch.ts";
import { newId, useHolder } from "../holder-context.ts";
import { type Comment, replyTo } from "../requests.ts";
import { SendRow } from "../send-row.tsx";
import { withoutKey } from "../unsent/forms.ts";
import { OtherDevice } from "../unsent/other-device.tsx";
import { SaveLine } from "../unsent/save-line.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";

type Props = { readonly comment: Comment; readonly back: string };

/** Opens to one field; what stands in it is kept like everything that is typed. */
export function ReplyBox({ comment, back }: Props): ReactNode {
  const { forms, keeper, freshen } = useHolder();
  const typed = forms.replies[comment.id];
  if (typed !== undefined) return <ReplyForm comment={comment} back={back} text={typed} />;
  const open = () => {
    keeper.change((now) => ({ ...now, replies: { ...now.replies, [comment.id]: "" } }));
    freshen(`reply-${comment.id}`);
  };
  return (
    <button type="button" className="btn btn--plain thread__act" onClick={open}>
      {comment.replies.length > 0 ? "Reply" : "Add a word"}
    </button>
  );
}

function ReplyForm({ comment, back, text }: Props & { readonly text: string }): ReactNode {
  const { aside, keeper } = useHolder();
  const [error, setError] = useState<string | null>(null);
  const area = useFreshFocus<HTMLTextAreaElement>(`reply-${comment.id}`);
  const { sending, send } = useSendReply(comment, text, back);
  const set = (words: string) => {
    setError(null);
    keeper.change((now) => ({ ...now, replies: { ...now.replies, [comment.id]: words } }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") return send();
    setError("A reply needs words.");
    area.current?.focus();
  };
  const other = aside.replies[comment.id];
  return (
    <form className="stack thread__form" onSubmit={submit} noValidate>
      {other ? <OtherDevice words={other} use={() => set(other)} /> : null}
      <TextArea
        label={comment.replies.length > 0 ? "Your reply" : "What you want to add"}
        ref={area}
        rows={2}
        value={text}
        error={error}
        onChange={set}
      />
      <SendRow sending={sending} act="Send it">
        <button
          type="button"
          className="btn btn--plain"
          onClick={() => keeper.change((now) => ({ ...now, replies: withoutKey(now.replies, comment.id) }))}
        >
          Discard
        </button>
      </SendRow>
      <SaveLine />
    </form>
  );
}

/** Each sent reply is one more, so before a second try the copy is read again: the first may have arrived. */
function useSendReply(comment: Comment, typed: string, back: string): ReturnType<typeof useSend> {
  const { copy, view, keeper, patch, reload, freshen, announce } = useHolder();
  return useSend(async (again) => {
    const { id } = comment;
    const text = typed.trim();
    const own = view.copy.holder.name;
    const known = again ? commentIn(await reload(), id)?.replies.slice(comment.replies.length) : [];
    if (!known?.some((reply) => reply.by === own && reply.text === text)) {
      await replyTo(copy, id, text);
      const reply = { id: newId(), by: own, at: new Date().toISOString(), text };
      patch((now) => withComment(now, id, { replies: [...(commentIn(now, id)?.replies ?? []), reply] }));
    }
    keeper.change((now) => ({ ...now, replies: withoutKey(now.replies, id) }));
    freshen(back);
    announce("The reply is sent.");
  });
}
