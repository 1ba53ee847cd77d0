import type { letter } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { ButtonLink } from "../parts/button.tsx";

const open = ["draft", "in-coordination", "adjudication", "returned"];
const order = { held: 0, waived: 1, open: 2 };
const words = { held: "Held.", open: "Open.", waived: "Waived." };

/** What holds the approval shut, held ones first, each with the way to what would open it. */
export function Gates({ view }: { readonly view: letter.LetterView }): ReactNode {
  if (!open.includes(view.status) || view.gates.length === 0) return null;
  const gates = view.gates.toSorted((a, b) => order[a.status] - order[b.status]);
  const held = gates.filter((gate) => gate.status === "held").length;
  return (
    <section className="hold" aria-labelledby="gates">
      <h2 id="gates">
        {held === 0 ? "No gate holds this letter" : `Held by ${held} of ${gates.length} gates`}
      </h2>
      <ul className="gates">
        {gates.map((gate) => (
          <li key={`${gate.gate}:${gate.copies.join()}`} data-gate={gate.status}>
            <Shape name={gate.status} />
            <span>
              <b>{words[gate.status]}</b> {gate.sentence}
            </span>
            {gate.status === "held" ? <Way id={view.id} gate={gate} /> : null}
          </li>
        ))}
      </ul>
      <NoSigner view={view} />
    </section>
  );
}

/** No gate, but nobody could open the last door either. */
function NoSigner({ view }: { readonly view: letter.LetterView }): ReactNode {
  if (view.access.some((one) => one.parts.includes("signer"))) return null;
  return (
    <p className="note" data-verdict="unsigned-draft">
      <b>Nobody is named as its signer.</b>{" "}
      <Link to="/office/letters/$id/people" params={{ id: view.id }}>
        Name one
      </Link>
      , or it cannot be approved.
    </p>
  );
}

function Way({ id, gate }: { readonly id: string; readonly gate: letter.GateView }): ReactNode {
  switch (gate.gate) {
    case "version":
      return (
        <ButtonLink to="/office/letters/$id/text" params={{ id }}>
          Write it
        </ButtonLink>
      );
    case "circulation":
      return (
        <ButtonLink to="/office/letters/$id/circulation" params={{ id }}>
          See who answered
        </ButtonLink>
      );
    case "non-concur":
      return (
        <ButtonLink
          to="/office/letters/$id/circulation"
          params={{ id }}
          hash={`copy-${gate.copies[0] ?? ""}`}
        >
          Read the reason
        </ButtonLink>
      );
  }
}
