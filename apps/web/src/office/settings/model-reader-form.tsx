import { basics, readBack } from "@chirograph/wire";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { Choices, TextField } from "../parts/field.tsx";
import { SaveRow } from "../parts/save-row.tsx";
import { useAct } from "../parts/use-act.ts";
import { sessionQuery } from "../queries.ts";

type Now = readBack.ModelReaderView;
type Request = readBack.ModelReaderRequest;
type Form = {
  readonly on: boolean;
  readonly address: string;
  readonly model: string;
  readonly key: string;
  readonly dropKey: boolean;
};

/** A program that may be asked to read as one more reader. Off, unless an administrator names one. */
export function ModelReaderForm({ now }: { readonly now: Now }): ReactNode {
  const [form, setForm] = useState<Form>({
    on: now.reader !== null,
    address: now.reader?.address ?? "",
    model: now.reader?.model ?? "",
    key: "",
    dropKey: false,
  });
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  const { data } = useSuspenseQuery(sessionQuery);
  const may = data.person?.roles.includes("administrator") ?? false;
  const next = requestOf(form);
  // What a key was is not remembered, not even to tell whether the form was changed since.
  const save = useAct(
    (_: Request["reader"]) => call(basics.Done, "PUT", "/api/model-reader", next),
    () => set({ key: "", dropKey: false }),
  );
  const checked = readBack.ModelReaderRequest.safeParse(next);
  return (
    <section className="stack rules part" aria-labelledby="model-reader">
      <h2 id="model-reader">A program as one more reader</h2>
      <Choices
        legend="May a program be asked to read drafts?"
        value={form.on ? "on" : "off"}
        onChange={(value) => set({ on: value === "on" })}
        options={[
          { value: "off", word: "No", means: "No draft leaves this office for it." },
          {
            value: "on",
            word: "Yes, the one named below",
            means:
              "Whoever may invite readers can ask it, round by round. It is never counted towards a gate.",
          },
        ]}
      />
      {form.on ? <Fields form={form} now={now} set={set} /> : null}
      <SaveRow
        act={form.on ? "Save the program" : now.reader ? "Ask no program any more" : "Keep it off"}
        save={save}
        value={next.reader}
        refusal={may ? (checked.success ? null : troubleWith(form)) : "Only an administrator changes this."}
      />
    </section>
  );
}

function requestOf({ on, address, model, key, dropKey }: Form): Request {
  if (!on) return { reader: null, key: null };
  return {
    reader: { address: address.trim(), model: model.trim() },
    key: key === "" && !dropKey ? null : key,
  };
}

function troubleWith({ address, model }: Form): string {
  if (model.trim() === "") return "Name the model as the endpoint knows it.";
  return address.trim() === ""
    ? "Write the address of the endpoint."
    : "This is no address of an endpoint. It begins with http:// or https://.";
}

type FieldsProps = { readonly form: Form; readonly now: Now; readonly set: (change: Partial<Form>) => void };

function Fields({ form, now, set }: FieldsProps): ReactNode {
  const moved = now.keyKept && form.address.trim() !== now.reader?.address;
  return (
    <>
      <p className="note" data-verdict="unsigned-draft">
        <b>The draft’s text leaves the office to this address</b> each time someone asks. Name one whose
        keeper you trust with unsigned letters, such as a program on a machine of your own.
      </p>
      <TextField
        label="Address of the endpoint"
        hint="OpenAI-compatible, such as http://127.0.0.1:11434/v1."
        className="input code"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        value={form.address}
        onChange={(address) => set({ address })}
      />
      <TextField
        label="Model"
        hint="As the endpoint knows it. Its reading is shown under this name."
        className="input code"
        dir="ltr"
        autoComplete="off"
        value={form.model}
        onChange={(model) => set({ model })}
      />
      <TextField
        label="Key"
        hint={keyHint(now.keyKept, moved)}
        type="password"
        dir="ltr"
        autoComplete="off"
        value={form.key}
        onChange={(key) => set({ key })}
      />
      {now.keyKept && !moved && form.key === "" ? (
        <label className="box">
          <input
            type="checkbox"
            checked={form.dropKey}
            onChange={(event) => set({ dropKey: event.target.checked })}
          />
          <span>Forget the key that is kept</span>
        </label>
      ) : null}
    </>
  );
}

function keyHint(kept: boolean, moved: boolean): string {
  if (moved)
    return "The key that is kept goes to its own address only. Another address needs its own, or none.";
  return kept
    ? "One is kept. Leave this empty to keep it."
    : "Where the endpoint asks for one. It is never shown again.";
}
