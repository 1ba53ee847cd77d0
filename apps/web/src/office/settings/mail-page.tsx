import type { coordination } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { shortMoment } from "../moments.ts";
import { Answered } from "../parts/answered.tsx";
import { mailQuery } from "../queries.ts";
import { SettingsFrame } from "./settings-frame.tsx";

type Mail = coordination.UnassignedMail["mails"][number];

/** Mail that came in and belongs nowhere by itself: read here, and entered by nobody but a person. */
export function MailPage(): ReactNode {
  const query = useQuery(mailQuery);
  return (
    <SettingsFrame title="Mail">
      <p className="small quiet">
        A reply to a holder’s mail becomes their comment by itself. What could not be told apart with
        certainty stands here, with why, and changed nothing: ask its sender to write it on the page of their
        copy.
      </p>
      <Answered query={query}>
        {({ mails }) =>
          mails.length === 0 ? (
            <p className="note">
              Every mail that came in found its place, or none came in. Mail comes in where the server names
              an inbox.
            </p>
          ) : (
            <ul className="people">
              {mails.map((mail) => (
                <MailRow key={mail.id} mail={mail} />
              ))}
            </ul>
          )
        }
      </Answered>
    </SettingsFrame>
  );
}

function MailRow({ mail }: { readonly mail: Mail }): ReactNode {
  return (
    <li className="stack">
      <span dir="auto">
        <b>{mail.subject || "Without a subject"}</b>
        <span className="quiet under">
          <bdi>{mail.from || "From nobody named"}</bdi>, {shortMoment(mail.at)}
        </span>
        <span className="label under">{mail.why}</span>
      </span>
      {mail.words ? (
        <details className="fold">
          <summary>What it says</summary>
          <blockquote className="reason" dir="auto">
            {mail.words}
          </blockquote>
        </details>
      ) : null}
      {mail.letter ? (
        <p>
          <Link to="/office/letters/$id/circulation" params={{ id: mail.letter }}>
            The letter that it came to
          </Link>
        </p>
      ) : null}
    </li>
  );
}
