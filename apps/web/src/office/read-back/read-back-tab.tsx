import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";
import { useLetter } from "../letter/letter-context.ts";
import { Answered } from "../parts/answered.tsx";
import { PointsSection } from "./points-section.tsx";
import { readBackQuery } from "./read-back-queries.ts";
import type { View } from "./read-back-words.ts";
import { RoundsSection } from "./rounds-section.tsx";
import { RuleLine } from "./rule-line.tsx";

/** What the letter is meant to say, and what its readers take it to say. */
export function ReadBackTab(): ReactNode {
  const { view } = useLetter();
  const query = useQuery(readBackQuery(view.id));
  return <Answered query={query}>{(read) => <ReadBack read={read} />}</Answered>;
}

function ReadBack({ read }: { readonly read: View }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    // What a gate leads to was not there yet when the browser looked for it.
    const named = hash ? frame.current?.querySelector<HTMLElement>(`[id="${CSS.escape(hash)}"]`) : null;
    named?.scrollIntoView({ block: "center" });
    named?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <div className="read-back" ref={frame}>
      <RuleLine rule={read.rule} sentence={read.sentence} />
      <PointsSection read={read} />
      <RoundsSection read={read} />
    </div>
  );
}
