import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import type { Keeping } from "./keeper.ts";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function wordsFor(keeping: Keeping): string {
  switch (keeping.state) {
    case "saved":
      return `Saved ${clock.format(keeping.at)}, not sent yet`;
    case "typing":
      return "Saving as you type";
    case "unreachable":
      return "Kept on this device, not sent yet";
    case "refused":
      return "Kept on this device only, not sent";
    case "nothing-new":
      return "Saved as you type, sent when you send it";
  }
}

/** Quiet, under a form: whether what stands in it would survive. It is not read out at every pause. */
export function SaveLine(): ReactNode {
  const { keeping } = useHolder();
  return <p className="label save-line">{wordsFor(keeping)}</p>;
}

/** What matters more than quiet: no server, or a server that takes no words any more. */
export function SaveTrouble(): ReactNode {
  const { keeping, keeper } = useHolder();
  return (
    <output className="save-trouble">
      {keeping.state === "unreachable" ? (
        <span className="note note--error">
          <span>
            <b>We cannot reach the server.</b> What you wrote is kept on this device, and we try again every
            10 seconds.
          </span>
          <button type="button" className="btn btn--plain" onClick={keeper.tryNow}>
            Try now
          </button>
        </span>
      ) : null}
      {keeping.state === "refused" ? <span className="note note--error">{keeping.message}</span> : null}
    </output>
  );
}
