import { type ReactNode, useId } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { canAnswer } from "../asked/terms.ts";
import { useHolder } from "../holder-context.ts";
import { passageHere } from "../letter/passage-here.ts";
import type { Comment, Passage } from "../requests.ts";
import { SendRow } from "../send-row.tsx";
import type { CommentForm as Form } from "../unsent/forms.ts";
import { OtherDevice } from "../unsent/other-device.tsx";
import { SaveLine } from "../unsent/save-line.tsx";
import { FilesField } from "./files-field.tsx";
import { FromColleague } from "./from-colleague.tsx";
import { LateLine } from "./late-line.tsx";
import { NarrowPassage } from "./narrow-passage.tsx";
import { OpenedField } from "./opened-field.tsx";
import { Proposal, startingWords } from "./proposal.tsx";
import { SeverityField } from "./severity-field.tsx";
import { type CommentFormState, useCommentForm } from "./use-comment-form.ts";

type Props = { readonly id: string; readonly form: Form; readonly sent: Comment | null };

/** A comment as it is typed: kept at every pause, the same comment however often it is sent. */
export function CommentForm({ id, form, sent }: Props): ReactNode {
  const { aside } = useHolder();
  const state = useCommentForm(id, form, sent);
  const { words, error, proposed, files, set, submit } = state;
  const other = aside.comments[id];
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
      <FromColleague from={form.from} />
      {sent?.disposed ? (
        <p className="label">The office answered these words. When you change them, it answers anew.</p>
      ) : null}
      {form.passage ? <On passage={form.passage} onChange={narrow} /> : null}
      {other ? <OtherDevice words={other.text || other.proposed} use={() => set(other)} /> : null}
      <TextArea
        label="What you want to say"
        ref={words}
        rows={3}
        value={form.text}
        error={error}
        onChange={(text) => set({ text })}
      />
      <div className="comment__extras">
        <ProposalField form={form} proposed={proposed} set={set} />
        <OpenedField act="Give the reason" filled={form.rationale !== ""}>
          {(area) => (
            <TextArea
              label="The reason (may stay empty)"
              ref={area}
              rows={2}
              value={form.rationale}
              onChange={(rationale) => set({ rationale })}
            />
          )}
        </OpenedField>
        <FilesField attachments={form.attachments} files={files} />
      </div>
      <SeverityField value={form.severity} onChange={(severity) => set({ severity })} />
      <SendButtons state={state} sent={sent} />
      <LateLine />
      <SaveLine />
    </form>
  );
}

/** What the comment is on; a passage of an earlier version may be gone. */
function On(props: { readonly passage: Passage; readonly onChange: (passage: Passage) => void }): ReactNode {
  const { view } = useHolder();
  if (passageHere(view, props.passage)) return <NarrowPassage {...props} />;
  return (
    <>
      <blockquote dir="auto">{props.passage.quote}</blockquote>
      <p className="label">
        Version {view.copy.version} does not have these words. They are quoted, and the comment goes to the
        whole letter.
      </p>
    </>
  );
}

function SendButtons({ state, sent }: { readonly state: CommentFormState; readonly sent: Comment | null }) {
  const { view } = useHolder();
  const may = canAnswer(view);
  const why = useId();
  return (
    <>
      {state.held === null ? null : (
        <p className="field__error" role="alert">
          {state.held}
        </p>
      )}
      <SendRow
        sending={state.sending}
        act={sent ? "Send the changed comment" : "Send the comment"}
        refused={may ? undefined : why}
      >
        <button type="button" className="btn btn--plain" onClick={state.discard}>
          {sent ? "Leave it as it was" : "Discard"}
        </button>
      </SendRow>
      {may ? null : (
        <p className="label" id={why}>
          It can be sent when it is your turn. Until then it is kept.
        </p>
      )}
    </>
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
  return (
    <OpenedField
      act="Propose other wording"
      filled={form.proposed !== ""}
      opening={() => {
        if (quote !== undefined) set({ proposed: startingWords(quote) });
      }}
    >
      {(area) => (
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
      )}
    </OpenedField>
  );
}
