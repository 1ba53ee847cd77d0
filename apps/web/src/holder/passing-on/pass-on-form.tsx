import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { isUnreachable, type Problem, problemOf } from "../../api.ts";
import { TextField } from "../../office/parts/field.tsx";
import { ProblemNote } from "../../office/parts/problem-note.tsx";
import { copyTitle } from "../copy-words.ts";
import { useHolder } from "../holder-context.ts";
import { type Holder, passOn } from "../requests.ts";
import { SaveLine } from "../unsent/save-line.tsx";
import type { Given } from "./given.ts";

const nobody: Holder = { name: "", organisation: "", actingFor: "", address: "" };
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
  const { forms, keeper } = useHolder();
  const form = forms.passOn ?? nobody;
  const [errors, setErrors] = useState<Errors>({});
  const { busy, problem, send } = usePassOn(given);
  const element = useRef<HTMLFormElement>(null);
  const set = (change: Partial<Holder>) => {
    setErrors({});
    keeper.change((now) => ({ ...now, passOn: { ...form, ...change } }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = errorsIn(form);
    setErrors(wrong);
    const first = (["name", "address"] as const).find((field) => wrong[field]);
    if (first) element.current?.querySelector<HTMLElement>(`[name="holder-${first}"]`)?.focus();
    else if (!busy) void send(trimmed(form));
  };
  return (
    <form className="stack" ref={element} onSubmit={submit} aria-labelledby="pass-on-title" noValidate>
      <HolderFields form={form} errors={errors} set={set} />
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
  readonly form: Holder;
  readonly errors: Errors;
  readonly set: (change: Partial<Holder>) => void;
};

function HolderFields({ form, errors, set }: FieldsProps): ReactNode {
  return (
    <>
      <TextField
        label="Name"
        name="holder-name"
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
  async function send(holder: Holder): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const handed = await passOn(copy, holder);
      keeper.change((now) => ({ ...now, passOn: null }));
      given({ handed, name: holder.name });
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
