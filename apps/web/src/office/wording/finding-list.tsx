import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { longDay } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { showFinding } from "./show-finding.ts";
import { useHandOver } from "./use-hand-over.ts";
import type { Found, FoundMeant, Wording } from "./use-wording.ts";
import { kindWords } from "./wording-words.ts";

type Props = {
  /** The letter's id. */
  readonly letter: string;
  readonly wording: Wording;
  /** How each paragraph is called, by its place. */
  readonly places: readonly string[];
  /** The id of what takes the focus when the list is empty. */
  readonly rest: string;
};

const idOf = ({ at, finding }: Found): string => `finding-${at}-${finding.kind}-${finding.sentence.start}`;

/** What is pointed out, in the order of the letter: each with its reason, the way to its words, and "Meant so". */
export function FindingList({ found, ...props }: Props & { readonly found: readonly Found[] }): ReactNode {
  return (
    <ol className="findings">
      {found.map((one, n) => (
        <FindingLine key={idOf(one)} one={one} next={found[n + 1] ?? found[n - 1]} {...props} />
      ))}
    </ol>
  );
}

type LineProps = Props & { readonly one: Found; readonly next: Found | undefined };

function FindingLine({ one, next, letter, wording, places, rest }: LineProps): ReactNode {
  const { finding, at } = one;
  useHandOver(idOf(one), next && idOf(next), rest);
  const commits = finding.kind === "commitment";
  return (
    <li className="finding" id={idOf(one)} tabIndex={-1}>
      <FindingHead one={one} places={places} />
      <p dir="auto">{finding.why}</p>
      <div className="btns">
        <Button
          kind="plain"
          label={`Show “${finding.words}” in paragraph ${places[at] ?? ""}`}
          onPress={() => showFinding(at, wording.underlined(at), finding)}
        >
          Show
        </Button>
        {commits ? (
          <Link
            className="btn btn--plain"
            to="/office/letters/$id/read-back"
            params={{ id: letter }}
            hash="points"
          >
            State it as a point
          </Link>
        ) : null}
        <Button
          kind="plain"
          label={`Meant so: “${finding.words}”`}
          busy={wording.saying === finding.key}
          onPress={() => wording.mean(finding, true)}
        >
          Meant so
        </Button>
      </div>
    </li>
  );
}

function FindingHead({ one, places }: { readonly one: Found } & Pick<Props, "places">): ReactNode {
  const mark = one.finding.kind === "commitment" ? { "data-commits": true } : { "data-look": true };
  return (
    <p className="finding__head">
      <b className="pointed" data-first data-last {...mark}>
        {kindWords[one.finding.kind]}
      </b>{" "}
      <span className="label">paragraph {places[one.at]}</span>
    </p>
  );
}

/** What was meant so: by whom and when, and a way to take it back. */
export function MeantList({ wording, places, rest }: Omit<Props, "letter">): ReactNode {
  return (
    <ol className="findings">
      {wording.meant.map((one, n) => {
        const next = wording.meant[n + 1] ?? wording.meant[n - 1];
        return (
          <MeantLine key={idOf(one)} one={one} next={next} places={places} wording={wording} rest={rest} />
        );
      })}
    </ol>
  );
}

type MeantProps = Omit<Props, "letter"> & {
  readonly one: FoundMeant;
  readonly next: FoundMeant | undefined;
};

function MeantLine({ one, places, wording, next, rest }: MeantProps): ReactNode {
  const { finding, by, when, at } = one;
  useHandOver(idOf(one), next && idOf(next), rest);
  return (
    <li className="finding" id={idOf(one)} tabIndex={-1}>
      <p>
        {kindWords[finding.kind]}: <q dir="auto">{finding.words}</q>{" "}
        <span className="label">
          paragraph {places[at]}, meant so by <bdi>{by}</bdi> on {longDay(when)}
        </span>
      </p>
      <div className="btns">
        <Button
          kind="plain"
          label={`Take it back: “${finding.words}”`}
          busy={wording.saying === finding.key}
          onPress={() => wording.mean(finding, false)}
        >
          Take it back
        </Button>
      </div>
    </li>
  );
}
