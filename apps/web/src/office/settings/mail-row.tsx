import { basics, type coordination } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { shortMoment } from "../moments.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { MailFiles } from "./mail-files.tsx";

export type StrayMail = coordination.UnassignedMail["mails"][number];
type Props = { readonly mail: StrayMail };

/** One mail: from whom, why it stands here, what it says, and what can be done about it. */
export function MailRow({ mail }: Props): ReactNode {
  return (
    <li className="stack">
      <span dir="auto">
        <b>{mail.subject || "Without a subject"}</b>
        <span className="quiet under">
          <bdi>{mail.from || "From nobody named"}</bdi>, {shortMoment(mail.at)}
        </span>
        <span className="label under">{mail.why}</span>
        {mail.aside ? (
          <span className="label under">
            Put aside by {mail.aside.by}, {shortMoment(mail.aside.at)}
          </span>
        ) : null}
      </span>
      {mail.words ? (
        <details className="fold">
          <summary>What it says</summary>
          <blockquote className="reason" dir="auto">
            {mail.words}
          </blockquote>
        </details>
      ) : null}
      <MailFiles mail={mail.id} />
      {mail.letter ? (
        <p>
          <Link to="/office/letters/$id/circulation" params={{ id: mail.letter }}>
            The letter that it came to
          </Link>
        </p>
      ) : null}
      {mail.aside ? null : <PutAside mail={mail} />}
    </li>
  );
}

function PutAside({ mail }: Props): ReactNode {
  return (
    <AskReason
      act="Put it aside"
      title={`Put “${mail.subject || "the mail without a subject"}” aside?`}
      hint="Why nobody needs to look at it any more. It stays under “Put aside” with this reason until mail is erased."
      refusal={mail.refusal}
      onReason={(reason) => call(basics.Done, "POST", `/api/mail/${mail.id}/aside`, { reason })}
    />
  );
}
