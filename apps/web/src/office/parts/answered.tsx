import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNote } from "./problem-note.tsx";

/** What a query answered; before that, that it is being asked, or why there is no answer. */
export function Answered<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  if (query.data !== undefined) {
    return (
      <>
        {query.failureReason === null ? null : <ProblemNote error={query.failureReason} />}
        {children(query.data)}
      </>
    );
  }
  if (query.error ?? query.failureReason) return <ProblemNote error={query.error ?? query.failureReason} />;
  return (
    <p className="label" role="status">
      Reading the record.
    </p>
  );
}
