import type { ReactNode } from "react";
import { canAnswer, isLate } from "../asked/terms.ts";
import { useHolder } from "../holder-context.ts";

/** Said where something is sent after the suspense: nothing is lost by it. */
export function LateLine(): ReactNode {
  const { view } = useHolder();
  if (!canAnswer(view) || !isLate(view)) return null;
  return <p className="label late-line">After the suspense: it counts, and is shown as late.</p>;
}
