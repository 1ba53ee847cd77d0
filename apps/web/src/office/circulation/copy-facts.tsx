import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { longDay, shortMoment } from "../moments.ts";

const passing = { allowed: "allowed", ask: "after asking", never: "never" };

/** What the record knows of one copy. */
export function CopyFacts({ copy }: { readonly copy: letter.CopyView }): ReactNode {
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
      <dt>First opened</dt>
      <dd>{copy.openedAt ? `${shortMoment(copy.openedAt)}, with link and code` : "not yet"}</dd>
      <dt>Downloads</dt>
      <dd>{copy.downloads}</dd>
      <dt>Passing on</dt>
      <dd>{passing[copy.passingOn]}</dd>
    </dl>
  );
}
