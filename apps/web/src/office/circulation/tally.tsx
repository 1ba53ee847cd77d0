import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";

export type Said = "concur" | "concur-with-comment" | "non-concur" | "no-response";
const positionWords: Readonly<Record<Said, string>> = {
  concur: "Concur",
  "concur-with-comment": "Concur with comment",
  "non-concur": "Non-concur",
  "no-response": "No response",
};
const all = ["concur", "concur-with-comment", "non-concur", "no-response"] as const;
const MOST_SHAPES = 12;

export function saidBy(copy: letter.LetterView["copies"][number]): Said {
  return copy.position?.position ?? "no-response";
}

/** One position as word, shape and colour. */
export function Position({ said }: { readonly said: Said }): ReactNode {
  return (
    <span className="position" data-position={said}>
      <Shape name={said} />
      {positionWords[said]}
    </span>
  );
}

/** How many took each position; shapes are repeated so that the counts are seen. */
export function Tally({ copies }: { readonly copies: letter.LetterView["copies"] }): ReactNode {
  const counts = all.map((said) => [said, copies.filter((copy) => saidBy(copy) === said).length] as const);
  return (
    <ul className="tally" aria-label="Positions">
      {counts
        .filter(([, count]) => count > 0)
        .map(([said, count]) => (
          <li key={said} data-position={said}>
            <span className="run">
              {Array.from({ length: Math.min(count, MOST_SHAPES) }, (_, i) => (
                <Shape key={i} name={said} />
              ))}
            </span>
            <b>{count}</b> {positionWords[said].toLowerCase()}
          </li>
        ))}
    </ul>
  );
}
