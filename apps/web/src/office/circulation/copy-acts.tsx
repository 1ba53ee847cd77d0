import { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { act, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { longDay, shortMoment } from "../moments.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";

type Copy = letter.LetterView["copies"][number];
type Props = { readonly copy: Copy; readonly onLink: (link: letter.CopyLink) => void };
const passing = { allowed: "allowed", ask: "after asking", never: "never" };

/** All that is known of one copy, and what can be done with it. */
export function CopyActs({ copy, onLink }: Props): ReactNode {
  const { view } = useLetter();
  const path = `copies/${copy.id}`;
  const held = view.gates.some((gate) => gate.status === "held" && gate.copies.includes(copy.id));
  return (
    <div className="stack">
      {copy.position?.reason ? (
        <blockquote className="reason" dir="auto">
          {copy.position.reason}
        </blockquote>
      ) : null}
      <Asked copy={copy} onLink={onLink} />
      <Facts copy={copy} />
      <div className="btns">
        {held ? (
          <AskReason
            act="Override this non-concur"
            title={`Override the non-concur of ${copy.holder.organisation || copy.holder.name}?`}
            hint="It is entered under your name, with the reason, and the signer reads both."
            refusal={refusalOf(view, "override-non-concur")}
            onReason={(reason) => act(view, `${path}/override`, { reason })}
          />
        ) : null}
        {copy.recalled ? null : <Live copy={copy} onLink={onLink} />}
      </div>
    </div>
  );
}

function Live({ copy, onLink }: Props): ReactNode {
  const { view } = useLetter();
  const path = `copies/${copy.id}`;
  const renew = useAct(
    () => call(letter.CopyLink, "POST", `/api/letters/${view.id}/${path}/link`, {}),
    onLink,
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

function Asked({ copy, onLink }: Props): ReactNode {
  const { view } = useLetter();
  const path = `/api/letters/${view.id}/copies/${copy.id}/passing-on`;
  const answer = useAct(
    (allow: boolean) => call(letter.CopyLinks, "POST", path, { allow }),
    ({ links }) => links.forEach(onLink),
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

function Facts({ copy }: { readonly copy: Copy }): ReactNode {
  return (
    <dl className="pairs">
      <dt>Issued</dt>
      <dd>
        {longDay(copy.issuedAt)}
        {copy.holder.address ? (
          <>
            , to <bdi>{copy.holder.address}</bdi>
          </>
        ) : null}
      </dd>
      <dt>First opened</dt>
      <dd>{copy.openedAt ? `${shortMoment(copy.openedAt)}, with link and code` : "not yet"}</dd>
      <dt>Downloads</dt>
      <dd>{copy.downloads}</dd>
      <dt>Passing on</dt>
      <dd>{passing[copy.passingOn]}</dd>
    </dl>
  );
}
