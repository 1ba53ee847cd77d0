import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { isUnreachable, type Problem, problemOf } from "../../api.ts";
import { Choices, TextField } from "../../office/parts/field.tsx";
import { ProblemNote } from "../../office/parts/problem-note.tsx";
import { isAsked } from "../asked/terms.ts";
import { copyTitle } from "../copy-words.ts";
import { useHolder } from "../holder-context.ts";
import { type Holder, passOn } from "../requests.ts";
import { nobody, type PassOnForm as Form } from "../unsent/forms.ts";
import { SaveLine } from "../unsent/save-line.tsx";
import { useFreshFocus } from "../use-fresh-focus.ts";
import type { Given } from "./given.ts";

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

type Errors = Partial<Record<keyof Holder, string>>;

function errorsIn(form: Holder): Errors {
  const { name, address } = form;
  return {
    ...(name.trim() === "" ? { name: "A copy needs its holder. Type the person’s name." } : {}),
    ...(address.trim() !== "" && !MAIL.test(address.trim())
      ? { address: "This is not a mail address. Correct it, or leave it empty." }
      : {}),
  };
}

const trimmed = ({ name, organisation, actingFor, address }: Holder): Holder => ({
  name: name.trim(),
  organisation: organisation.trim(),
  actingFor: actingFor.trim(),
  address: address.trim(),
});

/** To whom the copy goes. It is never sent twice by itself: every hand-over issues a copy. */
export function PassOnForm({
  act,
  given,
}: {
  readonly act: string;
  readonly given: (given: Given) => void;
}): ReactNode {
  const { view, forms, keeper } = useHolder();
  const form = forms.passOn ?? nobody;
  const mayDelegate = view.copy.passingOn === "allowed" && isAsked(view);
  const [errors, setErrors] = useState<Errors>({});
  const { busy, problem, send } = usePassOn(given);
  const element = useRef<HTMLFormElement>(null);
  const set = (change: Partial<Form>) => {
    setErrors({});
    keeper.change((now) => ({ ...now, passOn: { ...form, ...change } }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = errorsIn(form);
    setErrors(wrong);
    const first = (["name", "address"] as const).find((field) => wrong[field]);
    if (first) element.current?.querySelector<HTMLElement>(`[name="holder-${first}"]`)?.focus();
    else if (!busy) void send(trimmed(form), mayDelegate && form.delegated);
  };
  return (
    <form className="stack" ref={element} onSubmit={submit} aria-labelledby="pass-on-title" noValidate>
      <HolderFields form={form} errors={errors} set={set} />
      {mayDelegate ? <WhoAnswers delegated={form.delegated} set={set} /> : null}
      <ProblemNote error={problem} />
      <div className="btns">
        <button type="submit" className="btn" aria-disabled={busy || undefined}>
          {act}
        </button>
      </div>
      {forms.passOn ? <SaveLine /> : null}
    </form>
  );
}

type FieldsProps = {
  readonly form: Form;
  readonly errors: Errors;
  readonly set: (change: Partial<Form>) => void;
};

/** What the other person does: the difference is whose answer the office waits for. */
function WhoAnswers({
  delegated,
  set,
}: {
  readonly delegated: boolean;
  readonly set: FieldsProps["set"];
}): ReactNode {
  return (
    <Choices
      legend="What they do with it"
      value={delegated ? "in-my-place" : "for-themselves"}
      onChange={(chosen) => set({ delegated: chosen === "in-my-place" })}
      options={[
        { value: "in-my-place", word: "They answer in my place", means: "Their position counts as yours." },
        {
          value: "for-themselves",
          word: "They read and answer for themselves",
          means: "The office still waits for your answer.",
        },
      ]}
    />
  );
}

function HolderFields({ form, errors, set }: FieldsProps): ReactNode {
  const first = useFreshFocus<HTMLInputElement>("pass-on-form");
  return (
    <>
      <TextField
        label="Name"
        name="holder-name"
        ref={first}
        autoComplete="off"
        maxLength={200}
        value={form.name}
        error={errors.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="Organisation"
        name="holder-organisation"
        autoComplete="off"
        maxLength={200}
        value={form.organisation}
        onChange={(organisation) => set({ organisation })}
      />
      <TextField
        label="Acting for"
        hint="Another organisation, if they answer in its name. May stay empty."
        name="holder-acting"
        autoComplete="off"
        maxLength={200}
        value={form.actingFor}
        onChange={(actingFor) => set({ actingFor })}
      />
      <TextField
        label="Mail address"
        hint="May stay empty: you can give them the link yourself."
        name="holder-address"
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        dir="ltr"
        value={form.address}
        error={errors.address}
        onChange={(address) => set({ address })}
      />
    </>
  );
}

function usePassOn(given: (given: Given) => void) {
  const { copy, keeper, reload, announce } = useHolder();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function send(holder: Holder, delegated: boolean): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const handed = await passOn(copy, holder, delegated);
      keeper.change((now) => ({ ...now, passOn: null }));
      given({ handed, name: holder.name, delegated });
      announce(
        handed.outcome === "asked" ? "The office is asked." : `${copyTitle(handed.label ?? "")} is issued.`,
      );
      await reload().catch((error: unknown) => {
        if (!isUnreachable(error)) throw error;
      });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, send };
}
