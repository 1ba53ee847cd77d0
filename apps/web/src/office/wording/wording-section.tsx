import { useQuery } from "@tanstack/react-query";
import { memo, useDeferredValue, type ReactNode } from "react";
import { ProblemNote } from "../parts/problem-note.tsx";
import { readBackQuery } from "../read-back/read-back-queries.ts";
import { FindingList, MeantList } from "./finding-list.tsx";
import type { Wording } from "./use-wording.ts";
import { countWords, lookWords } from "./wording-words.ts";

export const WORDING = "wording";
/** How the languages of letters are called in an English sentence. */
const languages = new Intl.DisplayNames("en", { type: "language" });

type Props = {
  readonly letter: string;
  readonly language: string;
  readonly wording: Wording;
  readonly places: readonly string[];
  /** Whether the findings stand here; else they stand under their paragraphs. */
  readonly listed: boolean;
};

/** What the wording check says of the letter, under its paragraphs, and the switch that turns it off. */
export function WordingSection(props: Props): ReactNode {
  // A key is drawn first; what stands here follows when there is time.
  const [wording, places] = [useDeferredValue(props.wording), useDeferredValue(props.places)];
  return <Section {...props} wording={wording} places={places} />;
}

const Section = memo(function Section(props: Props): ReactNode {
  const { wording } = props;
  const shown = wording.on && wording.english && !wording.failed && wording.ready;
  return (
    <section className="wording" aria-labelledby={WORDING}>
      <div className="wording__head">
        <h3 id={WORDING} tabIndex={-1}>
          Wording
        </h3>
        <label className="box">
          <input
            type="checkbox"
            checked={wording.on}
            onChange={(event) => wording.turn(event.target.checked)}
          />
          <span>Check it while I write</span>
        </label>
      </div>
      <Standing {...props} />
      {wording.on ? <ProblemNote error={wording.error} /> : null}
      {shown ? <Lists {...props} /> : null}
    </section>
  );
});

function Standing({ letter, language, wording, listed }: Props): ReactNode {
  if (!wording.on) return <p className="label">The wording is not checked on this device.</p>;
  if (!wording.english)
    return (
      <p className="note">
        The wording check reads English only. This letter is in {languages.of(language)}, so nothing in it is
        pointed out.
      </p>
    );
  if (wording.failed)
    return (
      <p className="note note--error">
        <b>The wording check did not start in this browser.</b> Nothing is pointed out. The letter can be
        written and saved as usual; open the page again to try once more.
      </p>
    );
  if (!wording.ready) return <p className="label">Reading the letter.</p>;
  const commits = wording.found.filter(({ finding }) => finding.kind === "commitment").length;
  const said = countWords(commits, wording.found.length - commits);
  if (said === "") return <p className="label">Nothing is pointed out.</p>;
  return (
    <>
      <p>
        <b>{said}.</b> {listed ? null : <span className="label">Each stands under its paragraph.</span>}
      </p>
      {commits > 0 ? <RestsOnPoints id={letter} /> : null}
    </>
  );
}

/** What the letter's points rest on already: one of them may be the decision that a sentence needs. */
function RestsOnPoints({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery(readBackQuery(id));
  const cited = new Set(data?.points.flatMap(({ decision }) => (decision?.good ? [decision.reference] : [])));
  if (cited.size === 0)
    return (
      <p className="label">
        A sentence that commits needs a decision. State it as a point and cite the decision there.
      </p>
    );
  return (
    <p className="label">
      The points of this letter rest on{" "}
      {[...cited].map((reference, n) => (
        <span key={reference}>
          {n > 0 ? ", " : ""}
          <code dir="ltr">{reference}</code>
        </span>
      ))}
      . If one of these allows the sentence, state it as a point there.
    </p>
  );
}

function Lists({ letter, wording, places, listed }: Props): ReactNode {
  const commits = wording.found.filter(({ finding }) => finding.kind === "commitment");
  const look = wording.found.filter(({ finding }) => finding.kind !== "commitment");
  const props = { letter, wording, places, rest: WORDING };
  return (
    <>
      {listed && commits.length > 0 ? <FindingList found={commits} {...props} /> : null}
      {listed && look.length > 0 ? (
        <details className="fold">
          <summary>{lookWords(look.length)}</summary>
          <FindingList found={look} {...props} />
        </details>
      ) : null}
      {wording.meant.length > 0 ? (
        <details className="fold">
          <summary>{wording.meant.length} meant so</summary>
          <MeantList {...props} />
        </details>
      ) : null}
    </>
  );
}
