import { redline } from "@chirograph/find/redline";
import { type ReactNode, useMemo } from "react";

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** What stays the same is shown this far on either side of a change, in letters. */
const AROUND = 40;

/** A run that stays, cut to what stands beside the changes; a short one stays whole. */
function shortened(text: string, first: boolean, last: boolean): string {
  const before = first ? "" : text.slice(0, AROUND);
  const after = last ? "" : text.slice(-AROUND);
  return before.length + after.length + 10 > text.length ? text : `${before} … ${after}`;
}

/** A proposed wording against the words it would replace: what goes is struck out, what comes is underlined. */
export function Proposal({
  quote,
  proposed,
}: {
  readonly quote: string;
  readonly proposed: string;
}): ReactNode {
  const runs = useMemo(() => redline(oneLine(quote), oneLine(proposed)), [quote, proposed]);
  return (
    <p className="proposal" dir="auto">
      {runs.map((run, i) => {
        const key = `${i}:${run.kind}`;
        if (run.kind === "removed") return <del key={key}>{run.text}</del>;
        if (run.kind === "added") return <ins key={key}>{run.text}</ins>;
        return <span key={key}>{shortened(run.text, i === 0, i === runs.length - 1)}</span>;
      })}
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
