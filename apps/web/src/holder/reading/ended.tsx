import { type ReactNode, useEffect, useRef } from "react";
import { useReading } from "./reading-context.ts";

type Props = { readonly step: "done" | "closed" | "recalled"; readonly focus: boolean };

/** When there is nothing more to do: everything was sent, the round is closed, or the copy was recalled. */
export function Ended({ step, focus }: Props): ReactNode {
  const { view, words } = useReading();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, [focus]);
  const { title: said, said: sentences } = words.ended[step];
  return (
    <div className="for stack">
      <h1 ref={title} tabIndex={-1}>
        {said}
      </h1>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {step === "closed" && view.paraphrase !== null ? (
        <p className="small">
          {words.ended.paraphraseKept} <q dir="auto">{view.paraphrase}</q>
        </p>
      ) : null}
      {step === "done" ? null : <LeftOver />}
    </div>
  );
}

/** What was typed and never sent is not lost: it can be taken along. */
function LeftOver(): ReactNode {
  const { forms, words } = useReading();
  if (forms.paraphrase.trim() === "") return null;
  return (
    <section aria-labelledby="left-over-title">
      <h2 id="left-over-title">{words.ended.leftOver}</h2>
      <p className="as-typed" dir="auto">
        {forms.paraphrase}
      </p>
    </section>
  );
}
