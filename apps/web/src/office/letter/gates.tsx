import type { letter } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { GateWay } from "./gate-way.tsx";

const open = ["draft", "in-coordination", "adjudication", "returned"];
const order = { held: 0, waived: 1, open: 2 };
const words = { held: "Held.", open: "Open.", waived: "Waived." };
/** More than this is a wall: the rest stands behind one line. */
const MOST_SHOWN = 5;

type ViewProps = { readonly view: letter.LetterView };
type GatesProps = ViewProps & {
  /** Where a table needs the room, the gates are one line that opens. */
  readonly folded?: boolean;
};

/** What holds the approval shut, held ones first, each with the way to what would open it. */
export function Gates({ view, folded }: GatesProps): ReactNode {
  if (!open.includes(view.status) || view.gates.length === 0) return null;
  const critical = new Set(view.comments.filter((one) => one.severity === "critical").map((one) => one.id));
  const gates = view.gates.toSorted(
    (a, b) => order[a.status] - order[b.status] || weight(a, critical) - weight(b, critical),
  );
  const held = gates.filter((gate) => gate.status === "held").length;
  const title = titleOf(held, gates.length);
  if (folded) {
    return (
      <details className="hold hold--folded fold">
        <summary>
          <h2>{title}</h2>
        </summary>
        <GateList view={view} gates={gates} />
      </details>
    );
  }
  return (
    <section className="hold" aria-labelledby="gates">
      <h2 id="gates">{title}</h2>
      <GateList view={view} gates={gates} />
    </section>
  );
}

function titleOf(held: number, all: number): string {
  if (held === 0) return "No gate holds this letter";
  if (held < all) return `Held by ${held} of ${all} gates`;
  return held === 1 ? "Held by 1 gate" : `Held by all ${held} gates`;
}

/** Of many comments the critical ones are seen first; the others stand behind everything else. */
function weight({ comments }: letter.GateView, critical: ReadonlySet<string>): number {
  if (comments.length === 0) return 0;
  return comments.some((comment) => critical.has(comment)) ? 1 : 2;
}

function GateList({ view, gates }: ViewProps & { readonly gates: readonly letter.GateView[] }): ReactNode {
  const rest = gates.slice(MOST_SHOWN);
  const heldToo = rest.filter((gate) => gate.status === "held").length;
  return (
    <>
      <ul className="gates">
        {gates.slice(0, MOST_SHOWN).map((gate) => (
          <GateRow key={keyOf(gate)} view={view} gate={gate} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details className="fold">
          <summary>
            {heldToo > 0 ? `${heldToo} more hold it` : `${rest.length} more, none of which holds it`}
          </summary>
          <ul className="gates">
            {rest.map((gate) => (
              <GateRow key={keyOf(gate)} view={view} gate={gate} />
            ))}
          </ul>
        </details>
      ) : null}
      <NoSigner view={view} />
    </>
  );
}

function keyOf({ gate, status, copies, comments, points }: letter.GateView): string {
  return [gate, status, ...copies, ...comments, ...points].join(":");
}

function GateRow({ view, gate }: ViewProps & { readonly gate: letter.GateView }): ReactNode {
  return (
    <li data-gate={gate.status}>
      <Shape name={gate.status} />
      <span dir="auto">
        <b>{words[gate.status]}</b> {gate.sentence}
      </span>
      <GateWay view={view} gate={gate} />
    </li>
  );
}

/** No gate, but nobody could open the last door either. */
function NoSigner({ view }: ViewProps): ReactNode {
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
