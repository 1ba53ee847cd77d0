import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answered } from "../parts/answered.tsx";
import { mailQuery } from "../queries.ts";
import { MailRow, type StrayMail } from "./mail-row.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** Mail that came in and belongs nowhere by itself, or not with all that it brought: read here by a person. */
export function MailPage(): ReactNode {
  const query = useQuery(mailQuery);
  return (
    <SettingsFrame title="Mail">
      <p className="small quiet">
        A reply to a holder’s mail becomes their comment by itself. What could not be told apart with
        certainty, and what could not be added, stands here with why.
      </p>
      <Answered query={query}>{({ mails }) => <Mails mails={mails} />}</Answered>
    </SettingsFrame>
  );
}

type Listed = { readonly mails: readonly StrayMail[] };

function Mails({ mails }: Listed): ReactNode {
  const open = mails.filter((mail) => mail.aside === null);
  const aside = mails.filter((mail) => mail.aside !== null);
  return (
    <div className="stack">
      {open.length === 0 ? (
        <p className="note">
          {aside.length === 0
            ? "Every mail that came in found its place, or none came in. Mail comes in where the server names an inbox."
            : "No mail waits for anyone."}
        </p>
      ) : null}
      <Group title="Not entered" mails={open.filter((mail) => !mail.entered)}>
        These changed nothing. Ask the sender to write it on the page of their copy, or put the mail aside.
      </Group>
      <Group title="Entered without all of its files" mails={open.filter((mail) => mail.entered)}>
        The words of these stand as a comment or a reply. Files that were left out do not: ask the holder to
        add them in their copy.
      </Group>
      {aside.length === 0 ? null : (
        <details className="fold">
          <summary>Put aside ({aside.length})</summary>
          <Rows mails={aside} />
        </details>
      )}
    </div>
  );
}

function Group({
  title,
  mails,
  children,
}: Listed & { readonly title: string; readonly children: ReactNode }): ReactNode {
  if (mails.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <p className="small quiet">{children}</p>
      <Rows mails={mails} />
    </section>
  );
}

function Rows({ mails }: Listed): ReactNode {
  return (
    <ul className="people">
      {mails.map((mail) => (
        <MailRow key={mail.id} mail={mail} />
      ))}
    </ul>
  );
}
