import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { shortMoment } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { reply } from "./matrix-acts.ts";
import type { Row } from "./matrix-words.ts";

/** What the commenter and the office said to each other under a comment, and the place to go on. */
export function Thread({ row, focus }: { readonly row: Row; readonly focus: boolean }): ReactNode {
  const { view } = useLetter();
  const [words, setWords] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const send = useAct(
    () => reply(view.id, row, words.trim()),
    () => setWords(""),
  );
  useEffect(() => {
    if (focus) box.current?.querySelector("textarea")?.focus();
  }, [focus]);
  const press = () => (words.trim() === "" || send.isPending ? undefined : send.mutate(undefined));
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) press();
  };
  return (
    <div className="thread" ref={box}>
      {row.replies.length > 0 ? (
        <ol className="replies">
          {row.replies.map((one) => (
            <li key={one.id}>
              <span className="label">
                <b>{one.by}</b>, {shortMoment(one.at)}
              </span>
              <p dir="auto">{one.text}</p>
            </li>
          ))}
        </ol>
      ) : null}
      <TextArea
        label={`Reply to ${row.holder}`}
        rows={1}
        className="input area area--grow"
        value={words}
        onChange={setWords}
        onKeyDown={keys}
      />
      <ProblemNote error={send.error} />
      {words.trim() === "" ? null : (
        <Button busy={send.isPending} refusal={refusalOf(view, "reply")} onPress={press}>
          Send the reply
        </Button>
      )}
    </div>
  );
}
