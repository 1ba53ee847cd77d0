import type { letter } from "@chirograph/wire";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import type { GivenAnswer } from "./matrix-acts.ts";
import { dispositions, dispositionWords } from "./matrix-words.ts";

type Props = {
  readonly start?: GivenAnswer | null;
  readonly act: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly refusal: string | null;
  readonly focus?: boolean;
  readonly onAnswer: (answer: GivenAnswer) => void;
};

/** One of five dispositions and what is said to it. Ctrl and Enter sends it. */
export function AnswerForm({ start, act, busy, error, refusal, focus, onAnswer }: Props): ReactNode {
  const [disposition, setDisposition] = useState<letter.Disposition | null>(start?.disposition ?? null);
  const [response, setResponse] = useState(start?.response ?? "");
  const [tried, setTried] = useState(false);
  const silent = disposition === "reject" && response.trim() === "";
  const send = () => {
    setTried(true);
    if (disposition === null || silent || busy || refusal) return;
    onAnswer({ disposition, response: response.trim() });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <div className="answer-form stack">
      <Segments value={disposition} onChange={setDisposition} focus={focus ?? false} />
      <TextArea
        label="Response"
        hint={
          disposition === "reject"
            ? "Whoever is refused is told why."
            : "The commenter reads it. May stay empty."
        }
        rows={2}
        onKeyDown={keys}
        className="input area area--grow"
        value={response}
        onChange={setResponse}
        error={tried && silent ? "A rejection needs its reason. Write one sentence." : null}
      />
      <ProblemNote error={error} />
      <Button
        kind="go"
        busy={busy}
        refusal={refusal ?? (tried && disposition === null ? "Choose one of the five above." : null)}
        onPress={send}
      >
        {act}
      </Button>
    </div>
  );
}

function Segments(props: {
  readonly value: letter.Disposition | null;
  readonly focus: boolean;
  readonly onChange: (value: letter.Disposition) => void;
}): ReactNode {
  const name = useId();
  const set = useRef<HTMLFieldSetElement>(null);
  const { focus } = props;
  useEffect(() => {
    // Who pressed “a” goes on by choosing.
    if (focus) set.current?.querySelector("input")?.focus();
  }, [focus]);
  return (
    <fieldset className="segments" ref={set}>
      <legend className="vh">Disposition</legend>
      {dispositions.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={name}
            checked={props.value === one}
            onChange={() => props.onChange(one)}
          />
          <span>{dispositionWords[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
