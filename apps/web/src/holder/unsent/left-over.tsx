import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";

/** A copy that takes no input any more: what was typed and never sent is not lost, it can be taken along. */
export function LeftOver(): ReactNode {
  const { view, forms } = useHolder();
  const words = [
    ...Object.values(forms.comments).flatMap(({ text, proposed, rationale }) => [text, proposed, rationale]),
    ...Object.values(forms.replies),
    ...Object.values(forms.objections).map(({ note }) => note),
    forms.position?.reason ?? "",
    forms.decline?.note ?? "",
  ].filter((one) => one.trim() !== "");
  if (view.takesInput || words.length === 0) return null;
  return (
    <section className="block" aria-labelledby="left-over-title">
      <h2 id="left-over-title">What you wrote and did not send</h2>
      <p className="small quiet">
        This copy takes no input any more. You can copy your words from here.
        {view.newer && !view.copy.recalled
          ? " Comments go along when you open your copy of the newer version."
          : ""}
      </p>
      {words.map((one) => (
        <p key={one} className="as-typed small" dir="auto">
          {one}
        </p>
      ))}
    </section>
  );
}
