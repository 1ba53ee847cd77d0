import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { Position, saidBy, Tally } from "../circulation/tally.tsx";
import { refusalOf, act } from "../letter/acts.ts";
import { AskReason } from "../parts/ask-reason.tsx";

type ViewProps = { readonly view: letter.LetterView };
type Copy = letter.LetterView["copies"][number];

/** Who concurs, who objects and why, and which objection was overridden. */
export function Positions({ view }: ViewProps): ReactNode {
  const version = view.circulation?.version;
  const copies = view.copies.filter((copy) => copy.kind === "circulation" && copy.version === version);
  if (copies.length === 0) {
    return (
      <section className="stack" aria-labelledby="positions">
        <h2 id="positions">Nobody was asked</h2>
        <p className="small quiet">This letter was not circulated.</p>
      </section>
    );
  }
  const against = copies.filter((copy) => saidBy(copy) === "non-concur");
  return (
    <section className="stack" aria-labelledby="positions">
      <h2 id="positions">Positions on version {version}</h2>
      <Tally copies={copies} />
      {against.length > 0 ? (
        <ul className="versions">
          {against.map((copy) => (
            <Objection key={copy.id} view={view} copy={copy} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Objection({ view, copy }: ViewProps & { readonly copy: Copy }): ReactNode {
  const gate = view.gates.find((one) => one.gate === "non-concur" && one.copies.includes(copy.id));
  const who = copy.holder.organisation || copy.holder.name;
  return (
    <li className="objection">
      <span className="stack" dir="auto">
        <span>
          <CopyTag label={copy.label} version={copy.version} /> <b>{who}</b>
        </span>
        <Position said="non-concur" />
        <blockquote className="reason">{copy.position?.reason}</blockquote>
        {gate?.status === "waived" ? <span className="small">{gate.sentence}</span> : null}
      </span>
      {gate?.status === "held" ? (
        <AskReason
          act="Override it"
          title={`Override the non-concur of ${who}?`}
          hint="It is entered under your name, with the reason."
          refusal={refusalOf(view, "override-non-concur")}
          onReason={(reason) => act(view, `copies/${copy.id}/override`, { reason })}
        />
      ) : null}
    </li>
  );
}
