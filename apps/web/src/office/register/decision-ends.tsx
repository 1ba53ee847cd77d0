import type { decision } from "@chirograph/wire";
import type { ReactNode } from "react";
import { AskReason } from "../parts/ask-reason.tsx";
import { ButtonLink } from "../parts/button.tsx";
import { makePublic, revoke } from "./decision-acts.ts";
import { heldSentence } from "./decision-words.ts";

type Props = { readonly one: decision.DecisionView; readonly enter: string | null };

const endedAlready = {
  standing: null,
  superseded: "A later decision has replaced it already.",
  revoked: "It is revoked already.",
};

/** What a signer can still do to a decision. It is never edited. */
export function DecisionEnds({ one, enter }: Props): ReactNode {
  const ended = enter ?? endedAlready[one.status];
  return (
    <section className="stack no-print" aria-labelledby="ends">
      <h2 id="ends">What can be done</h2>
      <p className="small quiet">
        Its words cannot be changed: a later decision replaces it, or it is revoked.
      </p>
      <div className="stack decision-ends">
        {one.open ? null : <Opening one={one} enter={enter} />}
        <ButtonLink to="/office/register/new" search={{ supersedes: one.id }} refusal={ended}>
          Enter a decision that replaces it
        </ButtonLink>
        <AskReason
          act="Revoke it with your passkey"
          title={`Revoke decision ${one.reference}?`}
          label="Why it is revoked"
          hint={`${heldSentence(one)} ${released(one)} The reason stays in the register${one.open ? ", and the public is told only that it was revoked, and when" : ""}.`}
          kind="stop"
          refusal={ended}
          onReason={(reason) => revoke(one.id, reason)}
        />
      </div>
    </section>
  );
}

/** A letter in force is not withdrawn by this. */
function released({ citedBy, open }: Props["one"]): string {
  const inForce = citedBy.filter(({ status }) => status === "in-force").map(({ reference }) => reference);
  if (inForce.length === 0) return "";
  const told = open ? ", and its public page will say that this decision was revoked" : "";
  return inForce.length === 1
    ? `The letter ${inForce[0]} stays in force${told}.`
    : `${inForce.join(", ")} stay in force${told.replace("its public page", "their public pages")}.`;
}

function Opening({ one, enter }: Props): ReactNode {
  return (
    <AskReason
      act="Make it public with your passkey"
      title={`Make decision ${one.reference} public?`}
      hint="Everyone can then read its words, its authority and how it stands, and the released letters that announce it name it. This cannot be taken back."
      refusal={enter}
      optional
      onReason={() => makePublic(one.id)}
    />
  );
}
