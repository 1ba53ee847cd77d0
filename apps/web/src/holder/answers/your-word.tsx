import type { HolderView } from "@chirograph/wire/copy";
import { type FormEvent, type ReactNode, useState } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { commentIn, withComment } from "../comment-patch.ts";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { answerTo, type Comment, type Disposed } from "../requests.ts";
import { SendNote } from "../send-note.tsx";
import { SendRow } from "../send-row.tsx";
import { type ObjectionForm, withoutKey } from "../unsent/forms.ts";
import { OtherDevice } from "../unsent/other-device.tsx";
import { SaveLine } from "../unsent/save-line.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";
import { isOnRecalled } from "./waits.ts";

type Props = { readonly comment: Comment; readonly disposed: Disposed };

/** What the holder says to the office's answer: satisfied in one press, an objection with its sentence. */
export function YourWord({ comment, disposed }: Props): ReactNode {
  const { view, forms, keeper, freshen } = useHolder();
  const [again, setAgain] = useState(false);
  const { sending, send } = useSendWord(comment, disposed, "satisfied", "");
  const said = comment.satisfaction;
  const objecting = forms.objections[comment.id];
  // An objection to an answer that was replaced since is no objection to this one; its words stay to be used.
  if (view.takesInput && objecting && !isOnRecalled(comment))
    return <ObjectionBox comment={comment} disposed={disposed} form={{ ...objecting, n: disposed.n }} />;
  if (said && !again) return <Said comment={comment} change={() => setAgain(true)} />;
  if (!view.takesInput || isOnRecalled(comment)) return null;
  const object = () => {
    const form = { n: disposed.n, note: said?.note ?? "" };
    keeper.change((now) => ({ ...now, objections: { ...now.objections, [comment.id]: form } }));
    freshen(`objection-${comment.id}`);
  };
  return (
    <div className="your-word">
      <p className="small">{questionOf(view, comment)}</p>
      <div className="btns">
        <button
          type="button"
          className="btn"
          aria-disabled={sending.state === "sending" || undefined}
          onClick={send}
        >
          I am satisfied
        </button>
        <button type="button" className="btn" onClick={object}>
          I object
        </button>
      </div>
      <SendNote sending={sending} />
    </div>
  );
}

function Said({ comment, change }: { readonly comment: Comment; readonly change: () => void }): ReactNode {
  const { view } = useHolder();
  const { satisfaction } = comment;
  if (!satisfaction) return null;
  return (
    <div className="your-word">
      <p>
        <b>{satisfaction.answer === "satisfied" ? "You are satisfied." : "You object."}</b>{" "}
        <span className="as-typed" dir="auto">
          {satisfaction.note}
        </span>{" "}
        <span className="label">Sent {since(satisfaction.at)}</span>
      </p>
      {view.takesInput && !isOnRecalled(comment) ? (
        <button type="button" className="btn btn--plain thread__act" onClick={change}>
          Say otherwise
        </button>
      ) : null}
    </div>
  );
}

/** Of an earlier comment it is the letter as it stands now that settles it or does not. */
function questionOf({ copy }: HolderView, { version }: Comment): string {
  return version === copy.version
    ? "Does this answer your comment?"
    : `Does this, and version ${copy.version} as it stands now, settle what you said of version ${version}?`;
}

/** What an objection does, said before it is sent. */
function objectingDoes(view: HolderView, { severity, version }: Comment): string {
  const serious = severity === "critical" || severity === "major";
  const { copy, objectionsHold } = view;
  const about =
    version === copy.version
      ? "Your objection stands with your comment."
      : `Your objection stands with your comment on version ${version}, and says that version ${copy.version} does not settle it.`;
  const does =
    serious && objectionsHold
      ? "It holds the letter until you say that you are satisfied, the office answers anew, or an authority overrides it by name."
      : "It does not hold the letter, but whoever signs reads it.";
  return `${about} ${does}`;
}

const needsReason = "An objection needs its reason. Write one sentence.";

function ObjectionBox({ comment, disposed, form }: Props & { readonly form: ObjectionForm }): ReactNode {
  const { view, aside, keeper } = useHolder();
  const [error, setError] = useState<string | null>(null);
  const area = useFreshFocus<HTMLTextAreaElement>(`objection-${comment.id}`);
  const { sending, send } = useSendWord(comment, disposed, "objects", form.note.trim());
  const set = (note: string) => {
    setError(null);
    keeper.change((now) => ({
      ...now,
      objections: { ...now.objections, [comment.id]: { n: disposed.n, note } },
    }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.note.trim() !== "") return send();
    setError(needsReason);
    area.current?.focus();
  };
  const leave = () =>
    keeper.change((now) => ({ ...now, objections: withoutKey(now.objections, comment.id) }));
  const other = aside.objections[comment.id];
  return (
    <form className="your-word stack" onSubmit={submit} noValidate>
      {other ? <OtherDevice words={other.note} use={() => set(other.note)} /> : null}
      <p className="small quiet">{objectingDoes(view, comment)}</p>
      <TextArea label="Why you object" ref={area} rows={2} value={form.note} error={error} onChange={set} />
      <SendRow sending={sending} act="Send the objection">
        <button type="button" className="btn btn--plain" onClick={leave}>
          Do not object
        </button>
      </SendRow>
      <SaveLine />
    </form>
  );
}

/** Before a second try the copy is read again: the first may have arrived. */
function useSendWord(
  comment: Comment,
  { n }: Disposed,
  answer: "satisfied" | "objects",
  note: string,
): ReturnType<typeof useSend> {
  const { copy, keeper, patch, reload, freshen, announce } = useHolder();
  return useSend(async (again) => {
    const { id } = comment;
    const known = again ? commentIn(await reload(), id)?.satisfaction : null;
    if (known?.answer !== answer || known.note !== note) {
      await answerTo(copy, id, { n, answer, note });
      const satisfaction = { answer, note, at: new Date().toISOString() };
      patch((now) => withComment(now, id, { satisfaction }));
    }
    keeper.change((now) => ({ ...now, objections: withoutKey(now.objections, id) }));
    freshen(`answer-${id}`);
    announce(answer === "satisfied" ? "The office hears that you are satisfied." : "The objection is sent.");
  });
}
