import type { HolderView } from "@chirograph/wire/copy";
import type { Comment, Earlier } from "../requests.ts";
import { gatheredIn } from "./gathered.ts";

/** Whether a comment stands on a copy that was recalled: nothing is said to its answer any more. */
export function isOnRecalled(comment: Comment | Earlier): boolean {
  return "recalled" in comment && comment.recalled;
}

/** Whether the office answered and the holder did not say yet what they think of it. */
export function waitsForYou(view: HolderView, comment: Comment | Earlier): boolean {
  const { disposed, satisfaction } = comment;
  return view.takesInput && disposed !== null && satisfaction === null && !isOnRecalled(comment);
}

/** Whether something became of it: the office answered, or a colleague took it up or answered without it. */
function isSettled(view: HolderView, { id, disposed }: Comment): boolean {
  const gathered = gatheredIn(view, id);
  return disposed !== null || (gathered !== null && gathered.state !== "waiting");
}

/** This copy's comments of which something became, and all of the holder's on earlier ones; those that wait for a word from them come first. */
export function answeredComments(view: HolderView): (Comment | Earlier)[] {
  const own = view.comments.filter((one) => !one.withdrawn && isSettled(view, one));
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
