import { type ReactNode, useEffect, useRef, useState } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { useHolder } from "../holder-context.ts";
import type { Comment, Passage } from "../requests.ts";
import { SendNote } from "../send-note.tsx";
import type { CommentForm as Form } from "../unsent/forms.ts";
import { OtherDevice } from "../unsent/other-device.tsx";
import { SaveLine } from "../unsent/save-line.tsx";
import { NarrowPassage } from "./narrow-passage.tsx";
import { Proposal, startingWords } from "./proposal.tsx";
import { SeverityField } from "./severity-field.tsx";
import { useCommentForm } from "./use-comment-form.ts";

type Props = { readonly id: string; readonly form: Form; readonly sent: Comment | null };

/** A comment as it is typed: kept at every pause, the same comment however often it is sent. */
export function CommentForm({ id, form, sent }: Props): ReactNode {
  const { aside } = useHolder();
  const { words, error, sending, proposed, set, submit, discard } = useCommentForm(id, form);
  const other = aside.comments[id];
  const busy = sending.state === "sending";
  // A wording that nobody changed yet follows the passage.
  const narrow = (passage: Passage) =>
    set(
      form.proposed !== "" && proposed === ""
        ? { passage, proposed: startingWords(passage.quote) }
        : { passage },
    );
  return (
    <form className="comment comment--form stack" lang="en" dir="ltr" onSubmit={submit} noValidate>
      <header>
        <strong>{titleOf(form, sent)}</strong>
      </header>
      {form.passage ? <NarrowPassage passage={form.passage} onChange={narrow} /> : null}
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
        <button type="submit" className="btn btn--go" aria-disabled={busy || undefined}>
          {busy ? "Sending" : sent ? "Send the changed comment" : "Send the comment"}
        </button>
        <button type="button" className="btn btn--plain" onClick={discard}>
          {sent ? "Leave it as it was" : "Discard"}
        </button>
      </div>
      <SaveLine />
    </form>
  );
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
