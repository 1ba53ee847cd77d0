import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useEffect, useRef } from "react";
import { Shape } from "../look/shapes.tsx";
import { Due } from "./asked/due.tsx";
import { Notice } from "./asked/notice.tsx";
import { StandsFor } from "./asked/stands-for.tsx";
import { termsOf } from "./asked/terms.ts";
import { copyTitle } from "./copy-words.ts";
import { useHolder } from "./holder-context.ts";

/** The first words of the page: what was said of this copy, whose it is, by when, what counts, and what the office asks. */
export function ForYou({ focus }: { readonly focus: boolean }): ReactNode {
  const { view } = useHolder();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, [focus]);
  const { copy, trial, takesInput, instructions } = view;
  return (
    <div className="for">
      <Notice />
      <span className="verdict verdict--chip" data-verdict="unsigned-draft">
        <Shape name="unsigned-draft" />
        {takesInput ? "Unsigned draft, for your comment" : "Unsigned draft"}
      </span>
      <h1 ref={title} tabIndex={-1}>
        {wordsFor(copy, copy.recalled)}
      </h1>
      <StandsFor />
      <Due />
      <Terms />
      {instructions === "" || !takesInput ? null : (
        <p className="for__asks as-typed" dir="auto">
          {instructions}
        </p>
      )}
      {view.notice?.includes(decidesNothing) ? null : (
        <p className="small quiet">
          {decidesNothing} {takesInput ? passingOnWords[copy.passingOn] : ""}
        </p>
      )}
      {trial ? (
        <p className="note">
          <b>This office is a trial on one machine.</b> Its copies say so, and nobody outside can check them.
        </p>
      ) : null}
    </div>
  );
}

function Terms(): ReactNode {
  const { view } = useHolder();
  const terms = termsOf(view);
  if (terms.length === 0) return null;
  return (
    <ul className="for__terms">
      {terms.map(({ id, fact, means }) => (
        <li key={id}>
          <b>{fact}</b> {means}
        </li>
      ))}
    </ul>
  );
}

/** Said once: the office's notice may say it already. */
const decidesNothing = "It is not signed and decides nothing.";

const passingOnWords = {
  allowed: "The copy is numbered: pass it on only with “Pass it on”, so that the record stays right.",
  ask: "The copy is numbered: the office wants to be asked before it is passed on.",
  never: "The copy is numbered and may not be passed on.",
} as const;

function wordsFor({ label, holder }: HolderView["copy"], past: boolean): string {
  const party = holder.actingFor || holder.organisation;
  const whose = party === "" ? holder.name : `for ${party}`;
  return `${copyTitle(label)} ${past ? "was" : "is"} yours, ${whose}`;
}
