import { useState, type ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { Button } from "../parts/button.tsx";
import { useKeptName } from "../parts/use-kept-name.ts";
import { keptPoints } from "./kept-points.ts";
import { PointLine } from "./point-line.tsx";
import { PointsForm } from "./points-form.tsx";
import type { View } from "./read-back-words.ts";

/** What the letter is meant to say, point by point, and on which decision each announcement rests. */
export function PointsSection({ read }: { readonly read: View }): ReactNode {
  const { view } = useLetter();
  const key = useKeptName("points", view.id);
  // Points that were begun and not saved are gone on with.
  const [editing, setEditing] = useState(() => keptPoints(key) !== null);
  return (
    <section className="stack" id="points" aria-labelledby="points-title">
      <h3 id="points-title">
        {read.points.length > 0 ? "Points" : "What must readers take from this letter?"}
      </h3>
      {editing ? (
        <PointsForm now={read.points} keptAs={key} onDone={() => setEditing(false)} />
      ) : (
        <Stated read={read} edit={() => setEditing(true)} />
      )}
    </section>
  );
}

function Stated({ read, edit }: { readonly read: View; readonly edit: () => void }): ReactNode {
  const { view } = useLetter();
  const none = read.points.length === 0;
  return (
    <>
      {none ? (
        <p className="empty">
          No points are stated. State three to ten: what the letter announces, and what nobody must read into
          it, such as “Pilot boats move to Orrin Head” and, not to be read into it, “The service at Ness Quay
          ends”. Then ask a few readers who do not know them.
        </p>
      ) : (
        <ol className="points">
          {read.points.map((point, at) => (
            <PointLine key={point.id} n={at + 1} point={point} />
          ))}
        </ol>
      )}
      <Button kind={none ? "go" : "usual"} refusal={refusalOf(view, "state-points")} onPress={edit}>
        {none ? "State the points" : "Change the points"}
      </Button>
    </>
  );
}
