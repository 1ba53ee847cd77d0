import type { matrix } from "@chirograph/wire";
import type { ReactNode } from "react";
import type { Row } from "./matrix-words.ts";

/** What could not be done to some of several comments, each with its reason; the others are done. */
export function RefusedList({
  rows,
  result,
  done,
}: {
  readonly rows: readonly Row[];
  readonly result: matrix.ManyDone | undefined;
  /** "answered", "taken up": what became of those that are done. */
  readonly done: string;
}): ReactNode {
  if (!result || result.refused.length === 0) return null;
  const { refused } = result;
  return (
    <div className="note note--error" role="alert">
      <b>
        {result.done.length} {done}. {refused.length} could not be.
      </b>
      <ul>
        {refused.map(({ comment, message }) => (
          <li key={comment}>
            Comment {rows.find((row) => row.id === comment)?.n ?? ""}: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
