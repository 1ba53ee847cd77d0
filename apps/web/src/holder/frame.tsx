import type { ReactNode } from "react";
import { Wordmark } from "../look/wordmark.tsx";

type Props = {
  readonly office: string;
  readonly contact?: string;
  readonly tag?: ReactNode;
  readonly children: ReactNode;
};

/** The page belongs to the office that writes the letter: its name above, the wordmark only at the foot. */
export function Frame({ office, contact = "", tag, children }: Props): ReactNode {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="mast">
        <div className="wrap">
          <span className="mast__office">{office}</span>
          {tag}
        </div>
      </header>
      <main className="wrap" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <ul>
            {contact === "" ? null : <li>Ask the office: {contact}</li>}
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
