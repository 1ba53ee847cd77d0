import type { ReactNode } from "react";
import { problemOf } from "../../api.ts";

/** What went wrong, in words, read out when it appears; the code stands small behind it. */
export function ProblemNote({ error }: { readonly error: unknown }): ReactNode {
  if (error === null || error === undefined) return null;
  const { message, code } = problemOf(error);
  const [first, rest] = firstSentence(message);
  return (
    <p className="note note--error" role="alert">
      <b>{first}</b> {rest} <code className="label">{code}</code>
    </p>
  );
}

function firstSentence(message: string): [string, string] {
  const end = /[.!?](?=\s)/u.exec(message);
  return end ? [message.slice(0, end.index + 1), message.slice(end.index + 2)] : [message, ""];
}
