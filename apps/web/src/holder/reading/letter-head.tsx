import type { ReactNode } from "react";
import { useReading } from "./reading-context.ts";
import { dayIn } from "./words.ts";

/** Which letter it is. */
export function LetterHead(): ReactNode {
  const { view, words } = useReading();
  const { subject, reference, version, date } = view.letter;
  return (
    <header className="letter__head">
      <h3 id="letter-subject" lang={view.language} dir="auto">
        {subject}
      </h3>
      <p className="label">
        <code dir="ltr">{reference}</code> {words.version(version, dayIn(view.language, date))}
      </p>
    </header>
  );
}
