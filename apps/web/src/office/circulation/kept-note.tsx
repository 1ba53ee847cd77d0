import type { ReactNode } from "react";
import { sinceMoment } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import type { FormKeeper } from "./use-kept-form.ts";

/** Says that the form was begun earlier, and lets one begin anew; what was put aside can be had back. */
export function KeptNote({
  keeper: { kept, aside, startOver, bringBack },
  circulations,
}: {
  readonly keeper: FormKeeper;
  /** How many circulations the letter has had by now. */
  readonly circulations: number;
}): ReactNode {
  if (aside) {
    return (
      <p className="kept-note small" role="status">
        You started over.{" "}
        <Button kind="plain" onPress={bringBack}>
          Bring back what was kept
        </Button>
      </p>
    );
  }
  if (!kept) return null;
  return (
    <p className="kept-note small" role="status">
      Kept on this device from {sinceMoment(kept.at)}; nothing of it was sent.
      {kept.after < circulations
        ? " The letter was circulated again since, so see whom it reached."
        : ""}{" "}
      <Button kind="plain" onPress={startOver}>
        Start over
      </Button>
    </p>
  );
}
