import { redline } from "@chirograph/find/redline";
import { type ReactNode, useMemo } from "react";
import { Redline } from "../../look/redline.tsx";
import { headOf, tailOf } from "../beside.ts";

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** What stays the same is shown this far on either side of a change, in letters. */
const AROUND = 40;

/** A run that stays, cut to what stands beside the changes; a short one stays whole. */
function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= (first || last ? AROUND : 2 * AROUND)) return text;
  if (first) return last ? text : tailOf(text, AROUND);
  return last ? headOf(text, AROUND) : `${headOf(text, AROUND)} ${tailOf(text, AROUND).slice(2)}`;
}

/** A proposed wording against the words it would replace: what goes is struck out, what comes is underlined. */
export function Proposal({
  quote,
  proposed,
}: {
  readonly quote: string;
  readonly proposed: string;
}): ReactNode {
  const runs = useMemo(() => {
    const all = redline(oneLine(quote), oneLine(proposed));
    const last = all.length - 1;
    return all.map((run, i) =>
      run.kind === "same" ? { ...run, text: shortened(run.text, i === 0, i === last) } : run,
    );
  }, [quote, proposed]);
  return (
    <p className="proposal" dir="auto">
      <Redline runs={runs} />
    </p>
  );
}

/** The wording that a form starts from: the passage itself, on one line, so that a word is changed and not all retyped. */
export function startingWords(quote: string): string {
  return oneLine(quote);
}

/** A proposal that changes nothing is none. */
export function realProposal(quote: string | undefined, proposed: string): string {
  return quote !== undefined && oneLine(quote) === oneLine(proposed) ? "" : proposed.trim();
}
