import type { letter } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { act, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { longDay } from "../moments.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { ChooseDecision } from "./choose-decision.tsx";
import { kindWords, type Point } from "./read-back-words.ts";

type Props = { readonly n: number; readonly point: Point };

/** One point as it stands; an announced one with what it rests on. A gate's way leads here. */
export function PointLine({ n, point }: Props): ReactNode {
  const { view, working } = useLetter();
  return (
    <li className="point" id={`point-${point.id}`} tabIndex={-1}>
      <b className="point__n">{n}</b>
      <div className="stack">
        <p className="point__text">
          <bdi lang={working.text.language}>{point.text}</bdi>{" "}
          <span className="label point__kind">{kindWords[point.kind]}</span>
        </p>
        {point.kind === "announced" ? (
          <>
            <RestsOn point={point} />
            <div className="btns">
              <ChooseDecision n={n} point={point} />
              <LetStand view={view} n={n} point={point} />
            </div>
          </>
        ) : null}
      </div>
    </li>
  );
}

/** What an announcement rests on, in words and a shape: a decision that stands, one that does not, a waiver, or nothing yet. */
export function RestsOn({ point: { decision, waived } }: { readonly point: Point }): ReactNode {
  return (
    <>
      {decision ? (
        <p className="rests" data-gate={decision.good ? "open" : "held"}>
          <Shape name={decision.good ? "open" : "held"} />
          <span dir="auto">
            Rests on{" "}
            <Link to="/office/register/$id" params={{ id: decision.id }}>
              <code>{decision.reference}</code>
            </Link>
            , {decision.what} <b>{decision.good ? "It stands." : "It does not stand any more."}</b>
          </span>
        </p>
      ) : null}
      {decision?.misfits.map((misfit) => (
        <p className="rests" key={misfit}>
          <span dir="auto">
            <b>Mind:</b> {misfit}
          </span>
        </p>
      ))}
      {waived && !decision?.good ? (
        <p className="rests" data-gate="waived">
          <Shape name="waived" />
          <span dir="auto">
            <b>Let stand without a decision</b> by {waived.by} on {longDay(waived.at)}: {waived.reason}
          </span>
        </p>
      ) : null}
      {!decision && !waived ? (
        <p className="rests" data-gate="held">
          <Shape name="held" />
          <span>
            <b>Rests on nothing yet.</b> The letter cannot be approved before it does.
          </span>
        </p>
      ) : null}
    </>
  );
}

/** A signer lets an announcement stand without a decision, by name. */
export function LetStand(props: Props & { readonly view: letter.LetterView }): ReactNode {
  const { view, n, point } = props;
  if (point.kind !== "announced" || point.waived || point.decision?.good) return null;
  // One sentence and not a shut button with its reason: most who write a letter do not sign it, and it stands at every point.
  if (refusalOf(view, "waive-citation") !== null)
    return <p className="label">Or a signer of this letter lets it stand without one, by name.</p>;
  return (
    <AskReason
      act={`Let point ${n} stand without one`}
      title={`Let point ${n} stand without a decision?`}
      hint="It is entered under your name, with the reason, and whoever signs reads it."
      kind="plain"
      onReason={(reason) => act(view, `points/${point.id}/waive`, { reason })}
    />
  );
}
