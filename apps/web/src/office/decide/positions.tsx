import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { isWaitedFor, positionFor, standingOf, stateOf } from "../circulation/copy-state.ts";
import { Position, Tally } from "../circulation/tally.tsx";
import { act, refusalOf } from "../letter/acts.ts";
import { shortDay } from "../moments.ts";
import { AskReason } from "../parts/ask-reason.tsx";

type ViewProps = { readonly view: letter.LetterView };
type Copy = letter.LetterView["copies"][number];

/** So many silent ones are named at once. */
const AT_ONCE = 5;

/** Who concurs, who objects and why, who must answer and has not, and what was let go by name. */
export function Positions({ view }: ViewProps): ReactNode {
  const gated = new Set(view.gates.flatMap((gate) => (gate.gate === "non-concur" ? gate.copies : [])));
  const copies = view.copies.filter((copy) => standingOf(view, copy) !== null || gated.has(copy.id));
  if (copies.length === 0) {
    return (
      <section className="stack" aria-labelledby="positions">
        <h2 id="positions">Nobody was asked</h2>
        <p className="small quiet">No position was asked for on this letter.</p>
      </section>
    );
  }
  const against = copies.filter((copy) => gated.has(copy.id));
  const waited = copies.filter((copy) => !gated.has(copy.id) && keepsWaiting(view, copy));
  // Every objection is read; who is merely silent is a long list where many were asked.
  const folded = waited.length > AT_ONCE + 1 ? waited.slice(AT_ONCE) : [];
  const told = [...against, ...waited.slice(0, waited.length - folded.length)];
  return (
    <section className="stack" aria-labelledby="positions">
      <h2 id="positions">Positions on version {view.circulation?.version}</h2>
      <Tally view={view} copies={copies} />
      {told.length > 0 ? <ToldList view={view} copies={told} against={gated} /> : null}
      {folded.length > 0 ? (
        <details className="fold">
          <summary>{folded.length} more who must answer and did not</summary>
          <ToldList view={view} copies={folded} against={gated} />
        </details>
      ) : null}
    </section>
  );
}

function ToldList({
  view,
  copies,
  against,
}: ViewProps & { readonly copies: readonly Copy[]; readonly against: ReadonlySet<string> }): ReactNode {
  return (
    <ul className="versions">
      {copies.map((copy) => (
        <Told key={copy.id} view={view} copy={copy} against={against.has(copy.id)} />
      ))}
    </ul>
  );
}

/** One who must answer and was not heard: waited for, waived, or taken to concur. */
function keepsWaiting(view: letter.LetterView, copy: Copy): boolean {
  const standing = standingOf(view, copy);
  return copy.task.required && (isWaitedFor(view, copy) || standing === "waived");
}

function Told({
  view,
  copy,
  against,
}: ViewProps & { readonly copy: Copy; readonly against: boolean }): ReactNode {
  const gate = view.gates.find((one) => one.copies.includes(copy.id) && one.comments.length === 0);
  const position = positionFor(view, copy);
  return (
    <li className="objection">
      <span className="stack" dir="auto">
        <span>
          <CopyTag label={copy.label} version={copy.version} />{" "}
          <b>{copy.holder.organisation || copy.holder.name}</b>
        </span>
        <Position said={stateOf(view, copy)} />
        {against ? <blockquote className="reason">{position?.reason}</blockquote> : null}
        {!against && copy.declined ? <Declined declined={copy.declined} /> : null}
        {gate?.status === "waived" ? <span className="small">{gate.sentence}</span> : null}
      </span>
      {gate?.status === "held" ? <LetGo view={view} copy={copy} against={against} /> : null}
    </li>
  );
}

function Declined({ declined }: { readonly declined: NonNullable<Copy["declined"]> }): ReactNode {
  const { why, note, until } = declined;
  const word =
    why === "not-mine"
      ? "Says it is not theirs."
      : until
        ? `Not before ${shortDay(until)}.`
        : "Cannot by then.";
  return (
    <span className="small">
      {word} {note}
    </span>
  );
}

function LetGo({
  view,
  copy,
  against,
}: ViewProps & { readonly copy: Copy; readonly against: boolean }): ReactNode {
  const who = copy.holder.organisation || copy.holder.name;
  if (against) {
    return (
      <AskReason
        act="Override it"
        title={`Override the non-concur of ${who}?`}
        hint="It is entered under your name, with the reason."
        refusal={refusalOf(view, "override-non-concur")}
        onReason={(reason) => act(view, `copies/${copy.id}/override`, { reason })}
      />
    );
  }
  return (
    <AskReason
      act="Do not wait for them"
      title={`Go on without ${who}?`}
      hint="The approval no longer waits for their answer. It is entered under your name, with the reason."
      refusal={refusalOf(view, "waive-holder")}
      onReason={(reason) => act(view, `copies/${copy.id}/waive`, { reason })}
    />
  );
}
