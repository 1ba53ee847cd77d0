import type { statement } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { longDay } from "../moments.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { releaseStatement, retract } from "./statement-acts.ts";

type Props = { readonly said: statement.StatementView };
const words = { proposed: "Proposed, not public", released: "Public", retracted: "Retracted" };

/** One statement, who stands behind it, and the second person's release. */
export function StatementCard({ said }: Props): ReactNode {
  const release = useAct(() => releaseStatement(said.id));
  return (
    <article className="comment">
      <header>
        <span className="comment__sev">{words[said.status]}</span>
        <About said={said} />
      </header>
      <div className="statement">
        <p dir="auto">{said.text}</p>
        <footer>{who(said)}</footer>
      </div>
      <ProblemNote error={release.error} />
      <div className="btns">
        {said.status === "proposed" ? (
          <Button
            kind="go"
            busy={release.isPending}
            refusal={said.release}
            onPress={() => release.mutate(undefined)}
          >
            Release this statement
          </Button>
        ) : null}
        {said.status === "retracted" ? null : (
          <AskReason
            act="Retract it"
            title="Retract this statement?"
            hint="It stops being shown at once. That it stood here stays on record, with this reason."
            kind="stop"
            onReason={(reason) => retract(said.id, reason)}
          />
        )}
      </div>
    </article>
  );
}

function About({ said }: Props): ReactNode {
  if (said.letter) {
    return (
      <Link to="/office/letters/$id/statements" params={{ id: said.letter.id }} dir="auto">
        {said.letter.subject || said.letter.reference}
      </Link>
    );
  }
  return (
    <span dir="auto">
      {said.title || (said.about === "letter" ? "A letter that is not open to you" : "A paper")}
    </span>
  );
}

function who(said: statement.StatementView): string {
  const proposed = `Proposed by ${said.proposedBy}, ${longDay(said.proposedAt)}`;
  const released =
    said.releasedBy && said.releasedAt ? `; released by ${said.releasedBy}, ${longDay(said.releasedAt)}` : "";
  const reason = said.reason ? `. Retracted: ${said.reason}` : "";
  return `${proposed}${released}${reason}`;
}
