import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { withdraw } from "../decide/signing.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { act, refusalOf } from "./acts.ts";

type ViewProps = { readonly view: letter.LetterView };
const over = ["in-force", "superseded", "withdrawn", "cancelled"];

/** The rarer acts, each with why it cannot be done now. */
export function OtherActs({ view }: ViewProps): ReactNode {
  return (
    <details className="others">
      <summary>Other acts</summary>
      <div className="others__list">
        {view.sealed ? (
          <a className="btn btn--plain" href={`/api/letters/${view.id}/sealed.pdf`}>
            The sealed file
          </a>
        ) : null}
        {over.includes(view.status) ? <Withdraw view={view} /> : <Cancel view={view} />}
        <Toggles view={view} />
      </div>
    </details>
  );
}

function Withdraw({ view }: ViewProps): ReactNode {
  return (
    <AskReason
      act="Withdraw the letter"
      title="Withdraw this letter?"
      label="Public reason"
      hint="Everyone who checks this letter reads the reason from now on. It cannot be taken back; a new letter can follow. Your passkey signs it."
      kind="stop"
      refusal={refusalOf(view, "withdraw")}
      onReason={(reason) => withdraw(view.id, reason)}
    />
  );
}

function Cancel({ view }: ViewProps): ReactNode {
  return (
    <AskReason
      act="Cancel the letter"
      title="Cancel this letter?"
      hint="It will never be signed. What was circulated stays on record, and holders read that it was cancelled."
      kind="stop"
      refusal={refusalOf(view, "cancel")}
      onReason={(reason) => act(view, "cancel", { reason })}
    />
  );
}

function Toggles({ view }: ViewProps): ReactNode {
  const archive = useAct(() => act(view, "archive", { archived: !view.archived }));
  const silence = useAct(() => act(view, "silence", { silent: !view.silent }));
  return (
    <>
      <Button
        busy={archive.isPending}
        refusal={refusalOf(view, "archive")}
        onPress={() => archive.mutate(undefined)}
      >
        {view.archived ? "Take it out of the archive" : "Archive"}
      </Button>
      <Button
        busy={silence.isPending}
        refusal={refusalOf(view, "silence")}
        onPress={() => silence.mutate(undefined)}
      >
        {view.silent ? "Answer the public about its drafts" : "Say nothing to the public about its drafts"}
      </Button>
      <ProblemNote error={archive.error ?? silence.error} />
    </>
  );
}
