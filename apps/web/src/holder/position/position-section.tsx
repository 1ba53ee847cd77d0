import type { HolderView } from "@chirograph/wire/copy";
import type { ReactNode } from "react";
import { canAnswer, isAsked, isLate, isMovedFor, isSilent, isWaived } from "../asked/terms.ts";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { childLabel } from "../passing-on/child-label.ts";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { Declining, Told } from "./declining.tsx";
import { PositionForm } from "./position-form.tsx";
import { PositionMark } from "./position-mark.tsx";

type Taken = NonNullable<HolderView["copy"]["position"]>;

/** The holder's position: what it is now, what silence means, and how it is taken or changed. */
export function PositionSection(): ReactNode {
  const { view } = useHolder();
  const { position, declined } = view.copy;
  return (
    <section className="block" id="position" aria-labelledby="position-title">
      <h2 id="position-title" tabIndex={-1}>
        Your position
      </h2>
      {view.answersThrough === null ? <Own /> : <Colleague name={view.answersThrough} />}
      {declined && !position && !view.takesInput ? <Told declined={declined} /> : null}
    </section>
  );
}

function Own(): ReactNode {
  const { view } = useHolder();
  const taken = view.copy.position;
  return (
    <>
      {taken ? <TakenPosition taken={taken} /> : null}
      {view.takesInput ? null : <NoInput taken={taken !== null} />}
      {view.takesInput && !taken ? <Before /> : null}
      {canAnswer(view) ? <Taking /> : null}
      {view.takesInput && !taken && isAsked(view) ? <Declining /> : null}
    </>
  );
}

function Colleague({ name }: { readonly name: string }): ReactNode {
  return (
    <p className="small">
      <bdi>{name}</bdi> takes it for your organisation. Your comments go to <bdi>{name}</bdi>.
    </p>
  );
}

/** What holds while no position is taken. */
function Before(): ReactNode {
  const { view } = useHolder();
  return <p className="small quiet">{sentenceBefore(view)}</p>;
}

function sentenceBefore(view: HolderView): string {
  const { copy, silence, turn } = view;
  if (turn === "later") return "You take it when it is your turn. Until then you can read and write.";
  if (!copy.task.asked)
    return "It is not asked for again: what you said before stands. You can take one on this version all the same.";
  if (copy.delegate !== null) {
    const label = childLabel(copy.label, copy.children.indexOf(copy.delegate) + 1);
    return `Copy ${label.split("/")[0]} answers in your place. If you take a position yourself, yours counts.`;
  }
  if (isWaived(view))
    return "The office does not wait for it any more. One that you take while the office takes input counts all the same.";
  if (silence)
    return isLate(view) && isSilent(view)
      ? "The record takes you to concur, for you were silent. A position that you take now counts instead."
      : "Silence counts as concurrence here. You can change a position while the office takes input.";
  return "No response is not concurrence: if you send nothing, the record says “no response”. You can change a position while the office takes input.";
}

/** The form; or, where no answer is waited for, one press that opens it. */
function Taking(): ReactNode {
  const { view, forms, keeper, freshen } = useHolder();
  const { position: taken, delegate, declined } = view.copy;
  const folded = delegate !== null || (declined !== null && !isMovedFor(view));
  if (forms.position) return <PositionForm form={forms.position} />;
  if (taken) return null;
  if (isAsked(view) && !folded) return <PositionForm form={{ position: null, reason: "" }} />;
  const open = () => {
    keeper.change((now) => ({ ...now, position: { position: null, reason: "" } }));
    freshen("position-form");
  };
  return (
    <div className="btns position-open">
      <button type="button" className="btn" onClick={open}>
        Take a position all the same
      </button>
    </div>
  );
}

/** What the record makes of it that no position was taken. */
function withoutPosition(view: HolderView): string {
  if (isWaived(view))
    return "The office decided not to wait for your answer. The record says “no response”, which is not concurrence.";
  return view.silence && isSilent(view) && isLate(view) && !view.copy.recalled
    ? "You were silent until the suspense, which counts as concurrence: that was declared beforehand."
    : "The record says “no response”, which is not concurrence.";
}

function NoInput({ taken }: { readonly taken: boolean }): ReactNode {
  const { view } = useHolder();
  if (taken)
    return <p className="small quiet">It stands as you sent it. This copy takes no input any more.</p>;
  if (!isAsked(view)) return <p className="small quiet">None was asked of you on this copy.</p>;
  return (
    <>
      <PositionMark name={null} />
      <p className="small quiet">This copy takes no input any more. {withoutPosition(view)}</p>
    </>
  );
}

function TakenPosition({ taken }: { readonly taken: Taken }): ReactNode {
  const { view, forms, keeper, freshen } = useHolder();
  const card = useFreshFocus<HTMLDivElement>("position-taken");
  const change = () => {
    keeper.change((now) => ({ ...now, position: { position: taken.position, reason: taken.reason } }));
    freshen("position-form");
  };
  return (
    <div className="taken" ref={card} tabIndex={-1} data-position={taken.position}>
      <PositionMark name={taken.position} />
      {taken.reason === "" ? null : (
        <p className="as-typed" dir="auto">
          {taken.reason}
        </p>
      )}
      <p className="label">
        Sent {since(taken.at)}, on version {taken.version}
        {taken.late ? ", after the suspense" : ""}
      </p>
      {canAnswer(view) && !forms.position ? (
        <button type="button" className="btn" onClick={change}>
          Change the position
        </button>
      ) : null}
    </div>
  );
}
