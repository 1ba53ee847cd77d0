import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { CopyTag } from "../../look/copy-tag.tsx";
import { useHolder } from "../holder-context.ts";
import { since } from "../moments.ts";
import { childLabel } from "./child-label.ts";
import type { Given } from "./given.ts";
import { HandedOver } from "./handed-over.tsx";
import { PassOnForm } from "./pass-on-form.tsx";

/** How this copy may be passed on, and the copies that came from it. */
export function PassOnSection(): ReactNode {
  const [given, setGiven] = useState<Given | null>(null);
  return (
    <section className="block" id="pass-on" aria-labelledby="pass-on-title">
      <h2 id="pass-on-title" tabIndex={-1}>
        Pass it on
      </h2>
      {given ? <HandedOver given={given} done={() => setGiven(null)} /> : <How given={setGiven} />}
      <Children />
      <Asked />
      <Refused />
    </section>
  );
}

function How({ given }: { readonly given: (given: Given) => void }): ReactNode {
  const { view } = useHolder();
  const { passingOn, label, children } = view.copy;
  if (!view.takesInput)
    return <p className="small quiet">This copy takes no input any more, so it cannot be passed on.</p>;
  if (passingOn === "never")
    return (
      <p className="small quiet">
        This copy may not be passed on. Whoever else should read the letter can ask the office for a copy of
        their own.
      </p>
    );
  const [next] = childLabel(label, children.length + 1).split("/");
  return (
    <>
      <p className="small quiet">
        {passingOn === "allowed"
          ? `The other person gets copy ${next} with a link of their own. The office sees that you passed it on.`
          : "The office wants to be asked first. It sees whom you name; if it agrees, it sends that person a copy of their own."}
      </p>
      <Opened act={passingOn === "allowed" ? "Name the other person" : "Name the person to ask for"}>
        <PassOnForm given={given} act={passingOn === "allowed" ? `Issue copy ${next}` : "Ask the office"} />
      </Opened>
    </>
  );
}

type OpenedProps = { readonly act: string; readonly children: ReactNode };

/** Four fields that few need: they open when asked for, or when something stands in them. */
function Opened({ act, children }: OpenedProps): ReactNode {
  const { forms } = useHolder();
  const [asked, setAsked] = useState(false);
  const open = asked || forms.passOn !== null;
  const place = useRef<HTMLDivElement>(null);
  const show = () => {
    flushSync(() => setAsked(true));
    place.current?.querySelector("input")?.focus();
  };
  if (open) return <div ref={place}>{children}</div>;
  return (
    <div className="btns">
      <button type="button" className="btn" onClick={show}>
        {act}
      </button>
    </div>
  );
}

function Children(): ReactNode {
  const { view } = useHolder();
  const { label, version, children, delegate } = view.copy;
  if (children.length === 0) return null;
  return (
    <div className="children">
      <p className="small">Passed on from yours:</p>
      <ul>
        {children.map((child, i) => (
          <li key={child}>
            <CopyTag label={childLabel(label, i + 1)} version={version} />
            {child === delegate ? <span className="small"> answers in your place</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Person = { readonly name: string; readonly organisation: string };

function Named({ person: { name, organisation } }: { readonly person: Person }): ReactNode {
  return <span dir="auto">{organisation === "" ? name : `${name}, ${organisation}`}</span>;
}

function Asked(): ReactNode {
  const { view } = useHolder();
  const { asked } = view.copy;
  if (!asked) return null;
  return (
    <p className="note">
      <b>You asked the office</b> whether <Named person={asked} /> may have a copy. It has not answered yet.
    </p>
  );
}

/** A request must not vanish: the office's no is said, and what is left to do. */
function Refused(): ReactNode {
  const { view } = useHolder();
  const { refused, takesInput, contact } = view;
  if (!refused || view.copy.asked) return null;
  return (
    <p className="note">
      <b>The office refused your request</b> that <Named person={refused.holder} /> may have a copy:{" "}
      {since(refused.at)}. They get none.{" "}
      {takesInput ? "You can ask again above, or ask the office why" : "You can ask the office why"}
      {contact === "" ? (
        "."
      ) : (
        <>
          : <bdi>{contact}</bdi>.
        </>
      )}
    </p>
  );
}
