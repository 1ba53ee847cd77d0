import type { ReactNode } from "react";
import type { Keeping } from "../unsent/keeper.ts";
import { useReading } from "./reading-context.ts";
import { clockIn, type Language, type Words } from "./words.ts";

function lineFor(keeping: Keeping, { saving }: Words, language: Language): string {
  switch (keeping.state) {
    case "saved":
      return saving.saved(clockIn(language, keeping.at));
    case "typing":
      return saving.typing;
    case "unreachable":
      return saving.kept;
    case "refused":
      return saving.refused;
    case "nothing-new":
      return saving.nothingNew;
  }
}

/** Quiet: whether what was typed or marked would survive. It is not read out at every pause. */
export function SaveLine(): ReactNode {
  const { keeping, words, view } = useReading();
  return <p className="label save-line">{lineFor(keeping, words, view.language)}</p>;
}

/** What matters more than quiet: no server, or a server that takes no words any more. */
export function SaveTrouble(): ReactNode {
  const { keeping, keeper, words } = useReading();
  const { unreachable, tryNow } = words.saving;
  return (
    <output className="save-trouble">
      {keeping.state === "unreachable" ? (
        <span className="note note--error">
          <span>
            <b>{unreachable.fact}</b> {unreachable.means}
          </span>
          <button type="button" className="btn btn--plain" onClick={keeper.tryNow}>
            {tryNow}
          </button>
        </span>
      ) : null}
      {keeping.state === "refused" ? (
        <span className="note note--error" lang="en" dir="ltr">
          {keeping.message}
        </span>
      ) : null}
    </output>
  );
}
