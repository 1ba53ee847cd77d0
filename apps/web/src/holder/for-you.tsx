import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useEffect, useRef } from "react";
import { Shape } from "../look/shapes.tsx";
import { copyTitle } from "./copy-words.ts";
import { useHolder } from "./holder-context.ts";
import { actBy, isPast } from "./moments.ts";
import { useFreshFocus } from "./use-fresh-focus.ts";

/** The first words of the page: what was said of this copy, whose it is, by when, and what the office asks. */
export function ForYou({ focus }: { readonly focus: boolean }): ReactNode {
  const { view } = useHolder();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) title.current?.focus();
  }, [focus]);
  const { copy, notice, trial, takesInput, instructions } = view;
  return (
    <div className="for">
      {notice ? <Notice said={notice} recalled={copy.recalled} /> : null}
      <span className="verdict verdict--chip" data-verdict="unsigned-draft">
        <Shape name="unsigned-draft" />
        {takesInput ? "Unsigned draft, for your comment" : "Unsigned draft"}
      </span>
      <h1 ref={title} tabIndex={-1}>
        {wordsFor(copy, copy.recalled)}
      </h1>
      <Due />
      {instructions === "" || !takesInput ? null : (
        <p className="for__asks as-typed" dir="auto">
          {instructions}
        </p>
      )}
      <p className="small quiet">
        It is not signed and decides nothing. {takesInput ? passingOnWords[copy.passingOn] : ""}
      </p>
      {trial ? (
        <p className="note">
          <b>This office is a trial on one machine.</b> Its copies say so, and nobody outside can check them.
        </p>
      ) : null}
    </div>
  );
}

const passingOnWords = {
  allowed: "The copy is numbered: pass it on only with “Pass it on”, so that the record stays right.",
  ask: "The copy is numbered: the office wants to be asked before it is passed on.",
  never: "The copy is numbered and may not be passed on.",
} as const;

function wordsFor({ label, holder }: HolderView["copy"], past: boolean): string {
  const party = holder.actingFor || holder.organisation || holder.name;
  return `${copyTitle(label)} ${past ? "was" : "is"} yours, for ${party}`;
}

function Due(): ReactNode {
  const { view } = useHolder();
  const { suspense, takesInput } = view;
  if (!suspense) return null;
  const day = <b>{actBy(suspense)}</b>;
  if (!takesInput) return null;
  if (isPast(suspense))
    return <p className="for__due">It was due {day}, your time. The office still takes your answer.</p>;
  return <p className="for__due">Due {day}, your time.</p>;
}

function Notice({ said, recalled }: { readonly said: string; readonly recalled: boolean }): ReactNode {
  const place = useFreshFocus<HTMLParagraphElement>("notice");
  const end = said.indexOf(". ");
  const first = end < 0 ? said : said.slice(0, end + 1);
  const verdict = recalled ? "withdrawn" : "superseded";
  return (
    <p className="note for__notice" data-verdict={verdict} role="note" ref={place} tabIndex={-1}>
      <b>{first}</b> {end < 0 ? "" : said.slice(end + 2)}
    </p>
  );
}
