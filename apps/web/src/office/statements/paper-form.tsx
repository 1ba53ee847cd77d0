import { useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Field, TextArea, TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { hashOf, propose } from "./statement-acts.ts";

const empty = { title: "", paper: null as string | null, file: "", words: "", text: "" };
type PaperDraft = typeof empty;

/** A paper has surfaced that is not ours: what it is, and what the office says of it. */
export function PaperForm(): ReactNode {
  const [draft, setDraft] = useState(empty);
  const set = (change: Partial<PaperDraft>) => setDraft((now) => ({ ...now, ...change }));
  const send = useAct(
    () =>
      propose(
        { about: "paper", title: draft.title.trim(), paper: draft.paper, text: draft.words },
        draft.text.trim(),
      ),
    () => setDraft(empty),
  );
  return (
    <section className="stack boxed" aria-labelledby="surfaced">
      <h2 id="surfaced">A paper has surfaced</h2>
      <p className="small">
        Give the file, or its words, or both: whoever brings the same paper reads your statement. On a draft
        of ours, go to the letter instead.
      </p>
      <PaperFile draft={draft} set={set} />
      <TextArea
        label="Its words"
        hint="Pasted or typed. They find pictures and retyped copies of it too."
        value={draft.words}
        onChange={(words) => set({ words })}
      />
      <TextField
        label="What to call it"
        hint="Such as “Letter of 3 May about pilotage dues”."
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        label="Statement"
        hint="Such as “This paper is not ours. Pilotage dues do not change.”"
        value={draft.text}
        onChange={(text) => set({ text })}
      />
      <ProblemNote error={send.error} />
      <Button
        kind="go"
        busy={send.isPending}
        refusal={missingIn(draft)}
        onPress={() => send.mutate(undefined)}
      >
        Propose it with your passkey
      </Button>
    </section>
  );
}

function PaperFile(props: {
  readonly draft: PaperDraft;
  readonly set: (change: Partial<PaperDraft>) => void;
}): ReactNode {
  const { draft, set } = props;
  const take = async (file: File | undefined) => {
    if (file) set({ paper: await hashOf(file), file: file.name });
    else set({ paper: null, file: "" });
  };
  return (
    <>
      <Field label="Its file" hint="Hashed here, in your browser. The file is not sent.">
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            type="file"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        )}
      </Field>
      {draft.paper ? (
        <p className="label" role="status">
          SHA-256 <code className="hash">{draft.paper}</code>
        </p>
      ) : null}
    </>
  );
}

function missingIn(draft: PaperDraft): string | null {
  if (draft.paper === null && draft.words.trim() === "") return "Give its file or its words.";
  if (draft.title.trim() === "") return "Say what to call it.";
  return draft.text.trim() === "" ? "Write the statement." : null;
}
