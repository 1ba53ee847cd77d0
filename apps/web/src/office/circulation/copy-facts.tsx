import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { longDay, shortMoment } from "../moments.ts";

const passing = { allowed: "allowed", ask: "after asking", never: "never" };

/** What the record knows of one copy. */
export function CopyFacts(props: {
  readonly copy: letter.CopyView;
  readonly mail: letter.MailOfCopy | undefined;
}): ReactNode {
  const { copy, mail } = props;
  return (
    <dl className="pairs">
      {copy.task.instructions ? (
        <>
          <dt>Asked to</dt>
          <dd dir="auto">{copy.task.instructions}</dd>
        </>
      ) : null}
      <dt>Issued</dt>
      <dd>
        {longDay(copy.issuedAt)}
        {copy.holder.address ? (
          <>
            , to <bdi>{copy.holder.address}</bdi>
          </>
        ) : null}
      </dd>
      <Mailed mail={mail} />
      <dt>First opened</dt>
      <dd>{copy.openedAt ? `${shortMoment(copy.openedAt)}, with link and code` : "not yet"}</dd>
      <dt>Downloads</dt>
      <dd>{copy.downloads}</dd>
      <dt>Passing on</dt>
      <dd>{passing[copy.passingOn]}</dd>
    </dl>
  );
}

/** What mail says of the holder: what was sent, and what came back. */
function Mailed({ mail }: { readonly mail: letter.MailOfCopy | undefined }): ReactNode {
  if (!mail) return null;
  const { sentAt, remindedAt, bounced, autoReply } = mail;
  return (
    <>
      {sentAt ? (
        <>
          <dt>Last mail</dt>
          <dd>
            {shortMoment(sentAt)}
            {remindedAt ? `, reminded ${shortMoment(remindedAt)}` : ""}
          </dd>
        </>
      ) : null}
      {bounced ? (
        <>
          <dt>Mail comes back</dt>
          <dd dir="auto">{bounced}</dd>
        </>
      ) : null}
      {autoReply ? (
        <>
          <dt>Answered by itself</dt>
          <dd dir="auto">{autoReply}</dd>
        </>
      ) : null}
    </>
  );
}
