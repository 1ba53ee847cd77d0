import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { TextArea } from "../../office/parts/field.tsx";
import { useReading } from "./reading-context.ts";
import { sendParaphrase } from "./requests.ts";
import { SaveLine } from "./save-line.tsx";
import { SendingNote } from "./sending-note.tsx";
import { useSendOnce } from "./use-send-once.ts";

/** As many characters as the server takes. */
const LONGEST = 2_000;

/** The one field of step 1. It is said before sending that it goes once. */
export function OwnWords(): ReactNode {
  const { copy, words, forms, keeper } = useReading();
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { sending, send } = useSendOnce(
    () => sendParaphrase(copy, forms.paraphrase.trim()),
    (now) => ({ ...now, paraphrase: "" }),
  );
  const change = (paraphrase: string) => {
    if (paraphrase.trim() !== "") setError(null);
    keeper.change((now) => ({ ...now, paraphrase }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (forms.paraphrase.trim() !== "") return send();
    setError(words.own.empty);
    field.current?.focus();
  };
  const busy = sending.state === "sending";
  return (
    <form className="block stack" id="own" onSubmit={submit} noValidate>
      <TextArea
        ref={field}
        label={words.own.question}
        hint={words.own.hint}
        error={error}
        value={forms.paraphrase}
        maxLength={LONGEST}
        readOnly={busy}
        onChange={change}
      />
      <Elsewhere use={change} />
      <SaveLine />
      <p className="small" id="own-once">
        {words.own.once}
      </p>
      <SendingNote sending={sending} />
      <div className="btns">
        <button
          type="submit"
          className="btn btn--go"
          aria-disabled={busy || undefined}
          aria-describedby="own-once"
        >
          {busy ? words.saving.sending : words.own.send}
        </button>
      </div>
    </form>
  );
}

/** Two devices, one field: what the other one wrote stands beside, until it is used or this one is sent. */
function Elsewhere({ use }: { readonly use: (paraphrase: string) => void }): ReactNode {
  const { aside, forms, words } = useReading();
  if (aside.paraphrase === "" || aside.paraphrase === forms.paraphrase) return null;
  return (
    <div className="note">
      <p>
        <b>{words.own.elsewhere}</b>{" "}
        <span className="as-typed" dir="auto">
          {aside.paraphrase}
        </span>
      </p>
      <button type="button" className="btn btn--plain" onClick={() => use(aside.paraphrase)}>
        {words.own.useElsewhere}
      </button>
    </div>
  );
}
