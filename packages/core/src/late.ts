import type { Circulation } from "./circulation.ts";
import type { IssuedCopy } from "./copy.ts";
import type { Context } from "./ruling.ts";

/** The circulation that a copy was issued in; null for a copy of the staff. */
function circulationOf(copy: IssuedCopy, { facts }: Context): Circulation | null {
  const { letter } = facts;
  return letter.status === "none" ? null : (letter.circulations[copy.task.circulation - 1] ?? null);
}

/** Whether what is said on this copy now comes after the suspense. It counts all the same. */
export function isLate(copy: IssuedCopy, context: Context): boolean {
  const circulation = circulationOf(copy, context);
  return circulation !== null && context.now > circulation.suspense;
}

/** Whether the holder's turn has not come: until then the copy can be read, and takes no input. */
export function isTooEarly(copy: IssuedCopy, context: Context): boolean {
  const circulation = circulationOf(copy, context);
  return circulation !== null && circulation.open && copy.task.stage > circulation.stage;
}
