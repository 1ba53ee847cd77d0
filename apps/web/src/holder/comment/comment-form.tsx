import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { useHolder } from "../holder-context.ts";
import { type Comment, putComment } from "../requests.ts";
import { SendNote } from "../send-note.tsx";
import type { CommentForm as Form, Forms } from "../unsent/forms.ts";
import { OtherDevice } from "../unsent/other-device.tsx";
import { SaveLine } from "../unsent/save-line.tsx";
import { useSend } from "../use-send.ts";
import { NarrowPassage } from "./narrow-passage.tsx";
import { Proposal, realProposal, startingWords } from "./proposal.tsx";
import { SeverityField } from "./severity-field.tsx";

type Props = { readonly id: string; readonly form: Form; readonly sent: Comment | null };

const needsWords = "A comment needs words. Write what you mean, or the wording you propose.";

function without(forms: Forms, id: string): Forms {
  const { [id]: _, ...comments } = forms.comments;
  return { ...forms, comments };
}

function asSent(
  form: Form,
  id: string,
  before: Comment | null,
  holder: Omit<Comment, "passage" | "severity" | "text" | "proposed" | "id">,
): Comment {
  return { ...(before ?? holder), ...form, id, at: new Date().toISOString(), withdrawn: false };
}

/** A comment as it is typed: kept at every pause, the same comment however often it is sent. */
export function CommentForm({ id, form, sent }: Props): ReactNode {
  const { copy, view, aside, keeper, patch, fresh, freshen, announce } = useHolder();
  const [error, setError] = useState<string | null>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (fresh !== id) return;
    words.current?.focus();
    freshen(null);
  }, [fresh, freshen, id]);

  const set = (change: Partial<Form>) => {
    setError(null);
    keeper.change((now) => ({ ...now, comments: { ...now.comments, [id]: { ...form, ...change } } }));
  };
  const proposed = realProposal(form.passage?.quote, form.proposed);
  const { sending, send, giveUp } = useSend(async () => {
    const remark = { ...form, text: form.text.trim(), proposed };
    await putComment(copy, id, remark);
    const { holder, version } = view.copy;
    const rest = {
      copy,
      holder: holder.name,
      organisation: holder.organisation,
      version,
      at: "",
      withdrawn: false,
    };
    const comment = asSent(remark, id, sent, rest);
    patch((now) => ({ ...now, comments: [...now.comments.filter((one) => one.id !== id), comment] }));
    keeper.change((now) => without(now, id));
    freshen(`comment-${id}`);
    announce("The comment is sent.");
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.text.trim() !== "" || proposed !== "") return send();
    setError(needsWords);
    words.current?.focus();
  };
  const discard = () => {
    giveUp();
    keeper.change((now) => without(now, id));
    const place = form.passage ? document.getElementById(buttonBefore(words.current)) : null;
    (place ?? document.getElementById("comment-on-all"))?.focus();
  };
  const other = aside.comments[id];
  return (
    <form className="comment comment--form stack" lang="en" dir="ltr" onSubmit={submit} noValidate>
      <header>
        <strong>{titleOf(form, sent)}</strong>
      </header>
      {form.passage ? (
        <NarrowPassage passage={form.passage} onChange={(passage) => set({ passage })} />
      ) : null}
      {other ? <OtherDevice words={other.text || other.proposed} use={() => set(other)} /> : null}
      <TextArea
        label="What you want to say"
        ref={words}
        rows={3}
        value={form.text}
        error={error}
        onChange={(text) => set({ text })}
      />
      <ProposalField form={form} proposed={proposed} set={set} />
      <SeverityField value={form.severity} onChange={(severity) => set({ severity })} />
      <SendNote sending={sending} />
      <div className="btns">
        <button
          type="submit"
          className="btn btn--go"
          aria-disabled={sending.state === "sending" || undefined}
        >
          {sending.state === "sending" ? "Sending" : sent ? "Send the changed comment" : "Send the comment"}
        </button>
        <button type="button" className="btn btn--plain" onClick={discard}>
          {sent ? "Leave it as it was" : "Discard"}
        </button>
      </div>
      <SaveLine />
    </form>
  );
}

/** The button under the paragraph that this form stands under. */
function buttonBefore(inside: HTMLElement | null): string {
  return inside?.closest(".para")?.querySelector<HTMLElement>(".para__act")?.id ?? "";
}

function titleOf(form: Form, sent: Comment | null): string {
  const where = form.passage ? `page ${form.passage.page}` : "the whole letter";
  return sent ? `Your comment on ${where}, being changed` : `Your comment on ${where}`;
}

type ProposalProps = {
  readonly form: Form;
  readonly proposed: string;
  readonly set: (change: Partial<Form>) => void;
};

function ProposalField({ form, proposed, set }: ProposalProps): ReactNode {
  const quote = form.passage?.quote;
  const area = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (asked) area.current?.focus();
  }, [asked]);
  if (!asked && form.proposed === "")
    return (
      <div>
        <button
          type="button"
          className="btn btn--plain comment__propose"
          onClick={() => {
            if (quote !== undefined) set({ proposed: startingWords(quote) });
            setAsked(true);
          }}
        >
          Propose other wording
        </button>
      </div>
    );
  return (
    <div className="stack" style={{ "--gap": "var(--s-2)" } as React.CSSProperties}>
      <TextArea
        label="Wording you propose"
        hint={quote === undefined ? undefined : "Change the words as they should read."}
        ref={area}
        rows={3}
        value={form.proposed}
        onChange={(text) => set({ proposed: text })}
      />
      {quote !== undefined && proposed !== "" ? <Proposal quote={quote} proposed={proposed} /> : null}
    </div>
  );
}
