import type { ReactNode } from "react";
import { Shape, type ShapeName } from "../../look/shapes.tsx";

/** One holder in the picture: who must answer is drawn full, who may answer hollow; later, what they said. */
type TurnMark = {
  readonly key: string;
  readonly shape: ShapeName | "must" | "may";
  readonly who: string;
};
export type Turn = {
  readonly n: number;
  readonly state: "now" | "done" | "later";
  readonly marks: readonly TurnMark[];
};

const stateWords = { now: "now", done: "over", later: "later" };
const MOST_MARKS = 24;

/** The turns of a circulation, one after the other: who is asked now, who next. */
export function Turns({ turns }: { readonly turns: readonly Turn[] }): ReactNode {
  return (
    <ol className="turns" aria-label="Turns">
      {turns.map((turn) => (
        <li key={turn.n} data-turn={turn.state}>
          <span className="turns__name">
            Turn {turn.n}
            <span className="label"> {stateWords[turn.state]}</span>
          </span>
          <span className="turns__marks">
            {turn.marks.slice(0, MOST_MARKS).map((mark) => (
              <span key={mark.key} title={mark.who} className="turns__mark" data-position={mark.shape}>
                {mark.shape === "must" || mark.shape === "may" ? (
                  <i className={`dot dot--${mark.shape}`} />
                ) : (
                  <Shape name={mark.shape} />
                )}
              </span>
            ))}
          </span>
          <span className="turns__count">{countWords(turn)}</span>
        </li>
      ))}
    </ol>
  );
}

function countWords({ marks }: Turn): string {
  const must = marks.filter((mark) => mark.shape === "must").length;
  const holders = marks.length === 1 ? "1 holder" : `${marks.length} holders`;
  return must > 0 ? `${holders}, ${must} must answer` : holders;
}
