import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { isAsked, isLate } from "../asked/terms.ts";
import { takenUpIn } from "../colleagues/take-up.ts";
import { LateLine } from "../comment/late-line.tsx";
import { excerpt } from "../excerpt.ts";
import { useHolder } from "../holder-context.ts";
import { type Comment, type PositionName, takePosition } from "../requests.ts";
import { SendRow } from "../send-row.tsx";
import type { PositionForm as Form } from "../unsent/forms.ts";
import { OtherDevice } from "../unsent/other-device.tsx";
import { SaveLine } from "../unsent/save-line.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";
import { PositionMark } from "./position-mark.tsx";
import { positions, wordOf } from "./positions.ts";

const needsReason = "A non-concur needs its reason. Write one sentence, or name the comment that holds it.";
const needsChoice = "Choose one of the three, then send it.";

function troubleWith(form: Form): string | null {
  if (form.position === null) return needsChoice;
  return form.position === "non-concur" && form.reason.trim() === "" ? needsReason : null;
}

/** Takes or changes the position. What is chosen and typed is kept until it is sent. */
export function PositionForm({ form }: { readonly form: Form }): ReactNode {
  const { view, aside, forms, keeper, freshen } = useHolder();
  const [error, setError] = useState<string | null>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const first = useFreshFocus<HTMLInputElement>("position-form");
  const { sending, send } = useSendPosition(form);

  const set = (change: Partial<Form>) => {
    setError(null);
    keeper.change((now) => ({ ...now, position: { ...form, ...change } }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trouble = troubleWith(form);
    if (!trouble) return send();
    setError(trouble);
    (form.position === null ? first : reason).current?.focus();
  };
  const other = aside.position;
  return (
    <form className="stack position-form" onSubmit={submit} noValidate aria-labelledby="position-title">
      <Choices chosen={form.position} first={first} choose={(position) => set({ position })} />
      {error === needsChoice ? (
        <p className="field__error" role="alert">
          {error}
        </p>
      ) : null}
      {other ? <OtherDevice words={`${wordsOf(other)} ${other.reason}`} use={() => set(other)} /> : null}
      <Reason form={form} area={reason} error={error === needsReason ? error : null} set={set} />
      <Undecided />
      <SendRow sending={sending} act="Send position">
        {forms.position && (view.copy.position || !isAsked(view)) ? (
          <button
            type="button"
            className="btn btn--plain"
            onClick={() => {
              keeper.change((now) => ({ ...now, position: null }));
              freshen("position-taken");
            }}
          >
            Leave it as it was
          </button>
        ) : null}
      </SendRow>
      <LateLine />
      {form.position || form.reason ? <SaveLine /> : null}
    </form>
  );
}

/** For colleagues the position settles what was not taken up: who sends it knows that before. */
function Undecided(): ReactNode {
  const { view, forms } = useHolder();
  const left = view.colleagues.filter(
    ({ id, takenBy }) => takenBy === null && !takenUpIn(view, forms, id)?.sent,
  ).length;
  if (left === 0) return null;
  return (
    <p className="small">
      {left === 1 ? "One comment of your colleagues is" : `${left} comments of your colleagues are`} not in
      your answer so far. With your position they are told so.{" "}
      <a href="#colleagues">Look at {left === 1 ? "it" : "them"} first</a>
    </p>
  );
}

const wordsOf = ({ position }: Form) => (position ? `${wordOf(position)}.` : "");

type ChoicesProps = {
  readonly chosen: PositionName | null;
  readonly first: React.RefObject<HTMLInputElement | null>;
  readonly choose: (position: PositionName) => void;
};

function Choices({ chosen, first, choose }: ChoicesProps): ReactNode {
  const name = useId();
  return (
    <fieldset>
      <legend className="vh">Position</legend>
      {positions.map((one, i) => (
        <label className="choice" key={one.value}>
          <input
            type="radio"
            name={name}
            ref={i === 0 ? first : undefined}
            checked={chosen === one.value}
            onChange={() => choose(one.value)}
          />
          <PositionMark name={one.value} />
          <small>{one.means}</small>
        </label>
      ))}
    </fieldset>
  );
}

type ReasonProps = {
  readonly form: Form;
  readonly area: React.RefObject<HTMLTextAreaElement | null>;
  readonly error: string | null;
  readonly set: (change: Partial<Form>) => void;
};

function Reason({ form, area, error, set }: ReasonProps): ReactNode {
  const { view } = useHolder();
  if (form.position === null || form.position === "concur") return null;
  const against = form.position === "non-concur";
  const comments = view.comments.filter((one) => one.copy === view.copy.id && !one.withdrawn);
  return (
    <div className="stack">
      <TextArea
        label={against ? "Why you do not concur" : "What you want on record with it (may stay empty)"}
        ref={area}
        rows={3}
        value={form.reason}
        error={error}
        onChange={(reason) => set({ reason })}
      />
      {against && form.reason.trim() === "" && comments.length > 0 ? (
        <NamedComments comments={comments} name={(reason) => set({ reason })} />
      ) : null}
    </div>
  );
}

type NamedProps = { readonly comments: readonly Comment[]; readonly name: (reason: string) => void };

/** One tap instead of typing the same again. */
function NamedComments({ comments, name }: NamedProps): ReactNode {
  return (
    <ul className="small named">
      {comments.map((one) => (
        <li key={one.id}>
          <button type="button" className="btn btn--plain" onClick={() => name(reasonFrom(one))}>
            It is in my comment: <q dir="auto">{excerpt(one.text || one.proposed, 50)}</q>
          </button>
        </li>
      ))}
    </ul>
  );
}

function reasonFrom({ passage, text, proposed }: Comment): string {
  const where = passage ? `on page ${passage.page}` : "on the whole letter";
  return `My comment ${where}: ${text || `it should read “${proposed}”`}`.slice(0, 5_000);
}

/**
 * Sends the position. A try whose answer was lost may have arrived, so the record is read before it is sent again: one decision is
 * one entry.
 */
function useSendPosition(form: Form): ReturnType<typeof useSend> {
  const { copy, view, keeper, patch, reload, freshen, announce } = useHolder();
  return useSend(async (again) => {
    if (form.position === null) return;
    const position = form.position;
    const reason = position === "concur" ? "" : form.reason.trim();
    const known = again ? (await reload()).copy.position : null;
    const arrived = known?.position === position && known.reason === reason;
    if (!arrived) await takePosition(copy, { position, reason });
    const { version } = view.copy;
    const at = new Date().toISOString();
    const n = (known?.n ?? view.copy.position?.n ?? 0) + 1;
    const taken = { position, reason, version, n, at, late: isLate(view) };
    if (!arrived) patch((now) => ({ ...now, copy: { ...now.copy, position: taken, declined: null } }));
    keeper.change((now) => ({ ...now, position: null }));
    freshen("position-taken");
    announce(`Your position is sent: ${wordOf(position)}.`);
  });
}
