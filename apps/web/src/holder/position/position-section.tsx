import type { HolderView } from "@chirograph/wire/copy";
import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { PositionForm } from "./position-form.tsx";
import { PositionMark } from "./position-mark.tsx";

type Taken = NonNullable<HolderView["copy"]["position"]>;

/** The holder's position: what it is now, what silence means, and how it is taken or changed. */
export function PositionSection(): ReactNode {
  const { view, forms } = useHolder();
  const taken = view.copy.position;
  return (
    <section className="block" id="position" aria-labelledby="position-title">
      <h2 id="position-title" tabIndex={-1}>
        Your position
      </h2>
      {taken ? <TakenPosition taken={taken} /> : null}
      {view.takesInput ? null : <NoInput taken={taken !== null} />}
      {view.takesInput && !taken ? (
        <p className="small quiet">
          No response is not concurrence: if you send nothing, the record says “no response”. You can change a
          position while the office takes input.
        </p>
      ) : null}
      {view.takesInput && (forms.position || !taken) ? (
        <PositionForm form={forms.position ?? { position: null, reason: "" }} />
      ) : null}
    </section>
  );
}

function NoInput({ taken }: { readonly taken: boolean }): ReactNode {
  if (taken)
    return <p className="small quiet">It stands as you sent it. This copy takes no input any more.</p>;
  return (
    <>
      <PositionMark name={null} />
      <p className="small quiet">
        This copy takes no input any more. The record says “no response”, which is not concurrence.
      </p>
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
      </p>
      {view.takesInput && !forms.position ? (
        <button type="button" className="btn" onClick={change}>
          Change the position
        </button>
      ) : null}
    </div>
  );
}
