import type { ReactNode } from "react";
import { SendNote } from "./send-note.tsx";
import type { Sending } from "./use-send.ts";

type Props = {
  readonly sending: Sending;
  /** What the button does, in words. */
  readonly act: string;
  /** Why it cannot be pressed now, by the id of the sentence that says so; it keeps the focus all the same. */
  readonly refused?: string | undefined;
  /** The way out beside it. */
  readonly children?: ReactNode;
};

/** The end of every form of the holder's: where its sending stands, the button that sends it, and the way out. */
export function SendRow({ sending, act, refused, children }: Props): ReactNode {
  const busy = sending.state === "sending";
  return (
    <>
      <SendNote sending={sending} />
      <div className="btns">
        <button
          type="submit"
          className="btn btn--go"
          aria-disabled={busy || refused !== undefined || undefined}
          aria-describedby={refused}
        >
          {busy ? "Sending" : act}
        </button>
        {children}
      </div>
    </>
  );
}
