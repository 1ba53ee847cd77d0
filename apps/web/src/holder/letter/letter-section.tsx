import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { writtenDay } from "../moments.ts";
import { Pictures } from "./pictures.tsx";
import type { Shown } from "./use-shown.ts";
import { Words } from "./words.tsx";

type Props = { readonly shown: Shown; readonly show: (shown: Shown) => void };

/** The letter: its pages as they are printed, or its words, which can be commented on. */
export function LetterSection({ shown, show }: Props): ReactNode {
  const { view } = useHolder();
  const { letter } = view;
  return (
    <section className="letter" id="letter" aria-labelledby="letter-subject">
      <header className="letter__head">
        <h2 id="letter-subject" lang={view.language} dir="auto">
          {letter.subject}
        </h2>
        <p className="label">
          <code>{letter.reference}</code> Version {letter.version}, {writtenDay(letter.date)}
        </p>
        {view.copy.recalled ? null : (
          <nav className="tabs" aria-label="The letter as">
            <Tab to="words" shown={shown} show={show}>
              {view.takesInput ? "Text, to comment on" : "Text"}
            </Tab>
            <Tab to="pages" shown={shown} show={show}>
              Pages as typeset
            </Tab>
          </nav>
        )}
      </header>
      {view.copy.recalled ? (
        <NotShown />
      ) : shown === "words" ? (
        <Words />
      ) : (
        <Pictures toWords={() => show("words")} />
      )}
    </section>
  );
}

/** Who held a recalled copy reads it no more. */
function NotShown(): ReactNode {
  return (
    <p className="letter__none small">
      The office recalled this copy, so the letter is not shown here any more.
    </p>
  );
}

function Tab({
  to,
  shown,
  show,
  children,
}: Props & { readonly to: Shown; readonly children: string }): ReactNode {
  return (
    <a href={`#${to}`} aria-current={shown === to ? "true" : undefined} onClick={() => show(to)}>
      {children}
    </a>
  );
}
