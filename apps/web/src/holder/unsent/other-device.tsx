import type { ReactNode } from "react";

/** One form, two devices: what the other one wrote stands beside, until it is used or this form is sent. */
export function OtherDevice({ words, use }: { readonly words: string; readonly use: () => void }): ReactNode {
  return (
    <div className="note">
      <p>
        <b>On another device you wrote:</b>{" "}
        <span className="as-typed" dir="auto">
          {words}
        </span>
      </p>
      <button type="button" className="btn btn--plain" onClick={use}>
        Use these words instead
      </button>
    </div>
  );
}
