import { redline } from "@chirograph/find/redline";
import { type ReactNode, useMemo } from "react";

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

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
        return <span key={key}>{run.text}</span>;
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
