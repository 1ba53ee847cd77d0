import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import type { Comment } from "../requests.ts";

/** Whose comment was taken up in this one. */
export function FromColleague({ from }: { readonly from: Comment["from"] }): ReactNode {
  const { view } = useHolder();
  const colleague = from === null ? undefined : view.colleagues.find((one) => one.id === from);
  if (!colleague) return null;
  return (
    <p className="label">
      Taken up from <bdi>{colleague.holder}</bdi>
    </p>
  );
}
