import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { act, latestVersion, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import type { letter } from "@chirograph/wire";
import { AskReason } from "../parts/ask-reason.tsx";
import type { Rule } from "./read-back-words.ts";

type Props = { readonly rule: Rule; readonly sentence: string };

/** What the office asks of a letter before anyone approves it, and the way past it, by name. */
export function RuleLine({ rule, sentence }: Props): ReactNode {
  const { view } = useLetter();
  return (
    <div className="stack">
      <p className="small quiet">
        {rule.hold === "never" ? "The office wishes, and no letter waits for it: " : "The office asks for "}
        {sentence}. <Link to="/office/settings/read-back">The rule</Link>
      </p>
      <WaiveReadBack view={view} />
    </div>
  );
}

/** A signer lets the newest version go without being read back, by name; nothing where no gate asks for it. */
export function WaiveReadBack({ view }: { readonly view: letter.LetterView }): ReactNode {
  const version = latestVersion(view)?.n ?? 0;
  const held = view.gates.some((gate) => gate.gate === "read-back" && gate.status === "held");
  if (!held) return null;
  if (refusalOf(view, "waive-read-back") !== null)
    return (
      <p className="label">A signer of this letter can let it go on as it is, by name and with a reason.</p>
    );
  return (
    <AskReason
      act="Go on without it"
      title={`Let version ${version} go on as it was read back?`}
      hint="It is entered under your name, with the reason, for this version and no other. Whoever signs or looks at the record reads it."
      kind="plain"
      onReason={(reason) => act(view, "read-back/waive", { version, reason })}
    />
  );
}
