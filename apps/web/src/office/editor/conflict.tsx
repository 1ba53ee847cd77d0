import type { text } from "@chirograph/wire";
import type { ReactNode } from "react";
import { shortMoment } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import type { WorkingText } from "./use-working-text.ts";

/** Two people wrote on the same text: both texts, and the choice. Nothing is lost until it is made. */
export function Conflict({ working }: { readonly working: WorkingText }): ReactNode {
  const { theirs } = working;
  if (!theirs) return null;
  const who = theirs.by ?? "Someone else";
  return (
    <section className="conflict stack" aria-labelledby="conflict" role="alert">
      <h3 id="conflict">
        {who} changed this text at {shortMoment(theirs.at)}. Yours was not entered.
      </h3>
      <p className="small">Both are below. Choose one; copy what you need from the other first.</p>
      <div className="sides">
        <figure>
          <figcaption>Yours, kept on this device</figcaption>
          <Plain text={working.text} against={theirs.text} />
        </figure>
        <figure>
          <figcaption>Theirs, on the server</figcaption>
          <Plain text={theirs.text} against={working.text} />
        </figure>
      </div>
      <div className="btns">
        <Button onPress={working.keepMine}>Keep mine</Button>
        <Button onPress={working.takeTheirs}>Take theirs</Button>
      </div>
    </section>
  );
}

function Plain({
  text,
  against,
}: {
  readonly text: text.LetterText;
  readonly against: text.LetterText;
}): ReactNode {
  const others = new Set(against.paragraphs.map((one) => one.text));
  return (
    <div className="small plain-text" dir="auto">
      <p>
        <b>{text.subject}</b>
      </p>
      {text.paragraphs.map((one, i) => (
        <p key={i}>{others.has(one.text) ? one.text : <mark>{one.text}</mark>}</p>
      ))}
    </div>
  );
}
