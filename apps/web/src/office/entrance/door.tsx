import type { ReactNode } from "react";
import { Wordmark } from "../../look/wordmark.tsx";

/** The frame of the pages before the login. */
export function Door({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="mast">
        <div className="wrap">
          <span className="brand">
            <Wordmark />
          </span>
        </div>
      </header>
      <main id="main" className="wrap door">
        {children}
      </main>
    </>
  );
}

/** What stands behind # in the address: it never reaches a server's log. */
export function tokenInAddress(): string {
  return decodeURIComponent(location.hash.slice(1));
}
