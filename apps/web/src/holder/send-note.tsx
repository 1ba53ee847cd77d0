import type { ReactNode } from "react";
import { ProblemNote } from "../office/parts/problem-note.tsx";
import type { Sending } from "./use-send.ts";

/** Where a sending stands, when it does not simply go through. */
export function SendNote({ sending }: { readonly sending: Sending }): ReactNode {
  if (sending.state === "refused") return <ProblemNote error={sending.problem} />;
  if (sending.state !== "waiting") return null;
  return (
    <p className="note note--error" role="alert">
      <b>We cannot reach the server.</b> What you wrote is kept on this device, and we try again every 10
      seconds.
    </p>
  );
}
