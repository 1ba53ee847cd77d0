import type { Comment } from "./comment.ts";
import type { Copy, IssuedCopy } from "./copy.ts";
import { speaks } from "./answers.ts";
import type { Moment } from "./ids.ts";

/** A row of the comment resolution matrix. */
export type MatrixRow = {
  /** Counted over the whole letter from 1, in the order in which comments were first made; a withdrawn one keeps its number. */
  readonly n: number;
  readonly copy: IssuedCopy;
  readonly comment: Comment;
};

/** When a comment came to be said to the office: what a colleague gathered before takes no other row's number. */
function said({ copy, comment }: Omit<MatrixRow, "n">): Moment {
  return comment.at > copy.speaksSince ? comment.at : copy.speaksSince;
}

function before(a: Omit<MatrixRow, "n">, b: Omit<MatrixRow, "n">): number {
  if (said(a) !== said(b)) return said(a) < said(b) ? -1 : 1;
  if (a.comment.at !== b.comment.at) return a.comment.at < b.comment.at ? -1 : 1;
  if (a.copy.id !== b.copy.id) return a.copy.id < b.copy.id ? -1 : 1;
  return 0;
}

/** Every comment that speaks to the office, numbered. Sorting n comments; pure. */
export function matrix(copies: readonly Copy[]): MatrixRow[] {
  const all = copies
    .filter(speaks)
    .flatMap((copy) => copy.comments.map((comment) => ({ copy, comment })))
    .sort(before);
  return all.map((row, index) => ({ n: index + 1, ...row }));
}
