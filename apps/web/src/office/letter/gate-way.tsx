import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { ButtonLink } from "../parts/button.tsx";

type Props = { readonly view: letter.LetterView; readonly gate: letter.GateView };

/** The way from a gate to the row of the copy or the comment that holds it, or was let go. */
export function GateWay({ view: { id }, gate }: Props): ReactNode {
  if (gate.gate === "read-back" || gate.gate === "decision") return <WayToPoint id={id} gate={gate} />;
  const params = { id };
  const [comment] = gate.comments;
  const [copy] = gate.copies;
  if (comment !== undefined) {
    return (
      <ButtonLink to="/office/letters/$id/matrix" params={params} hash={`c-${comment}`}>
        {commentWord(gate)}
      </ButtonLink>
    );
  }
  if (copy !== undefined) {
    return (
      <ButtonLink to="/office/letters/$id/circulation" params={params} hash={`copy-${copy}`}>
        {gate.gate === "non-concur" ? "Read the reason" : "See who"}
      </ButtonLink>
    );
  }
  if (gate.status !== "held") return null;
  return gate.gate === "version" ? (
    <ButtonLink to="/office/letters/$id/text" params={params}>
      Write it
    </ButtonLink>
  ) : (
    <ButtonLink to="/office/letters/$id/circulation" params={params}>
      See who answered
    </ButtonLink>
  );
}

/** A point's own place; where no point is named, the readers or the points that are missing. */
function WayToPoint({ id, gate }: { readonly id: string; readonly gate: letter.GateView }): ReactNode {
  const [point] = gate.points;
  if (point === undefined && gate.status === "open") return null;
  return (
    <ButtonLink
      to="/office/letters/$id/read-back"
      params={{ id }}
      hash={point === undefined ? undefined : `point-${point}`}
    >
      {point === undefined ? "See how it was read" : "See the point"}
    </ButtonLink>
  );
}

function commentWord({ gate, status }: letter.GateView): string {
  if (gate === "objections") return "Read the objection";
  return status === "held" ? "Answer it" : "Read it";
}
