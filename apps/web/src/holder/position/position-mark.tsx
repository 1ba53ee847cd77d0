import type { ReactNode } from "react";
import { Shape } from "../../look/shapes.tsx";
import type { PositionName } from "../requests.ts";
import { wordOf } from "./positions.ts";

/** A position as shape and word; none is "No response". */
export function PositionMark({ name }: { readonly name: PositionName | null }): ReactNode {
  return (
    <span className="position" data-position={name ?? "no-response"}>
      <Shape name={name ?? "no-response"} />
      {name ? wordOf(name) : "No response"}
    </span>
  );
}
