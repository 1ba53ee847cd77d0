import type { ReactNode } from "react";
import { Wordmark } from "../look/wordmark.tsx";

type Props = {
  readonly office: string;
  readonly contact?: string;
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
export function Frame({ office, contact = "", tag, children }: Props): ReactNode {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
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
                Ask the office: <Contact contact={contact} />
              </li>
            )}
            <li>
              <a href="/">What is this letter?</a>
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
