import { type ReactNode, useEffect, useRef } from "react";
import { Shape } from "../../look/shapes.tsx";
import { useReading } from "./reading-context.ts";

/** The first words of the page: what is asked, by whom, how long it takes, that it decides nothing, and what is recorded. */
export function Asked({ focus }: { readonly focus: boolean }): ReactNode {
  const { view, words } = useReading();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, [focus]);
  return (
    <div className="for">
      <span className="verdict verdict--chip" data-verdict="unsigned-draft">
        <Shape name="unsigned-draft" />
        {words.chip}
      </span>
      <h1 ref={title} tabIndex={-1}>
        {words.asked(view.office)}
      </h1>
      <ul className="for__terms">
        {words.terms(view.reader).map(({ fact, means }) => (
          <li key={fact}>
            <b>{fact}</b> {means}
          </li>
        ))}
      </ul>
      {view.trial ? (
        <p className="note">
          <b>{words.trial.fact}</b> {words.trial.means}
        </p>
      ) : null}
    </div>
  );
}
