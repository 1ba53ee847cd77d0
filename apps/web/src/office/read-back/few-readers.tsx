import type { ReactNode } from "react";
import { seenOnce, wilson } from "./interval.ts";
import { percents, readersWord, type Rule } from "./read-back-words.ts";

/** A misreading that this share of all readers would have is what a round of readers should bring to light. */
const MISREADING = 0.15;
/** With so many readers nearly every such misreading shows: 0.91. */
const USUAL = 15;

/** What so few readers can show and what they cannot, for as many as are named now. */
export function FewReaders({ n, rule }: { readonly n: number; readonly rule: Rule }): ReactNode {
  const few = Math.max(1, n);
  return (
    <p className="small quiet few" role="status">
      {n === 0 ? "" : <b>{readersWord(n)}: </b>}a misreading that 15 % of all readers would have is seen at
      least once by {few} with probability <b>{seenOnce(MISREADING, few).toFixed(2)}</b>
      {few < USUAL ? ` (by ${USUAL}: ${seenOnce(MISREADING, USUAL).toFixed(2)})` : ""}. It does not show how
      many would misread: if {few === 1 ? "that one reads" : `all ${few} read`} a point as intended,{" "}
      {percents(wilson(few, few))} of all readers may.{" "}
      {n > 0 && n < rule.readers ? `The office asks for at least ${rule.readers} fresh ones.` : ""}
    </p>
  );
}
