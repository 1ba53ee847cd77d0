import type { ReactNode } from "react";
import { problemOf } from "../../api.ts";
import type { Sending } from "../use-send.ts";
import { useReading } from "./reading-context.ts";

/** Where a sending stands, when it does not simply go through. A refusal without words in the page's language stays as the server wrote it. */
export function SendingNote({ sending }: { readonly sending: Sending }): ReactNode {
  const { words } = useReading();
  if (sending.state === "waiting") {
    const { fact, means } = words.saving.unreachable;
    return (
      <p className="note note--error" role="alert">
        <b>{fact}</b> {means}
      </p>
    );
  }
  if (sending.state !== "refused") return null;
  const { code, message } = problemOf(sending.problem);
  const known = words.refusals[code];
  return (
    <p className="note note--error" role="alert">
      {known ?? (
        <span lang="en" dir="ltr">
          {message}
        </span>
      )}{" "}
      <code className="label">{code}</code>
    </p>
  );
}
