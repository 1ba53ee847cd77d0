import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { giverOf, stateOf, stateWords, type CopyState } from "./copy-state.ts";

const MOST_SHAPES = 12;
const order: readonly CopyState[] = [
  "concur",
  "concur-with-comment",
  "non-concur",
  "no-response",
  "declined",
  "delegated",
  "later",
  "taken-as-concur",
  "waived",
];

/** How one copy stands, as word, shape and colour. */
export function Position({ said }: { readonly said: CopyState }): ReactNode {
  const { word, shape, as } = stateWords[said];
  return (
    <span className="position" data-position={as}>
      {shape ? <Shape name={shape} /> : null}
      {word}
    </span>
  );
}

/** How many stand where; shapes are repeated so that the counts are seen. Copies for information are not counted, nor a delegate beside the one they answer for. */
export function Tally({
  view,
  copies,
}: {
  readonly view: letter.LetterView;
  readonly copies: readonly letter.CopyView[];
}): ReactNode {
  const states = copies.filter((copy) => giverOf(view, copy) === null).map((copy) => stateOf(view, copy));
  const counts = order.map((state) => [state, states.filter((one) => one === state).length] as const);
  return (
    <ul className="tally" aria-label="Positions">
      {counts
        .filter(([, count]) => count > 0)
        .map(([state, count]) => {
          const { word, shape, as } = stateWords[state];
          return (
            <li key={state} data-position={as}>
              <span className="run">
                {Array.from({ length: Math.min(count, MOST_SHAPES) }, (_, i) => (
                  <Shape key={i} name={shape ?? "no-response"} />
                ))}
              </span>
              <b>{count}</b> {word.toLowerCase()}
            </li>
          );
        })}
    </ul>
  );
}
