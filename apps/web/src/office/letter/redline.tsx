import type { text } from "@chirograph/wire";
import type { ReactNode } from "react";

/** What was taken out and what was put in, between two texts. */
export function Redline({ runs }: { readonly runs: readonly text.Run[] }): ReactNode {
  if (runs.every((run) => run.kind === "same")) return <p className="small quiet">The words are the same.</p>;
  return (
    <p className="redline" dir="auto">
      {runs.map((run, i) => {
        const key = `${i}:${run.kind}`;
        if (run.kind === "removed") return <del key={key}>{run.text}</del>;
        if (run.kind === "added") return <ins key={key}>{run.text}</ins>;
        return <span key={key}>{run.text}</span>;
      })}
    </p>
  );
}
