import type { HolderView } from "@chirograph/wire/copy";
import type { Comment, Earlier } from "../requests.ts";

/** Whether the office answered and the holder did not say yet what they think of it. */
export function waitsForYou(view: HolderView, { disposed, satisfaction }: Comment): boolean {
  return view.takesInput && disposed !== null && satisfaction === null;
}

/** This copy's answered comments, and all of the holder's on earlier ones; those that wait for a word from them come first. */
export function answeredComments(view: HolderView): (Comment | Earlier)[] {
  const own = view.comments.filter((one) => !one.withdrawn && one.disposed !== null);
  const all = [...own, ...(view.earlier?.comments ?? [])];
  const waits = (one: Comment) => (waitsForYou(view, one) ? 0 : 1);
  return all.sort((a, b) => waits(a) - waits(b));
}

export const FOLD = "answers-fold";

/** Opens the fold before the focus goes to an answer in it: what is folded away takes no focus. */
export function unfoldAnswers(): void {
  const fold = document.getElementById(FOLD);
  if (fold instanceof HTMLDetailsElement) fold.open = true;
}
