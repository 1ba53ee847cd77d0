import { redline } from "@chirograph/find/redline";
import { useMemo, type ReactNode } from "react";
import { Redline } from "../../look/redline.tsx";

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** A proposed wording against the words it would replace. */
export function Proposal({
  quote,
  proposed,
}: {
  readonly quote: string;
  readonly proposed: string;
}): ReactNode {
  const runs = useMemo(() => redline(oneLine(quote), oneLine(proposed)), [quote, proposed]);
  return (
    <p className="proposal" dir="auto">
      <Redline runs={runs} />
    </p>
  );
}
