import type { ReactNode } from "react";
import type { Comment } from "../requests.ts";
import { TheirCard } from "./their-card.tsx";

/** So many are shown beside the passage as they are; more fold under one line, so that the letter stays readable. */
const FEW = 2;

/** What others said of this passage. */
export function OthersHere({ comments }: { readonly comments: readonly Comment[] }): ReactNode {
  if (comments.length === 0) return null;
  const cards = comments.map((one) => <TheirCard key={one.id} comment={one} />);
  if (comments.length <= FEW) return <div className="theirs-here">{cards}</div>;
  return (
    <details className="fold theirs-here" lang="en" dir="ltr">
      <summary>{comments.length} comments of others on this</summary>
      <div className="theirs-here__cards">{cards}</div>
    </details>
  );
}
