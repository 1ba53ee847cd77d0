import { type ReactNode, useEffect, useRef, useState } from "react";
import { firstLacking } from "./answered.ts";
import { Overview } from "./overview.tsx";
import { useReading } from "./reading-context.ts";
import { StatementForm } from "./statement-form.tsx";

/** Step 2: the statements one after the other, then all answers once more before they are sent. */
export function PointsStep({ focus }: { readonly focus: boolean }): ReactNode {
  const { view, words, forms } = useReading();
  const count = view.points.length;
  // Who comes back goes on at the first statement that is not answered.
  const [at, setAt] = useState(() => {
    const lacking = firstLacking(view, forms);
    return lacking < 0 ? count : lacking;
  });
  const [error, setError] = useState<string | null>(null);
  const [moves, setMoves] = useState(0);
  const go = (to: number, said: string | null = null) => {
    setAt(to);
    setMoves(moves + 1);
    setError(said);
  };
  const point = view.points[at];
  return (
    <section aria-labelledby="step-title">
      <StepTitle key={moves} at={at} focus={focus || moves > 0} />
      <p className="small quiet reading__how">{words.points.how}</p>
      <p className="small reading__own">
        {words.points.yours} <q dir="auto">{view.paraphrase}</q>
      </p>
      {point ? (
        <StatementForm
          key={point.id}
          point={point}
          n={at + 1}
          lacks={error}
          lack={setError}
          before={at > 0 ? () => go(at - 1) : null}
          next={() => go(at + 1)}
        />
      ) : (
        <Overview change={go} lacking={(i) => go(i, words.overview.lacking(i + 1))} />
      )}
    </section>
  );
}

/** Takes the focus whenever another statement comes, and when the step begins. */
function StepTitle({ at, focus }: { readonly at: number; readonly focus: boolean }): ReactNode {
  const { words, view } = useReading();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!focus) return;
    title.current?.focus();
    window.scrollTo(0, 0);
  }, [focus]);
  const where =
    at < view.points.length ? words.points.count(at + 1, view.points.length) : words.overview.title;
  return (
    <h1 id="step-title" className="reading__step" ref={title} tabIndex={-1}>
      {words.steps.points} <span className="vh">{where}</span>
    </h1>
  );
}
