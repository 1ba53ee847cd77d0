import type { letter } from "@chirograph/wire";
import { useLocation } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { shortMoment } from "../moments.ts";
import { CirculateForm } from "./circulate-form.tsx";
import { CopyLinkTable } from "./copy-links.tsx";
import { CopyTable } from "./copy-table.tsx";
import { saidBy, Tally } from "./tally.tsx";

type Copies = letter.LetterView["copies"];

/** Who was asked, what they said, and whom to ask next. */
export function CirculationTab(): ReactNode {
  const { view } = useLetter();
  const asked = useLocation({ select: ({ hash }) => hash === "send" });
  const [links, setLinks] = useState<readonly letter.CopyLink[]>([]);
  const all = view.copies.filter((copy) => copy.kind === "circulation");
  const version = view.circulation?.version ?? 0;
  const current = all.filter((copy) => copy.version === version);
  const earlier = all.filter((copy) => copy.version !== version);
  return (
    <>
      {links.length > 0 ? (
        <CopyLinkTable links={links} version={version} onDone={() => setLinks([])} />
      ) : null}
      {current.length > 0 ? (
        <Current view={view} copies={current} onLink={(link) => setLinks([link])} />
      ) : null}
      <Again
        first={all.length === 0}
        open={asked && view.status !== "in-coordination"}
        key={`${all.length}`}
        onSent={setLinks}
      />
      {earlier.length > 0 ? (
        <details className="fold">
          <summary>Copies of earlier versions, {earlier.length}</summary>
          <CopyTable
            copies={earlier}
            caption="Copies of earlier versions"
            onLink={(link) => setLinks([link])}
          />
        </details>
      ) : null}
    </>
  );
}

function Again(props: {
  readonly first: boolean;
  readonly open: boolean;
  readonly onSent: (links: readonly letter.CopyLink[]) => void;
}): ReactNode {
  const { view } = useLetter();
  const refusal = refusalOf(view, "circulate");
  if (refusal) return props.first ? <p className="note">{refusal}</p> : null;
  if (props.first) return <CirculateForm onSent={props.onSent} />;
  return (
    <details className="fold" open={props.open}>
      <summary>Circulate to more holders</summary>
      <CirculateForm onSent={props.onSent} />
    </details>
  );
}

type CurrentProps = {
  readonly view: letter.LetterView;
  readonly copies: Copies;
  readonly onLink: (link: letter.CopyLink) => void;
};

function Current({ view, copies, onLink }: CurrentProps): ReactNode {
  const { circulation } = view;
  return (
    <>
      <Blocking view={view} copies={copies} />
      <section className="stack" aria-labelledby="circulation">
        <h3 id="circulation">
          Circulation of version {circulation?.version}
          {circulation?.open ? "" : ", closed"}
        </h3>
        <Tally copies={copies} />
        <p className="small quiet">No silence procedure was declared. No response is not concurrence.</p>
        <CopyTable
          copies={copies}
          caption={`Copies of version ${circulation?.version ?? ""} and what their holders said`}
          onLink={onLink}
        />
      </section>
    </>
  );
}

function Blocking({
  view,
  copies,
}: {
  readonly view: letter.LetterView;
  readonly copies: Copies;
}): ReactNode {
  if (view.circulation === null) return null;
  const against = copies.filter((copy) => saidBy(copy) === "non-concur" && isHeld(view, copy.id));
  const silent = view.circulation.open
    ? copies.filter((copy) => saidBy(copy) === "no-response" && !copy.recalled)
    : [];
  const blocking = [...against, ...silent];
  if (blocking.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="blocking">
      <h3 id="blocking">Who is blocking</h3>
      <ul className="blocking">
        {blocking.map((copy) => (
          <li key={copy.id}>
            <span dir="auto">
              <b>{copy.holder.organisation || copy.holder.name}</b>,{" "}
              {copy.position ? "non-concur" : "no response yet"}
            </span>
            <span className="label">since {shortMoment(copy.position?.at ?? copy.issuedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function isHeld(view: letter.LetterView, copy: string): boolean {
  return view.gates.some((gate) => gate.status === "held" && gate.copies.includes(copy));
}
