import type { ReactNode } from "react";

export type Run = { readonly kind: "same" | "removed" | "added"; readonly text: string };

/** Words against words: what goes is struck out, what comes is underlined; the look says both aloud. */
export function Redline({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  return runs.map((run, i) => {
    const key = `${i}:${run.kind}`;
    if (run.kind === "removed") return <del key={key}>{run.text}</del>;
    if (run.kind === "added") return <ins key={key}>{run.text}</ins>;
    return <span key={key}>{run.text}</span>;
  });
}
