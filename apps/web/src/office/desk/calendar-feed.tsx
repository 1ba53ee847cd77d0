import { coordination } from "@chirograph/wire";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { CopyButton } from "../circulation/copy-links.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";

/** What is due, in one's own calendar: an address for it, shown once. A new one ends the one before. */
export function CalendarFeed(): ReactNode {
  const make = useAct(() => call(coordination.CalendarFeed, "POST", "/api/me/calendar"));
  return (
    <section className="feed stack" aria-labelledby="feed">
      <h2 id="feed">In your calendar</h2>
      <p className="small quiet">
        Subscribe your calendar to an address of your own, and each date comes and moves there by itself.
        Whoever has the address reads your dates. A new one ends the one before.
      </p>
      {make.data ? (
        <p className="btns">
          <code className="by-hand">{make.data.link}</code>
          <CopyButton words="Copy the address" text={make.data.link} />
        </p>
      ) : (
        <Button busy={make.isPending} onPress={() => make.mutate(undefined)}>
          Make a calendar address
        </Button>
      )}
      <ProblemNote error={make.error} />
    </section>
  );
}
