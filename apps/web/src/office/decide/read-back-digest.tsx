import type { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { Answered } from "../parts/answered.tsx";
import { LetStand, RestsOn } from "../read-back/point-line.tsx";
import { readBackQuery } from "../read-back/read-back-queries.ts";
import {
  countingRound,
  isSame,
  kindWords,
  shareWords,
  type Point,
  type PointText,
  type View,
} from "../read-back/read-back-words.ts";
import { RoundFigure } from "../read-back/round-figure.tsx";
import { roundSentence } from "../read-back/round-sentence.ts";
import { WaiveReadBack } from "../read-back/rule-line.tsx";

type ViewProps = { readonly view: letter.LetterView };

/** For the one who signs: what the letter announces and on which decision, how it was read in each round, and what was let go by whom. */
export function ReadBackDigest({ view }: ViewProps): ReactNode {
  const query = useQuery(readBackQuery(view.id));
  return (
    <section className="stack" aria-labelledby="read-back">
      <Answered query={query}>{(read) => <Digest view={view} read={read} />}</Answered>
    </section>
  );
}

type Props = ViewProps & { readonly read: View };

function Digest({ view, read }: Props): ReactNode {
  const { points, rounds } = read;
  const params = { id: view.id };
  const round = countingRound(rounds, view.versions);
  if (points.length === 0 && rounds.length === 0) {
    return (
      <>
        <h2 id="read-back">No points were stated</h2>
        <p className="small quiet">
          Nobody was asked what they take this letter to say, and it names no decision that it rests on.
        </p>
        <Waivers view={view} />
      </>
    );
  }
  return (
    <>
      <h2 id="read-back">What it says, and how it was read</h2>
      <ol className="points">
        {points.map((point, at) => (
          <SignersPoint key={point.id} view={view} read={read} point={point} n={at + 1} />
        ))}
      </ol>
      <p className="small">
        {round ? `Round ${round.n}: ${roundSentence(round)}` : "This version was not read back."} The office
        asks for {read.sentence}.
      </p>
      {round ? <RoundFigure read={read} round={round} gates={view.gates} counts /> : null}
      <Waivers view={view} />
      <p className="small">
        <Link to="/office/letters/$id/read-back" params={params}>
          Read what they took it to say
        </Link>
      </p>
    </>
  );
}

function SignersPoint(props: Props & { readonly point: Point; readonly n: number }): ReactNode {
  const { view, read, point, n } = props;
  return (
    <li className="point">
      <b className="point__n">{n}</b>
      <div className="stack">
        <p className="point__text" dir="auto">
          {point.text} <span className="label point__kind">{kindWords[point.kind]}</span>
        </p>
        {point.kind === "announced" ? <RestsOn point={point} /> : null}
        <p className="small">{roundsOf(read, point)}</p>
        <LetStand view={view} n={n} point={point} />
      </div>
    </li>
  );
}

/** "Round 1: 4 of 6 (30 to 90 %). Round 2: 6 of 6 (61 to 100 %)." of the words as they stand now. Pure. */
function roundsOf({ rounds }: Pick<View, "rounds">, point: PointText): string {
  const read = rounds.flatMap((round) => {
    const found = round.points.find((one) => isSame(one, point));
    return found ? [`Round ${round.n}: ${shareWords(found.share)}.`] : [];
  });
  return read.length === 0 ? "Nobody was asked about it in these words." : read.join(" ");
}

/** What a signer let go of the reading back, in the gate's own words: by whom and why. */
function Waivers({ view }: ViewProps): ReactNode {
  const waived = view.gates.filter((gate) => gate.gate === "read-back" && gate.status === "waived");
  return (
    <>
      {waived.map((gate) => (
        <p className="rests" data-gate="waived" key={gate.sentence}>
          <Shape name="waived" />
          <span dir="auto">
            <b>Let go.</b> {gate.sentence}
          </span>
        </p>
      ))}
      <WaiveReadBack view={view} />
    </>
  );
}
