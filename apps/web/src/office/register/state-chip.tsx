import type { decision } from "@chirograph/wire";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import { stateOf, stateWords } from "./decision-words.ts";

/** How a decision stands, as word, shape and colour. */
export function StateChip({ one }: { readonly one: decision.DecisionView }): ReactNode {
  const { word, shape } = stateWords[stateOf(one)];
  return (
    <span className="verdict verdict--chip" data-verdict={shape}>
      <Shape name={shape} />
      {word}
    </span>
  );
}
