import type { ReactNode } from "react";
import { Wordmark } from "../look/wordmark.tsx";

/** What the frame says of itself. */
export type FrameWords = {
  readonly skip: string;
  readonly askOffice: string;
  readonly whatIsIt: string;
};

const english: FrameWords = {
  skip: "Skip to the page",
  askOffice: "Ask the office:",
  whatIsIt: "What is this letter?",
};

type Props = {
  readonly office: string;
  readonly contact?: string;
  readonly words?: FrameWords;
  readonly tag?: ReactNode;
  readonly children: ReactNode;
};

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** A mail address is one press away; a telephone number or a room is read. */
function Contact({ contact }: { readonly contact: string }): ReactNode {
  if (!MAIL.test(contact)) return <bdi>{contact}</bdi>;
  return (
    <a href={`mailto:${contact}`} dir="ltr">
      {contact}
    </a>
  );
}

/** The page belongs to the office that writes the letter: its name above, the wordmark only at the foot. */
export function Frame({ office, contact = "", words = english, tag, children }: Props): ReactNode {
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      {office === "" ? null : (
        <header className="mast">
          <div className="wrap">
            <span className="mast__office" dir="auto">
              {office}
            </span>
            {tag}
          </div>
        </header>
      )}
      <main className="wrap" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <ul>
            {contact === "" ? null : (
              <li>
                {words.askOffice} <Contact contact={contact} />
              </li>
            )}
            <li>
              <a href="/">{words.whatIsIt}</a>
            </li>
          </ul>
          <span className="brand">
            <Wordmark />
          </span>
        </div>
      </footer>
    </>
  );
}
