import { letter } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { act, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { Remind } from "./circulation-acts.tsx";
import { CopyFacts } from "./copy-facts.tsx";
import { isWaitedFor, standingOf } from "./copy-state.ts";

type Copy = letter.LetterView["copies"][number];
type Props = { readonly copy: Copy; readonly onLinks: (links: readonly letter.CopyLink[]) => void };

/** All that is known of one copy, and what can be done with it. */
export function CopyActs({ copy, onLinks }: Props): ReactNode {
  const { view } = useLetter();
  const reason = copy.position?.reason ?? copy.declined?.note ?? "";
  return (
    <div className="stack">
      {reason ? (
        <blockquote className="reason" data-quiet={copy.position ? undefined : true} dir="auto">
          {reason}
        </blockquote>
      ) : null}
      <Asked copy={copy} onLinks={onLinks} />
      <CommentsOf copy={copy} />
      <CopyFacts copy={copy} mail={view.mails[copy.id]} />
      <div className="btns">
        <Waivers copy={copy} />
        {standingOf(view, copy) === "waiting" ? <Remind view={view} copies={[copy.id]} /> : null}
        {copy.recalled ? null : <Live copy={copy} onLinks={onLinks} />}
      </div>
    </div>
  );
}

/** What a signer may do about one who keeps the letter: by name, with a reason. */
function Waivers({ copy }: { readonly copy: Copy }): ReactNode {
  const { view } = useLetter();
  const who = copy.holder.organisation || copy.holder.name;
  const against = view.gates.some(
    (gate) => gate.gate === "non-concur" && gate.status === "held" && gate.copies.includes(copy.id),
  );
  return (
    <>
      {against ? (
        <AskReason
          act="Override this non-concur"
          title={`Override the non-concur of ${who}?`}
          hint="It is entered under your name, with the reason, and the signer reads both."
          refusal={refusalOf(view, "override-non-concur")}
          onReason={(reason) => act(view, `copies/${copy.id}/override`, { reason })}
        />
      ) : null}
      {copy.task.required && isWaitedFor(view, copy) ? (
        <AskReason
          act="Do not wait for them"
          title={`Go on without ${who}?`}
          hint="The approval no longer waits for their answer. It is entered under your name, with the reason."
          refusal={refusalOf(view, "waive-holder")}
          onReason={(reason) => act(view, `copies/${copy.id}/waive`, { reason })}
        />
      ) : null}
    </>
  );
}

function CommentsOf({ copy }: { readonly copy: Copy }): ReactNode {
  const { view } = useLetter();
  const count = view.comments.filter((comment) => comment.copy === copy.id && !comment.withdrawn).length;
  if (count === 0 || copy.task.through !== null) return null;
  return (
    <p className="small">
      <Link
        to="/office/letters/$id/matrix"
        params={{ id: view.id }}
        search={{ holder: copy.holder.organisation || copy.holder.name }}
      >
        {count === 1 ? "Its comment" : `Its ${count} comments`}
      </Link>
    </p>
  );
}

function Live({ copy, onLinks }: Props): ReactNode {
  const { view } = useLetter();
  const path = `copies/${copy.id}`;
  const renew = useAct(
    () => call(letter.CopyLink, "POST", `/api/letters/${view.id}/${path}/link`, {}),
    (link) => onLinks([link]),
  );
  return (
    <>
      <Button
        busy={renew.isPending}
        refusal={refusalOf(view, "pass-on")}
        onPress={() => renew.mutate(undefined)}
      >
        Make a new link
      </Button>
      <AskReason
        act="Recall this copy"
        title={`Recall copy ${copy.label}?`}
        hint="Its link closes at once, and its holder reads that it was recalled. What they said stays on record."
        kind="stop"
        refusal={refusalOf(view, "recall-copy")}
        onReason={(reason) => act(view, `${path}/recall`, { reason })}
      />
      <ProblemNote error={renew.error} />
    </>
  );
}

function Asked({ copy, onLinks }: Props): ReactNode {
  const { view } = useLetter();
  const path = `/api/letters/${view.id}/copies/${copy.id}/passing-on`;
  const answer = useAct(
    (allow: boolean) => call(letter.CopyLinks, "POST", path, { allow }),
    ({ links }) => (links.length > 0 ? onLinks(links) : undefined),
  );
  if (copy.asked === null) return null;
  const { name, organisation } = copy.asked;
  return (
    <div className="note stack">
      <p>
        <b>{copy.holder.name} asks to pass this copy on</b> to {name}
        {organisation ? `, ${organisation}` : ""}.
      </p>
      <ProblemNote error={answer.error} />
      <div className="btns">
        <Button busy={answer.isPending} onPress={() => answer.mutate(true)}>
          Allow it
        </Button>
        <Button busy={answer.isPending} onPress={() => answer.mutate(false)}>
          Refuse it
        </Button>
      </div>
    </div>
  );
}
