import type { ReactNode } from "react";
import { isUnreachable } from "../../api.ts";
import { shortMoment } from "../moments.ts";
import { ProblemNote } from "../parts/problem-note.tsx";
import type { SaveState } from "./text-keeper.ts";

/** Whether what is typed is on the server. */
export function SaveLine({ save }: { readonly save: SaveState }): ReactNode {
  if (save.kind === "refused" && !isUnreachable(save.problem)) return <ProblemNote error={save.problem} />;
  if (save.kind === "refused") {
    return (
      <p className="note note--error" role="status">
        <b>We cannot reach the server.</b> What you wrote is kept on this device, and we try again every 10
        seconds.
      </p>
    );
  }
  return (
    <p className="label save-line">{save.kind === "saved" ? `Saved ${shortMoment(save.at)}` : "Saving"}</p>
  );
}
