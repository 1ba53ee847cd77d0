import type { HolderView } from "@chirograph/wire/copy";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { TextArea, TextField } from "../../office/parts/field.tsx";
import { isMovedFor, isWaived } from "../asked/terms.ts";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { type Declined, declineTask, type Why } from "../requests.ts";
import { SendRow } from "../send-row.tsx";
import { type DeclineForm, nobody } from "../unsent/forms.ts";
import { SaveLine } from "../unsent/save-line.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";
import { dayWords, inBothZones, ownZone, sameClockOn } from "../zones.ts";

const whys: readonly { readonly why: Why; readonly word: string }[] = [
  { why: "not-mine", word: "Not mine" },
  { why: "cannot-by-then", word: "Cannot by then" },
];

/** That one cannot answer, or not by then, in one press and one field; and what was said of it. */
export function Declining(): ReactNode {
  const { view, forms, keeper } = useHolder();
  const { declined } = view.copy;
  const form = forms.decline;
  const choose = (why: Why) =>
    keeper.change((now) => ({
      ...now,
      decline: now.decline?.why === why ? null : { note: "", day: "", ...now.decline, why },
    }));
  return (
    <div className="declining">
      {declined ? <Told declined={declined} /> : null}
      <p className="small quiet" id="declining-title">
        {declined ? "Or tell the office anew:" : "You cannot answer? Tell the office:"}
      </p>
      <div className="btns" role="group" aria-labelledby="declining-title">
        {whys.map(({ why, word }) => (
          <button
            key={why}
            type="button"
            className="btn"
            aria-expanded={form?.why === why}
            onClick={() => choose(why)}
          >
            {word}
          </button>
        ))}
      </div>
      {form ? <DeclineFields key={form.why} form={form} /> : null}
    </div>
  );
}

/** What the office was told; the task stays with the holder until someone settles it. */
export function Told({ declined }: { readonly declined: Declined }): ReactNode {
  const { view } = useHolder();
  const card = useFreshFocus<HTMLDivElement>("declined");
  const { why, note, until, at } = declined;
  return (
    <div className="taken" ref={card} tabIndex={-1}>
      <p>
        <b>{why === "not-mine" ? "You said that this is not yours." : "You said that you cannot by then."}</b>
        {until === null ? "" : ` You could by ${dayWords(until, view.zone)}.`}
      </p>
      {note === "" ? null : (
        <p className="as-typed" dir="auto">
          {note}
        </p>
      )}
      <Moved />
      <p className="label">
        Sent {since(at)}. {sentenceAfter(view)}
      </p>
    </div>
  );
}

/** What the office did about it, where it moved the date: the holder need not tell it anything more. */
function Moved(): ReactNode {
  const { view } = useHolder();
  if (!isMovedFor(view) || view.suspense === null) return null;
  const { there, here } = inBothZones(view.suspense, view.zone, ownZone());
  return (
    <p>
      <b>The office moved the date</b> to {there}
      {here === null ? "" : `; for you ${here}`}.
    </p>
  );
}

/** How it stands with the task since the office was told. */
function sentenceAfter(view: HolderView): string {
  if (!view.takesInput) return "";
  if (isWaived(view)) return "The office settled it: it does not wait for your answer any more.";
  if (isMovedFor(view)) return "Your answer is still asked for.";
  return "You are still asked until the office settles it, or you answer.";
}

function DeclineFields({ form }: { readonly form: DeclineForm }): ReactNode {
  const { keeper } = useHolder();
  const place = useRef<HTMLFormElement>(null);
  const { sending, send } = useSendDecline(form);
  useEffect(() => place.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  const set = (change: Partial<DeclineForm>) =>
    keeper.change((now) => ({ ...now, decline: { ...form, ...change } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className="stack declining__form" ref={place} onSubmit={submit} noValidate>
      {form.why === "not-mine" ? (
        <>
          <TextArea
            label="Whose it is, if you know"
            rows={2}
            value={form.note}
            onChange={(note) => set({ note })}
          />
          <OrPassOn />
        </>
      ) : (
        <TextField
          label="By when you could"
          hint="May stay empty."
          type="date"
          className="input declining__day"
          value={form.day}
          onChange={(day) => set({ day })}
        />
      )}
      <SendRow sending={sending} act="Tell the office" />
      {form.note === "" && form.day === "" ? null : <SaveLine />}
    </form>
  );
}

/** Who knows whose it is, and may pass the copy on, need not wait for the office. */
function OrPassOn(): ReactNode {
  const { view, forms, keeper, freshen } = useHolder();
  if (view.copy.passingOn !== "allowed") return null;
  const open = () => {
    const passOn = { ...(forms.passOn ?? nobody), delegated: true };
    keeper.change((now) => ({ ...now, decline: null, passOn }));
    freshen("pass-on-form");
  };
  return (
    <button type="button" className="btn btn--plain declining__pass" onClick={open}>
      Or pass it on, so that they answer in your place
    </button>
  );
}

function useSendDecline({ why, note, day }: DeclineForm): ReturnType<typeof useSend> {
  const { copy, view, keeper, patch, freshen, announce } = useHolder();
  return useSend(async () => {
    const { suspense, zone } = view;
    const asked = why === "cannot-by-then" && day !== "";
    const until = asked
      ? sameClockOn(day, suspense ?? `${day}T17:00:00Z`, suspense ? zone : ownZone())
      : null;
    const said = { why, note: why === "not-mine" ? note.trim() : "", until };
    await declineTask(copy, said);
    const declined = { ...said, at: new Date().toISOString() };
    patch((now) => ({ ...now, copy: { ...now.copy, declined } }));
    keeper.change((now) => ({ ...now, decline: null }));
    freshen("declined");
    announce("The office is told.");
  });
}
