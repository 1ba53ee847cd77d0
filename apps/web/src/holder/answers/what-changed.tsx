import { type ReactNode, useMemo, useState } from "react";
import { Redline, type Run } from "../../look/redline.tsx";
import { useHolder } from "../holder-context.ts";
import { changedPlaces } from "./changed-places.ts";

/** What is different from the version that this holder read before: the changed places, and on request all of the words. */
export function WhatChanged(): ReactNode {
  const { view } = useHolder();
  const { earlier, language } = view;
  const changes = earlier?.changes;
  const places = useMemo(() => changedPlaces(changes ?? []), [changes]);
  if (!earlier || view.copy.recalled) return null;
  if (earlier.version === view.letter.version) return null;
  if (places.length === 0)
    return <p className="since__same">The words are the same as in version {earlier.version}.</p>;
  const count = places.length === 1 ? "One place" : `${places.length} places`;
  return (
    <details className="fold" id="changes">
      <summary>
        <span>
          What changed since version {earlier.version}
          <span className="since__tally">{count}.</span>
        </span>
      </summary>
      <div lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
        <Places places={places} />
        <AllWords runs={earlier.changes} />
      </div>
    </details>
  );
}

function Places({ places }: { readonly places: readonly (readonly Run[])[] }): ReactNode {
  return (
    <ol className="places">
      {places.map((place, i) => (
        <li key={`${i} ${place[0]?.text ?? ""}`} dir="auto">
          <Redline runs={place} />
        </li>
      ))}
    </ol>
  );
}

function AllWords({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const [shown, show] = useState(false);
  return (
    <>
      <button
        type="button"
        lang="en"
        dir="ltr"
        className="btn btn--plain"
        aria-expanded={shown}
        onClick={() => show(!shown)}
      >
        {shown ? "Only the changed places" : "Show it in the whole text"}
      </button>
      {shown ? (
        <p className="proposal as-typed" dir="auto">
          <Redline runs={runs} />
        </p>
      ) : null}
    </>
  );
}
