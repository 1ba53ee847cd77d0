import type { HolderView } from "@chirograph/wire/copy";
import type { Comment } from "./requests.ts";

/** The view with one comment changed, wherever it stands: on this copy or on an earlier one of the holder's. */
export function withComment(view: HolderView, id: string, change: Partial<Comment>): HolderView {
  const changed = <C extends Comment>(list: readonly C[]): C[] =>
    list.map((one) => (one.id === id ? { ...one, ...change } : one));
  return {
    ...view,
    comments: changed(view.comments),
    earlier: view.earlier && { ...view.earlier, comments: changed(view.earlier.comments) },
  };
}

/** A holder's comment by its id, on this copy or on an earlier one. */
export function commentIn(view: HolderView, id: string): Comment | undefined {
  return [...view.comments, ...(view.earlier?.comments ?? [])].find((one) => one.id === id);
}
